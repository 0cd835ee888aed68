using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Tables with a column for each thing, and a row for their versions: <c>| | acme/tool | other |</c> over <c>| Version | 1.2.3 | 4.5.6 |</c>.</summary>
internal static partial class NamedColumns
{
    private const int LongestLine = 1000;

    private const int MostRows = 20;

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        if (!file.Text.AsSpan(within.Start, within.Length).Contains('|'))
            yield break;
        foreach (var line in Lines.In(file.Text, within.Start).TakeWhile(line => line.Start < within.End))
        {
            if (line.Length is 0 or > LongestLine || !file.Text.AsSpan(line.Start, line.Length).Contains('|') || CellsOf(file.Text, line) is not { Count: > 2 } headers || !IsHeader(file.Text, line))
                continue;
            foreach (var (column, header) in headers.Index())
            {
                if (column > 0 && RepositoryLinks.NamedBy(header.Of(file.Text), upstreams) is var (upstream, tie) && VersionBelow(file.Text, line, column) is { } version)
                    yield return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, tie, []);
            }
        }
    }

    /// <summary>Whether a line of hyphens or an empty one parts it from the rows.</summary>
    private static bool IsHeader(string text, TextSpan line) =>
        Lines.In(text, line.Start).Skip(1).FirstOrDefault() is var next && next.Start > line.Start && (next.Length == 0 || Border().IsMatch(text.AsSpan(next.Start, next.Length)));

    /// <summary>In the row that says which versions are in use.</summary>
    private static TextSpan? VersionBelow(string text, TextSpan header, int column)
    {
        foreach (var line in Lines.In(text, header.Start).Skip(2).Take(MostRows))
        {
            if (line.Length is 0 or > LongestLine || !text.AsSpan(line.Start, line.Length).Contains('|'))
                return null;
            var cells = CellsOf(text, line);
            if (column >= cells.Count || !VersionWord().IsMatch(text.AsSpan(cells[0].Start, cells[0].Length)) || !TableHeaders.SayUse(cells[0].Of(text)))
                continue;
            return Bare().Match(cells[column].Of(text)) is { Success: true } match
                ? new TextSpan(cells[column].Start + match.Groups["version"].Index, match.Groups["version"].Length)
                : null;
        }
        return null;
    }

    private static List<TextSpan> CellsOf(string text, TextSpan line)
    {
        List<TextSpan> cells = [];
        var start = line.Start + (text.AsSpan(line.Start, line.Length).TrimStart(" \t>") is ['|', ..] ? text.AsSpan(line.Start, line.Length).IndexOf('|') + 1 : 0);
        for (var next = text.AsSpan(start, line.End - start).IndexOf('|'); next >= 0; next = text.AsSpan(start, line.End - start).IndexOf('|'))
        {
            cells.Add(new TextSpan(start, next));
            start += next + 1;
        }
        if (start < line.End)
            cells.Add(TextSpan.FromBounds(start, line.End));
        return cells;
    }

    [GeneratedRegex(@"\A[ \t>]*[|+]?[ \t]*:?[-=]+[-=:|+ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Border();

    [GeneratedRegex(@"\b(?:version|tag|release|pin|pinned|верси|тег|релиз)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionWord();

    [GeneratedRegex(@"\A[\s*_`]*(?<version>[vV]?[0-9]+\.[0-9]+\.[0-9]+)[\s*_`]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
