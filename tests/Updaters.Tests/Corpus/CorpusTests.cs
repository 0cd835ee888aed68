using System.Globalization;
using System.Text;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Corpus;

/// <summary>
/// Real-looking documents (<c>fixtures/docs-corpus</c>) and other files (<c>fixtures/files-corpus</c>) with what is to become of their lines. The part
/// <c>tuned</c> may be looked at when the rules are changed; <c>held-out</c> was written without knowledge of the code, and must never be.
/// </summary>
public class CorpusTests
{
    /// <summary>What is wanted.</summary>
    private const double WantedFound = 0.95;

    /// <summary>What was found when the held-out documents were first read; less would be a step back.</summary>
    private const double FoundAtFirstSight = 0.97;

    private const string Tuned = "tuned";

    private const string HeldOut = "held-out";

    /// <summary>Wrong edits when the held-out parts were first read. None is wanted; more than these would be a step back.</summary>
    private const int WrongAtFirstSight = 0;

    private static readonly FixtureUpstream Tool = FixtureUpstream.From(new RuleFile.UpstreamEntry
    {
        Repo = "acme/tool",
        To = "v1.3.0",
        Tags = ["v0.9.0", "v1.0.0", "v1.1.0", "v1.2.0", "v1.2.1", "v1.2.2", "v1.2.3"],
        // All its other names are the default ones.
        Packages = ["acme-tool"],
    });

    [Theory]
    [InlineData("docs-corpus", Tuned, 19000, 0, WantedFound)]
    [InlineData("docs-corpus", HeldOut, 700, WrongAtFirstSight, FoundAtFirstSight)]
    [InlineData("docs-corpus", "held-out-second", 540, WrongAtFirstSight, WantedFound)]
    [InlineData("files-corpus", Tuned, 3980, 0, WantedFound)]
    [InlineData("files-corpus", HeldOut, 1400, WrongAtFirstSight, WantedFound)]
    public void No_line_is_edited_wrongly_and_nearly_all_that_should_move_do(string corpus, string part, int fewestLines, int mostWrong, double leastFound)
    {
        var folder = Path.Combine(Path.GetDirectoryName(FixtureFolders.Root)!, corpus, part);
        Assert.SkipUnless(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.txt").Any(), $"{folder} holds no cases: put some in to have them read");
        var cases = CorpusCase.In(folder);
        List<Outcome> outcomes = [.. cases.Select(Of)];
        var lines = cases.Sum(one => one.LineCount);
        var places = cases.Sum(one => one.Expected.Count);
        var found = outcomes.Sum(outcome => outcome.Found);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{corpus}, {part}: {lines} lines in {cases.Count} cases, {outcomes.Sum(outcome => outcome.Wrong.Count)} wrong edits, {found} of {places} places found ({100.0 * found / places:F1} %)"));
        Assert.True(lines >= fewestLines, $"{part}: only {lines} lines");
        List<string> wrong = [.. outcomes.SelectMany(outcome => outcome.Wrong)];
        List<string> missing = [.. outcomes.SelectMany(outcome => outcome.Missing)];
        Assert.True(wrong.Count <= mostWrong, $"{part}: {wrong.Count} wrong edits{Shown(part, wrong)}\nnot found{Shown(part, missing)}");
        Assert.True(found >= leastFound * places, $"{part}: {found} of {places} found{Shown(part, missing)}");
    }

    private static Outcome Of(CorpusCase one)
    {
        var fixture = new FixtureCase(
            one.Where, one.Path, Encoding.UTF8.GetBytes(one.Text), null, [Tool], [], [], RangePolicy.PinOnly, new FixtureEvidence(
                new Dictionary<string, string>(), new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, string>()));
        List<TextEdit> edits = [.. FixtureRun.Of(fixture).Edits.Select(edit => CorpusCase.Trimmed(edit, edit.Span.Of(one.Text)))];
        return new Outcome(
            one.Expected.Count(edits.Contains),
            [.. edits.Except(one.Expected).Select(edit => $"{one.Where}: {LineAt(one.Text, edit.Offset)}")],
            [.. one.Expected.Except(edits).Select(edit => $"{one.Where}: {LineAt(one.Text, edit.Offset)}")]);
    }

    /// <summary>What is held out is not shown, so that nobody tunes on it.</summary>
    private static string Shown(string part, IEnumerable<string> places) => part == Tuned ? $":\n{string.Join('\n', places)}" : "";

    private static string LineAt(string text, int offset) => Lines.In(text).First(line => line.End >= offset).Of(text);

    private sealed record Outcome(int Found, IReadOnlyList<string> Wrong, IReadOnlyList<string> Missing);
}
