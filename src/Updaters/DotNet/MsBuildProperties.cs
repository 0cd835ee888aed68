using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.DotNet;

/// <summary>The properties of an MSBuild file: <c>Version="$(ToolVersion)"</c> leads to <c>&lt;ToolVersion&gt;1.2.3&lt;/ToolVersion&gt;</c>.</summary>
internal sealed partial class MsBuildProperties
{
    private const int MostSteps = 8;

    private readonly string _text;
    private readonly IReadOnlyList<XmlTag> _tags;
    private Dictionary<string, TextSpan?>? _values;

    public MsBuildProperties(string text, IReadOnlyList<XmlTag> tags) => (_text, _tags) = (text, tags);

    /// <summary>
    /// The place of the version that the text is or leads to; null where it leads out of the file, or to a property that the file sets
    /// more than once, whose version depends on conditions.
    /// </summary>
    public TextSpan? Resolve(TextSpan version)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var written = _text.AsSpan(version.Start, version.Length);
            if (!written.Contains("$(", StringComparison.Ordinal))
                return version;
            if (Property().Match(written.ToString()) is not { Success: true } match || Values().GetValueOrDefault(match.Groups["name"].Value) is not { } value)
                return null;
            version = value;
        }
        return null;
    }

    private Dictionary<string, TextSpan?> Values()
    {
        if (_values is not null)
            return _values;
        _values = new(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i + 1 < _tags.Count; i++)
        {
            var tag = _tags[i];
            if (tag.Kind != XmlTagKind.Open || _tags[i + 1].Kind != XmlTagKind.Close || tag.Content(_text) is not { } content)
                continue;
            var name = tag.Name.Of(_text);
            _values[name] = _values.ContainsKey(name) ? null : content;
        }
        return _values;
    }

    [GeneratedRegex(@"\A\s*\[?\s*\$\(\s*(?<name>[A-Za-z_][A-Za-z0-9_.-]*)\s*\)\s*\]?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Property();
}
