using BumpBot.Watching.Breaking;
using Xunit;

namespace BumpBot.Tests.Watching;

/// <summary>
/// The detector of breaking changes against release notes that people have labelled. The tuned part was written with the code; the held-out part without
/// knowledge of it, and its texts are never shown, so that nobody tunes on them.
/// </summary>
public sealed class ReleaseNotesCorpusTests
{
    private const string HeldOut = "held-out";
    private const double LeastPrecision = 0.95;
    private const double LeastRecall = 0.90;

    [Theory]
    [InlineData("tuned", 1000)]
    [InlineData(HeldOut, 150)]
    public void Breaking_changes_are_told_from_release_notes(string part, int fewest)
    {
        var cases = NotesCase.Of(part);
        Assert.True(cases.Count >= fewest, $"only {cases.Count} cases");
        var readings = cases.Select(@case => (Case: @case, Told: NotesReading.Of(@case.Notes).Lines)).ToList();

        var verdicts = new Score(
            Right: readings.Count(reading => reading.Case.IsBreaking && reading.Told.Count > 0),
            Wrong: readings.Count(reading => !reading.Case.IsBreaking && reading.Told.Count > 0),
            Missed: readings.Count(reading => reading.Case.IsBreaking && reading.Told.Count == 0));
        var lines = readings.Where(reading => reading.Case.IsBreaking).Select(reading => Lines(reading.Case, [.. reading.Told.Select(told => NotesCase.Bare(told.Line))])).Aggregate(Score.Zero, (sum, one) => sum + one);
        TestContext.Current.TestOutputHelper!.WriteLine($"{part}, {cases.Count} release notes, {cases.Count(@case => @case.IsBreaking)} of them breaking: verdicts {verdicts}; quoted lines {lines}");

        var wrong = part == HeldOut ? "not shown" : string.Join(", ", readings.Where(reading => reading.Case.IsBreaking != reading.Told.Count > 0).Select(reading => reading.Case.Title));
        Assert.True(verdicts.Precision >= LeastPrecision && verdicts.Recall >= LeastRecall, $"verdicts {verdicts}; wrong: {wrong}");
        Assert.True(lines.Precision >= LeastPrecision && lines.Recall >= LeastRecall, $"quoted lines {lines}");
    }

    /// <summary>A quote may be longer than the line, where notes were wrapped; a heading whose lines are quoted needs no quote of its own.</summary>
    private static Score Lines(NotesCase @case, IReadOnlyList<string> quotes)
    {
        bool Tells(string quote, string line) => quote.Contains(line, StringComparison.Ordinal) || line.Contains(quote, StringComparison.Ordinal);
        var headings = @case.Notes.Split('\n').Where(line => line.StartsWith('#')).Select(NotesCase.Bare).ToHashSet();
        var wanted = @case.Telling.Count > 1 ? @case.Telling.Where(line => !headings.Contains(line)).ToList() : @case.Telling;
        return new Score(
            Right: wanted.Count(line => quotes.Any(quote => Tells(quote, line))),
            Wrong: quotes.Count(quote => !@case.Telling.Any(line => Tells(quote, line))),
            Missed: wanted.Count(line => !quotes.Any(quote => Tells(quote, line))));
    }

    private sealed record Score(int Right, int Wrong, int Missed)
    {
        public static readonly Score Zero = new(0, 0, 0);

        public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

        public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

        public static Score operator +(Score one, Score other) => new(one.Right + other.Right, one.Wrong + other.Wrong, one.Missed + other.Missed);

        public override string ToString() => FormattableString.Invariant($"precision {Precision:0.000}, recall {Recall:0.000} ({Wrong} wrong, {Missed} missed)");
    }
}
