using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Reads the row of a table, the definition or the item that a line is or begins, in any of the markups.</summary>
internal static partial class DocumentRows
{
    public const int LongestLine = 1000;

    /// <summary>No row that a person reads has more lines, and no table's head stands higher.</summary>
    public const int MostLines = 12;

    private const int MostRows = 60;

    /// <param name="Cells">Where the parts stand.</param>
    /// <param name="End">Where the text goes on.</param>
    public sealed record Row(IReadOnlyList<TextSpan> Cells, int End);

    /// <summary>The rows that the line is part of, or that begin in it: of HTML, a line may hold a whole table.</summary>
    public static IEnumerable<Row> At(string text, TextSpan line) =>
        line.Length <= LongestLine && text.AsSpan(line.Start, line.Length).Contains('<') && HtmlRows.At(text, line) is { Count: > 0 } rows ? rows : One(text, line) is { } row ? [row] : [];

    /// <summary>Null = the line is part of none.</summary>
    private static Row? One(string text, TextSpan line)
    {
        if (line.Length > LongestLine)
            return null;
        var content = text.AsSpan(line.Start, line.Length).Trim(" \t>");
        if (content.IsEmpty)
            return null;
        if (content[0] == '|')
            return content[1..].Contains('|') ? Split(text, line, Pipe()) : Stacked(text, StartOfRow(text, line, static above => above is ['|', not '=', ..] && !above[1..].Contains('|')));
        if (content.Contains('|') && IsUnder(text, line, Delimiters()))
            return Split(text, line, Pipe());
        if (content[0] is '*' or '-' && OfList(text, StartOfListRow(text, line)) is { } list)
            return list;
        if (content.Contains("  ", StringComparison.Ordinal) && IsUnder(text, line, SimpleBorder()))
            return Split(text, line, Gap());
        return content.Contains(',') && IsUnder(text, line, CsvTable()) ? Split(text, line, Comma()) : Definition(text, line);
    }

    private static Row Split(string text, TextSpan line, Regex separator)
    {
        List<TextSpan> cells = [];
        var start = line.Start;
        foreach (var gap in separator.EnumerateMatches(text.AsSpan(line.Start, line.Length)))
        {
            cells.Add(TextSpan.FromBounds(start, line.Start + gap.Index));
            start = line.Start + gap.Index + gap.Length;
        }
        cells.Add(TextSpan.FromBounds(start, line.End));
        return new Row(cells, line.End);
    }

    /// <summary>The first of the lines that go on to this one.</summary>
    private static TextSpan StartOfRow(string text, TextSpan line, Func<ReadOnlySpan<char>, bool> isOfRow)
    {
        for (var i = 0; i < MostLines && line.Start > 0 && LineAbove(text, line.Start) is { Length: > 0 } above && isOfRow(text.AsSpan(above.Start, above.Length)); i++)
            line = above;
        return line;
    }

    /// <summary>The line with the row's first cell, which all others stand below.</summary>
    private static TextSpan StartOfListRow(string text, TextSpan line)
    {
        for (var i = 0; i < MostLines && line.Start > 0 && FurtherCell().IsMatch(text.AsSpan(line.Start, line.Length)); i++)
            line = LineAbove(text, line.Start);
        return line;
    }

    /// <summary>AsciiDoc's rows with each cell on a line of its own.</summary>
    private static Row? Stacked(string text, TextSpan line)
    {
        List<TextSpan> cells = [];
        var end = line.End;
        foreach (var next in Lines.In(text, line.Start).Take(MostLines))
        {
            var content = text.AsSpan(next.Start, next.Length);
            if (content is not ['|', ..] || content.StartsWith("|===") || content[1..].Contains('|') || next.Length > LongestLine)
                break;
            cells.Add(TextSpan.FromBounds(next.Start + 1, next.End));
            end = next.End;
        }
        return new Row(cells, end);
    }

    /// <summary>A row of reStructuredText's list-table: <c>* - cell</c> with <c>- cell</c> below.</summary>
    private static Row? OfList(string text, TextSpan line)
    {
        List<TextSpan> cells = [];
        var end = line.End;
        foreach (var next in Lines.In(text, line.Start).Take(MostLines))
        {
            var cell = (cells.Count == 0 ? ListCell() : FurtherCell()).Match(next.Of(text));
            if (!cell.Success || next.Length > LongestLine)
                break;
            cells.Add(TextSpan.FromBounds(next.Start + cell.Length, next.End));
            end = next.End;
        }
        return cells.Count > 1 ? new Row(cells, end) : null;
    }

    /// <summary>A term with its value on the same line, or on the next one.</summary>
    private static Row? Definition(string text, TextSpan line)
    {
        var written = line.Of(text);
        if (Pair().Match(written) is { Success: true } pair)
            return new Row([At(line, pair.Groups["term"]), At(line, pair.Groups["value"])], line.End);
        var next = Lines.In(text, line.Start).Skip(1).FirstOrDefault();
        if (next.Length is 0 or > 200 || !Value().IsMatch(next.Of(text)) || !Term().IsMatch(written))
            return null;
        var value = Value().Match(next.Of(text)).Groups["value"];
        return new Row([TextSpan.FromBounds(line.Start, line.End - (written.EndsWith("::", StringComparison.Ordinal) ? 2 : 0)), At(next, value)], next.End);
    }

    private static TextSpan At(TextSpan line, Group part) => new(line.Start + part.Index, part.Length);

    /// <summary>Whether such a line stands above, in the same block.</summary>
    private static bool IsUnder(string text, TextSpan line, Regex border)
    {
        var at = line.Start;
        for (var i = 0; i < MostRows && at > 0; i++)
        {
            var above = LineAbove(text, at);
            if (above.Length > LongestLine)
                return false;
            if (border.IsMatch(text.AsSpan(above.Start, above.Length)))
                return true;
            // Within a directive empty lines part nothing.
            if (above.Length == 0 && text[line.Start] is not (' ' or '\t'))
                return false;
            at = above.Start;
        }
        return false;
    }

    private static TextSpan LineAbove(string text, int start)
    {
        if (start == 0)
            return default;
        var end = start - 1;
        if (end > 0 && text[end] == '\n' && text[end - 1] == '\r')
            end--;
        return TextSpan.FromBounds(text.AsSpan(0, end).LastIndexOfAny('\r', '\n') + 1, end);
    }

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Pipe();

    [GeneratedRegex(@"[ \t]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex(",", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();

    [GeneratedRegex(@"\A[ \t>]*:?-+:?[ \t]*(?>(?:\|[ \t]*:?-+:?[ \t]*)+)\|?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Delimiters();

    [GeneratedRegex(@"\A[ \t]*=+(?:[ \t]+=+)+[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SimpleBorder();

    [GeneratedRegex(@"\A[ \t]*\.\.[ \t]+csv-table::", RegexOptions.CultureInvariant)]
    private static partial Regex CsvTable();

    [GeneratedRegex(@"\A[ \t]*[*-][ \t]+[*-][ \t]+", RegexOptions.CultureInvariant)]
    private static partial Regex ListCell();

    [GeneratedRegex(@"\A[ \t]+[*-][ \t]+(?![*-][ \t])", RegexOptions.CultureInvariant)]
    private static partial Regex FurtherCell();

    // "term:: value" of AsciiDoc, ":term: value" of reStructuredText, "- term: value", "- term – value".
    [GeneratedRegex(@"\A[ \t>]*(?:(?<term>\S.{0,200}?)::[ \t]+(?<value>\S{1,40})|:(?<term>[^:\r\n]{1,100}):[ \t]+(?<value>\S{1,40})|[*+-][ \t]+(?<term>\S.{0,200}?)(?::[*_`]{0,2}|[ \t]+(?:–|—|-+|=|→))[ \t]+(?<value>\S{1,40})|[*_]{1,2}(?<term>\S.{0,200}?)[*_]{0,2}:[*_]{0,2}[ \t]+(?<value>\S{1,40}))(?:[ \t]*(?:\([^()]{0,100}\)|\{/?[a-z]+\}))?[ \t]*\\?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\A(?:[ \t]{2,}|:[ \t]+)(?<value>\S{1,40})[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(@"\A[ \t]*\S.{0,200}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
