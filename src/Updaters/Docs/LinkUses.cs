using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Finds the places that link by a name: <c>[name]</c>, <c>[text][name]</c> in Markdown, <c>name_</c> and <c>`name`_</c> in reStructuredText.</summary>
internal static class LinkUses
{
    /// <summary>The name, or the text that stands for it, at each such place; the definition itself is none.</summary>
    /// <param name="definition">Where the name stands in its definition.</param>
    public static IEnumerable<TextSpan> Of(string text, TextSpan definition)
    {
        var name = definition.Of(text);
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
        {
            var use = new TextSpan(at, name.Length);
            if (at != definition.Start && IsUse(text, use))
                yield return use;
        }
    }

    private static bool IsUse(string text, TextSpan use)
    {
        var before = use.Start == 0 ? ' ' : text[use.Start - 1];
        var after = text.AsSpan(use.End, Math.Min(2, text.Length - use.End));
        return before == '[' ? after is [']', not ':', ..] or [']'] : before == '`' ? after.StartsWith("`_") : after is ['_', ..] && !char.IsLetterOrDigit(before) && before != '_';
    }
}
