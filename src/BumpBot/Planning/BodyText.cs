using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Joins the parts of a body within the forge's limit: the fixed parts first, then as much of the release notes as fits.</summary>
internal static class BodyText
{
    /// <summary>GitHub refuses longer bodies.</summary>
    public const int MaxLength = 65_536;

    public const int LeftRows = 20;

    private const int Rows = 100;
    private const int RowsWhereCrowded = 10;

    /// <param name="head">The parts before the notes, given the number of rows that a table may have; empty ones are left out.</param>
    /// <param name="tail">The parts after them.</param>
    public static string Compose(Mark mark, IReadOnlyList<Release> notes, Func<int, string[]> head, Func<int, string[]> tail)
    {
        var written = Marks.Write(mark);
        var (before, after) = (Join(head(Rows)), Join(tail(Rows)));
        if (before.Length + after.Length + written.Length > MaxLength * 3 / 4)
            (before, after) = (Join(head(RowsWhereCrowded)), Join(tail(RowsWhereCrowded)));
        var room = MaxLength - before.Length - after.Length - written.Length - 100;
        return $"{before}{ReleaseNotesSection.Of(notes, room)}{after}{written}\n";
    }

    private static string Join(string[] parts) =>
        Marks.Defuse(string.Concat(parts.Where(part => part.Length > 0).Select(part => part.TrimEnd('\n') + "\n\n")));
}
