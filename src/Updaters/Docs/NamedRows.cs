using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Rows of tables, definitions and items that name an upstream in one part and nothing but its version in another:
/// <c>| [acme/tool](https://…) | 1.2.3 |</c>, <c>acme/tool:: 1.2.3</c>, <c>- acme/tool: 1.2.3</c>.
/// </summary>
internal static partial class NamedRows
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        HashSet<int> seen = [];
        var next = within.Start;
        foreach (var line in Lines.In(file.Text, within.Start).TakeWhile(line => line.Start < within.End))
        {
            if (line.Length == 0 || line.Start < next)
                continue;
            foreach (var row in DocumentRows.At(file.Text, line).Where(row => row.Cells.Count > 1))
            {
                next = Math.Max(next, row.End);
                foreach (var reference in ReferencesIn(file, line, row.Cells, upstreams).Where(reference => seen.Add(reference.Span.Start)))
                    yield return reference;
            }
        }
    }

    private static IEnumerable<Reference> ReferencesIn(FileText file, TextSpan line, IReadOnlyList<TextSpan> cells, IReadOnlyList<Upstream> upstreams)
    {
        if (VersionsAmong(file.Text, line, cells) is not { Count: > 0 } versions)
            return [];
        foreach (var cell in cells)
        {
            if (!versions.Exists(cell.Contains) && RepositoryLinks.NamedBy(cell.Of(file.Text), upstreams) is var (upstream, tie))
                return versions.Select(version => new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, tie, []));
        }
        return [];
    }

    /// <summary>The only version; of several all if they are the same one (a column for each environment), else the one whose column says that it is in use: they set things beside each other.</summary>
    private static List<TextSpan> VersionsAmong(string text, TextSpan line, IReadOnlyList<TextSpan> cells)
    {
        List<TextSpan> versions = [.. cells.Select(cell => VersionIn(text, cell))];
        var several = versions.FindAll(version => version.Length > 0);
        if (several.Count < 2 || several.TrueForAll(version => version.Of(text) == several[0].Of(text)))
            return several;
        var headers = TableHeaders.Over(text, line);
        return several.FindAll(version => versions.IndexOf(version) is var column && column < headers.Count && TableHeaders.SayUse(headers[column])) is [var used] ? [used] : [];
    }

    /// <summary>The version that is all that the cell holds; empty = it holds something else.</summary>
    private static TextSpan VersionIn(string text, TextSpan cell)
    {
        var match = Bare().Match(cell.Of(text));
        return match.Success ? new TextSpan(cell.Start + match.Groups["version"].Index, match.Groups["version"].Length) : default;
    }

    [GeneratedRegex("""\A[\s*_`"']*(?:(?:version|tag|release|версия|тег|релиз)\s+)?[*_`"']*(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[\s*_`"']*\.?\s*\z""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bare();
}
