using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds exact pins of the upstreams' Python packages (<c>name==1.2.3</c>, extras allowed) in running text such as <c>pip install</c> lines.</summary>
/// <remarks>Wildcards and compound specifiers are no exact pins. Spaces beside <c>==</c> are taken only within quotes, where a shell would leave them.</remarks>
public static partial class PackagePins
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        var packages = PackageIndex.Of(upstreams);
        foreach (var line in LinesWithPins(file.Text, within))
        {
            for (var match = Pin().Match(file.Text, line.Start, line.Length); match.Success; match = match.NextMatch())
            {
                var name = match.Groups["name"];
                if (packages.Tie(name.ValueSpan) is { } tie && IsWhole(file.Text, match, within))
                    yield return At(file, tie, name.Value, new TextSpan(match.Groups["version"].Index, match.Groups["version"].Length));
            }
        }
    }

    private static IEnumerable<TextSpan> LinesWithPins(string text, TextSpan within)
    {
        var position = within.Start;
        while (text.AsSpan(position, within.End - position).IndexOf("==") is var next and >= 0)
        {
            var start = position + text.AsSpan(position, next).LastIndexOfAny('\r', '\n') + 1;
            var length = text.AsSpan(start, within.End - start).IndexOfAny('\r', '\n');
            position = length < 0 ? within.End : start + length;
            yield return TextSpan.FromBounds(start, position);
        }
    }

    /// <summary>The upstream that goes by the package's name, compared as PEP 503 does.</summary>
    internal static (Upstream Upstream, KnownName Name)? Tie(string written, IReadOnlyList<Upstream> upstreams) =>
        PackageIndex.Of(upstreams).Tie(written);

    /// <summary>The reference to a package's version that stands there.</summary>
    internal static Reference At(FileText file, (Upstream Upstream, KnownName Name) tie, string written, TextSpan version) =>
        new(
            tie.Upstream.Id,
            file.Path,
            version,
            version.Of(file.Text),
            ReferenceKind.Package,
            new Tie.ByName(tie.Name, written),
            [])
        {
            PublishedAs = new Publication.PythonPackage(written),
        };

    /// <summary>Whether the match is all of a requirement, and not the beginning of a longer one.</summary>
    private static bool IsWhole(string text, Match match, TextSpan within)
    {
        var rest = text.AsSpan(match.Index + match.Length, within.End - match.Index - match.Length);
        if (IsFurtherSpecifier(rest.TrimStart(" \t")) || !EndsThere(rest))
            return false;
        var hasSpace = match.Groups["before"].Length + match.Groups["after"].Length > 0;
        return !hasSpace || (match.Index > within.Start && IsQuoted(text[match.Index - 1], rest.TrimStart(" \t")));
    }

    /// <summary>Whether a version ends where this text begins: no longer word and no wildcard.</summary>
    private static bool EndsThere(ReadOnlySpan<char> rest) => rest is [] || rest[0] switch
    {
        ';' or ',' or '"' or '\'' or '`' or ')' or ']' or '}' or '|' or '&' or '<' or '>' => true,
        '.' or ':' or '!' or '?' => rest.Length == 1 || IsSpaceOrCloser(rest[1]),
        '*' => rest is ['*', '*', ..],
        '\\' => ContinuesIndented(rest),
        var c => char.IsWhiteSpace(c),
    };

    private static bool IsFurtherSpecifier(ReadOnlySpan<char> rest) =>
        rest is [',', ..] && rest[1..].TrimStart(" \t") is ['<' or '>' or '=' or '!' or '~', ..];

    private static bool IsSpaceOrCloser(char c) => char.IsWhiteSpace(c) || c is '"' or '\'' or '`' or ')' or ']' or '<';

    /// <summary>A backslash that joins the next line, which begins with a space: the word ends here.</summary>
    private static bool ContinuesIndented(ReadOnlySpan<char> rest) =>
        rest is ['\\', '\r', '\n', ' ' or '\t', ..] or ['\\', '\n' or '\r', ' ' or '\t', ..];

    private static bool IsQuoted(char before, ReadOnlySpan<char> rest) =>
        before is '"' or '\'' or '`' && rest is [var next, ..] && (next == before || next == ';');

    [GeneratedRegex(
        @"(?<![\w.\-$/@{%~\\])(?<name>" + PythonPackages.NamePattern + @")(?>(?:" + PythonPackages.ExtrasPattern + @")?)"
        + @"(?<before>(?>[ \t]*))==(?!=)(?<after>(?>[ \t]*))(?<version>" + PythonPackages.VersionPattern + ")",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pin();
}
