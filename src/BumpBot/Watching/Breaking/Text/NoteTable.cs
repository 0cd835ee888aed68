namespace BumpBot.Watching.Breaking.Text;

/// <summary>A table of changes, which may have a column that says which of them are breaking.</summary>
/// <param name="column">Its number; -1 = there is none.</param>
internal sealed class NoteTable(int column)
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "yes", "y", "true", "x", "✓", "✔", "✔️", "✅", "💥", "⚠", "⚠️", "breaking", "да", "+", "major" };

    public static NoteTable WithHead(string head) =>
        new(Cells(head).FindIndex(cell => cell.TrimEnd('?').Trim().Equals("breaking", StringComparison.OrdinalIgnoreCase) || SectionKinds.Of(NoteTokens.Of(cell.TrimEnd('?'))) == SectionKind.Breaking));

    public TableRow RowOf(string row)
    {
        var cells = Cells(row);
        return column < 0 ? TableRow.Unmarked
            : column == 0 || (column < cells.Count && Yes.Contains(cells[column].Trim('*', '`', '.', '!'))) ? TableRow.Breaking
            : TableRow.Unbroken;
    }

    private static List<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
