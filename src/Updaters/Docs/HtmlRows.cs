using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The rows of HTML's tables (<c>tr</c> with <c>td</c>) and the definitions of its lists (<c>dt</c> with <c>dd</c>). What closes them may be left out.</summary>
internal static partial class HtmlRows
{
    /// <summary>The row that the line goes on with, and those that begin in it.</summary>
    public static IReadOnlyList<DocumentRows.Row> At(string text, TextSpan line)
    {
        List<DocumentRows.Row> rows = [];
        var start = StartOf(text, line);
        var stretch = TextSpan.FromBounds(start, Math.Min(text.Length, line.End + DocumentRows.LongestLine));
        foreach (var opening in RowStart().EnumerateMatches(text.AsSpan(stretch.Start, stretch.Length)))
        {
            var from = stretch.Start + opening.Index + opening.Length;
            if (from > line.End)
                break;
            var end = RowEnd().Match(text, from, stretch.End - from) is { Success: true } close ? close.Index : stretch.End;
            rows.Add(new DocumentRows.Row([.. CellsOf(text, TextSpan.FromBounds(from, end))], end));
        }
        return rows;
    }

    /// <summary>Where the line starts, or the row above it that it goes on with.</summary>
    private static int StartOf(string text, TextSpan line)
    {
        var content = text.AsSpan(line.Start, line.Length).TrimStart(" \t>");
        if (!CellStart().IsMatch(content) || content.StartsWith("<dt", StringComparison.OrdinalIgnoreCase))
            return line.Start;
        var lowest = Math.Max(0, line.Start - DocumentRows.LongestLine);
        var row = text.AsSpan(lowest, line.Start - lowest).LastIndexOf("<tr", StringComparison.OrdinalIgnoreCase);
        return row < 0 ? line.Start : lowest + row;
    }

    private static IEnumerable<TextSpan> CellsOf(string text, TextSpan row)
    {
        List<(int Start, int Content)> cells = [];
        for (var cell = CellStart().Match(text, row.Start, row.Length); cell.Success && cells.Count <= DocumentRows.MostLines; cell = cell.NextMatch())
            cells.Add((cell.Index, cell.Index + cell.Length));
        for (var i = 0; i < cells.Count; i++)
        {
            var content = TextSpan.FromBounds(cells[i].Content, i + 1 < cells.Count ? cells[i + 1].Start : row.End);
            var close = CellEnd().Match(text, content.Start, content.Length);
            yield return close.Success ? TextSpan.FromBounds(content.Start, close.Index) : content;
        }
    }

    [GeneratedRegex(@"<tr\b[^<>]{0,200}>|(?=<dt\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RowStart();

    // A definition ends with its description.
    [GeneratedRegex(@"</?tr\b|</dd>|</table|</dl", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RowEnd();

    [GeneratedRegex(@"<(?:td|th|dt|dd)\b[^<>]{0,200}>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CellStart();

    [GeneratedRegex(@"</(?:td|th|dt|dd)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CellEnd();
}
