namespace BumpBot.Report;

/// <summary>A table of a report, for each format to write in its own way.</summary>
/// <param name="Rows">Cells as text, those of foreign text too: one line each, not yet encoded.</param>
public sealed record ReportTable(string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <param name="IsNumber">Stands to the right.</param>
public sealed record ReportColumn(string Heading, bool IsNumber);
