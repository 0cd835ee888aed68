using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Joins the parts of a body within the forge's limit: the fixed parts first, then as much of the release notes as fits.</summary>
internal static class BodyText
{
    /// <summary>GitHub refuses longer bodies.</summary>
    public const int MaxLength = 65_536;

    public const int LeftRows = 20;

    /// <summary>In hexadecimal digits: 64 bits tell a changed text from an unchanged one.</summary>
    private const int DigestLength = 16;

    private const int Rows = 100;
    private const int RowsWhereCrowded = 10;

    /// <summary>Kept free for what is written into a body later: the note that a person works on the branch, why it was closed, and what people said.</summary>
    private const int ForLaterWords = 6000;

    /// <param name="facts">What the body says of the target itself; when that changes, it is written anew. What others wrote, such as notes, is no reason to.</param>
    /// <param name="head">The parts before the notes, given the number of rows that a table may have; empty ones are left out.</param>
    /// <param name="tail">The parts after them.</param>
    /// <param name="reserved">How many characters a person wrote below the mark, which stay.</param>
    public static string Compose(
        string facts, Mark mark, IReadOnlyList<ReleaseNotes> notes, Func<int, string[]> head, Func<int, string[]> tail, int reserved = 0)
    {
        var most = MaxLength - ForLaterWords - Math.Min(reserved, MaxLength / 2) - Marks.Write(mark).Length - DigestLength;
        var (before, after) = (Join(head(Rows)), Join(tail(Rows)));
        if (before.Length + after.Length > most * 3 / 4)
            (before, after) = (Join(head(RowsWhereCrowded)), Join(tail(RowsWhereCrowded)));
        var notesThatFit = ReleaseNotesSection.Of(notes, most - before.Length - after.Length);
        return $"{before}{notesThatFit}{after}{Marks.Write(mark with { Text = Digest(facts) })}\n";
    }

    /// <summary>Whether a standing body says these facts, by its mark. Of one from before digests were written that is taken for granted.</summary>
    public static bool Says(Mark standing, string facts) => standing.Text is null || standing.Text == Digest(facts);

    private static string Digest(string facts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)).AsSpan(0, DigestLength / 2));

    private static string Join(string[] parts) =>
        Marks.Defuse(string.Concat(parts.Where(part => part.Length > 0).Select(part => part.TrimEnd('\n') + "\n\n")));
}
