using System.Globalization;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>Releases with what policy made of them, newest first. Neighbours with one reason are cut short, tags that are no versions counted.</summary>
internal static class WhyReleasesText
{
    /// <summary>Of neighbours with one reason.</summary>
    private const int Shown = 3;

    private const int TagWidth = 20;

    public static IEnumerable<(string Text, Tone Tone)> Of(IReadOnlyList<TracedRelease> releases)
    {
        var versions = releases.Where(release => release.Version is not null).ToList();
        if (versions.Count > 0)
        {
            yield return ("", Tone.Plain);
            yield return ("  Releases, newest first", Tone.Heading);
        }
        foreach (var line in Runs(versions).SelectMany(Run))
            yield return line;
        var others = releases.Where(release => release.Version is null).GroupBy(Reason).ToList();
        if (others.Count == 0)
            yield break;
        yield return ("", Tone.Plain);
        yield return ("  Tags that hold no version", Tone.Heading);
        foreach (var same in others)
            yield return ($"    {Some([.. same])}: {same.Key}", Tone.Quiet);
    }

    private static IEnumerable<(string Text, Tone Tone)> Run(IReadOnlyList<TracedRelease> run)
    {
        // A line that says "and 1 more" tells no less than the release itself.
        var shown = run.Count <= Shown + 1 ? run.Count : Shown;
        foreach (var release in run.Take(shown))
            yield return Line(release);
        if (run.Count > shown)
            yield return ($"    and {(run.Count - shown).ToString(CultureInfo.InvariantCulture)} more down to {run[^1].Release.Tag}: {Reason(run[^1])}", Tone.Quiet);
    }

    private static List<List<TracedRelease>> Runs(List<TracedRelease> releases)
    {
        List<List<TracedRelease>> runs = [];
        foreach (var release in releases)
        {
            if (runs is [.., [.., var last] run] && Reason(last) == Reason(release))
                run.Add(release);
            else
                runs.Add([release]);
        }
        return runs;
    }

    private static (string Text, Tone Tone) Line(TracedRelease release)
    {
        var chosen = release.Verdict is ReleaseVerdict.Chosen;
        var at = release.Release.PublishedAt is { } date ? date.UtcDateTime.ToString("yyyy-MM-dd  ", CultureInfo.InvariantCulture) : "";
        return ($"  {(chosen ? "*" : " ")} {release.Release.Tag.PadRight(TagWidth)}  {at}{Reason(release)}", chosen ? Tone.Plain : Tone.Quiet);
    }

    private static string Reason(TracedRelease release) => release.Verdict switch
    {
        ReleaseVerdict.Chosen => "the candidate: the newest that the config allows now",
        ReleaseVerdict.Skipped skipped => ReasonText.Of(skipped.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Some(List<TracedRelease> releases)
    {
        var tags = string.Join(", ", releases.Take(Shown).Select(release => release.Release.Tag));
        return releases.Count > Shown ? $"{tags} and {(releases.Count - Shown).ToString(CultureInfo.InvariantCulture)} more" : tags;
    }
}
