using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>The package that a URL's fragment names, as older files do with its version: <c>…@v1.2.3#egg=name-1.2.3</c>.</summary>
internal static partial class EggName
{
    /// <summary>Where the fragment behind a tag repeats its version; null where it does not.</summary>
    public static TextSpan? VersionOf(string content, TextSpan line, Reference tag)
    {
        if (tag.Kind != ReferenceKind.Tag)
            return null;
        var rest = content.AsSpan(tag.Span.End, line.End - tag.Span.End);
        var length = rest.IndexOfAny(" \t");
        var match = Egg().Match(content, tag.Span.End, length < 0 ? rest.Length : length);
        var version = match.Groups["version"];
        if (!match.Success || !tag.Current.EndsWith(version.Value, StringComparison.Ordinal))
            return null;
        var prefix = tag.Current.AsSpan(0, tag.Current.Length - version.Length);
        return prefix is [] or [.., not (>= '0' and <= '9' or '.')] ? new TextSpan(version.Index, version.Length) : null;
    }

    [GeneratedRegex(@"[#&]egg=[A-Za-z0-9._]+(?:-[A-Za-z][A-Za-z0-9._]*)*-(?<version>[0-9]+(?:\.[0-9A-Za-z]+)*)(?![^&])", RegexOptions.CultureInvariant)]
    private static partial Regex Egg();
}
