using Markdig.Syntax;

namespace BumpBot.Watching.Breaking.Text;

/// <summary>What a row of a table is by the columns that say what is breaking, or how things were and are.</summary>
internal enum TableRow
{
    /// <summary>There is no such column.</summary>
    Unmarked,

    Breaking,
    Unbroken,

    /// <summary>It says how something was and how it is.</summary>
    Changed,
}

/// <param name="Row">Null = the line is no row of a table.</param>
internal sealed record ParagraphLine(string Text, bool IsIndented, TableRow? Row);

/// <summary>
/// The lines of a paragraph. GitHub shows a line break in notes as one, so each line may be a statement by itself; a line that was broken only
/// for its length is joined again.
/// </summary>
internal static class ParagraphLines
{
    /// <summary>A shorter line was not broken for its length.</summary>
    private const int WrappedAt = 50;

    private const string Bullets = "•–—-*+·▪◦✅⚠✨🐛";

    public static IReadOnlyList<ParagraphLine> Of(string text, ParagraphBlock paragraph)
    {
        var (start, end) = (Math.Max(0, paragraph.Span.Start), Math.Min(text.Length, paragraph.Span.End + 1));
        var lines = new List<ParagraphLine>();
        NoteTable? table = null;
        foreach (var raw in start < end ? text[start..end].Split('\n') : [])
        {
            var line = raw.Trim().TrimStart('>').Trim();
            if (IsRule(line) && lines.Count > 0 && line.Contains('|', StringComparison.Ordinal))
            {
                table = NoteTable.WithHead(lines[^1].Text);
                lines.RemoveAt(lines.Count - 1);
            }
            else if (table is not null && line.Contains('|', StringComparison.Ordinal))
            {
                lines.Add(new ParagraphLine(line, false, table.RowOf(line)));
            }
            else if (line.Length > 0 && !IsAlert(line) && !IsRule(line))
            {
                Add(lines, new ParagraphLine(line, raw[0] is ' ' or '\t', null));
            }
        }
        return lines;
    }

    private static void Add(List<ParagraphLine> lines, ParagraphLine line)
    {
        if (lines.Count > 0 && GoesOn(lines[^1].Text, line.Text))
            lines[^1] = lines[^1] with { Text = $"{lines[^1].Text} {line.Text}" };
        else
            lines.Add(line);
    }

    private static bool GoesOn(string before, string line) =>
        before.Length is >= WrappedAt and < NoteTokens.LongestLine && before[^1] is not ('.' or ':' or '!' or '?' or '|' or '\\')
        && !Bullets.Contains(line[0], StringComparison.Ordinal) && !char.IsUpper(line[0]);

    /// <summary>The first line of GitHub's alerts, such as <c>[!WARNING]</c>.</summary>
    private static bool IsAlert(string line) => line.StartsWith("[!", StringComparison.Ordinal) && line[^1] == ']';

    /// <summary>The line below a table's head, or a line across.</summary>
    private static bool IsRule(string line) => line.Length > 0 && line.All(c => c is '-' or '|' or ':' or ' ' or '=');
}
