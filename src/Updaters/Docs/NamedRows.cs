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
                if (ReferenceIn(file, line, row.Cells, upstreams) is { } reference && seen.Add(reference.Span.Start))
                    yield return reference;
            }
        }
    }

    private static Reference? ReferenceIn(FileText file, TextSpan line, IReadOnlyList<TextSpan> cells, IReadOnlyList<Upstream> upstreams)
    {
        if (VersionAmong(file.Text, line, cells) is not { } version)
            return null;
        foreach (var cell in cells)
        {
            if (!cell.Contains(version) && RepositoryLinks.NamedBy(cell.Of(file.Text), upstreams) is var (upstream, tie))
                return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, tie, []);
        }
        return null;
    }

    /// <summary>The only version, or of several the one whose column says that it is in use: else they set things beside each other.</summary>
    private static TextSpan? VersionAmong(string text, TextSpan line, IReadOnlyList<TextSpan> cells)
    {
        List<TextSpan> versions = [.. cells.Select(cell => VersionIn(text, cell))];
        if (versions.FindAll(version => version.Length > 0) is not { Count: > 1 } several)
            return versions.Find(version => version.Length > 0) is { Length: > 0 } only ? only : null;
        var headers = TableHeaders.Over(text, line);
        return several.FindAll(version => versions.IndexOf(version) is var column && column < headers.Count && TableHeaders.SayUse(headers[column])) is [var used] ? used : null;
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
