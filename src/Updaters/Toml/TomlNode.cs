using Updaters.Text;

namespace Updaters.Toml;

/// <summary>A value of a TOML document, with its place in the file. A closed family.</summary>
internal abstract record TomlNode
{
    private TomlNode() { }

    /// <summary>A table in any of its forms: below a header, within braces, or of dotted keys.</summary>
    public sealed record Table(IReadOnlyList<Entry> Entries) : TomlNode
    {
        /// <summary>The first string under the key; null where there is none.</summary>
        public TextSpan? TextAt(string key)
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key && entry.Value is Text text)
                    return text.Span;
            }
            return null;
        }
    }

    public sealed record Array(IReadOnlyList<TomlNode> Items) : TomlNode;

    /// <summary>A string.</summary>
    /// <param name="Span">What stands between the quotes, escapes as written.</param>
    public sealed record Text(TextSpan Span) : TomlNode;

    /// <summary>A number, a date or a truth value, as written.</summary>
    public sealed record Other(TextSpan Span) : TomlNode;

    public readonly record struct Entry(string Key, TomlNode Value);
}
