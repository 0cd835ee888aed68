using BumpBot.Watching.Breaking.Phrases;

namespace BumpBot.Watching.Breaking.Text;

/// <summary>A table of changes, which may have a column that says which of them are breaking, or two that say how something was and is.</summary>
/// <param name="column">The number of the one that says what is breaking; -1 = there is none.</param>
/// <param name="after">The number of the column that says how things are now; -1 = there is none.</param>
internal sealed class NoteTable(int column, int after)
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "true", "x", "✓", "✔", "✔️", "✅", "💥", "⚠", "⚠️", "breaking", "да", "+", "major" };
    private static readonly PhraseTable Before = new(["^ old|before|was|previous|previously|former|from ..1 $", "^ было|был|раньше|ранее|до|старое|старый|старая|прежнее|прежний ..1 $"]);
    private static readonly PhraseTable After = new(["^ new|after|now|is|current|to ..1 $", "^ стало|стал|теперь|после|новое|новый|новая ..1 $"]);

    /// <summary>Of a measurement: that something is faster or smaller breaks nothing.</summary>
    private static readonly PhraseTable Measured = new(["<num> ms|s|us|µs|ns|min|kb|mb|gb|kib|mib|gib|ops|req|rps|fps|x|мс|с|сек|мкс|кб|мб|гб", "<num> %"]);

    private static readonly PhraseTable Measurements = new(["benchmark*|speedup|speed|time|operation|function|faster|gain|бенчмарк*|операци*|ускорени*|время"]);

    public static NoteTable WithHead(string head)
    {
        var cells = Cells(head);
        var isChange = !Measurements.IsIn(NoteTokens.Of(head)) && cells.Exists(cell => Before.IsIn(NoteTokens.Of(cell)));
        return new NoteTable(
            cells.FindIndex(cell => cell.TrimEnd('?').Trim().Equals("breaking", StringComparison.OrdinalIgnoreCase) || SectionKinds.Of(NoteTokens.Of(cell.TrimEnd('?'))) == SectionKind.Breaking) is >= 0 and var marked ? marked : SectionKinds.Of(NoteTokens.Of(cells.FirstOrDefault() ?? "")) == SectionKind.Removed ? 0 : -1,
            isChange ? cells.FindIndex(cell => After.IsIn(NoteTokens.Of(cell))) : -1);
    }

    public TableRow RowOf(string row)
    {
        var cells = Cells(row);
        return column < 0 ? (IsChange(cells) ? TableRow.Changed : TableRow.Unmarked)
            : column == 0 || (column < cells.Count && Yes.Contains(cells[column].Trim('*', '`', '.', '!'))) ? TableRow.Breaking
            : TableRow.Unbroken;
    }

    /// <summary>What changed is named as code, as settings and members are.</summary>
    private bool IsChange(List<string> cells) =>
        after >= 0 && after < cells.Count && cells[0].StartsWith('`') && !Measured.IsIn(NoteTokens.Of(cells[after]));

    private static List<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
