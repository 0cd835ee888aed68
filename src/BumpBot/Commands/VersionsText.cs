using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>Which versions of its upstreams a target's files name, and how far behind they are, for people.</summary>
internal static class VersionsText
{
    public static IEnumerable<(string Text, Tone Tone)> Of(TargetVersions target) => target switch
    {
        TargetVersions.Failed failed => [($"{failed.Target}: failed", Tone.Bad), ($"  {failed.Fault.Message}", Tone.Plain)],
        TargetVersions.Read read => Of(read),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<(string Text, Tone Tone)> Of(TargetVersions.Read target)
    {
        var behind = target.Upstreams.Count(upstream => upstream.Behind is not null);
        var what = behind == 0 ? "nothing is behind" : $"{PlacesText.Count(behind, "upstream")} behind";
        return
        [
            (PlacesText.Heading(target, what), Tone.Heading),
            .. target.Upstreams.Select(upstream => ($"  {upstream.Detection.Upstream}  {Named(upstream)}{State(upstream)}", upstream.Behind is null ? Tone.Quiet : Tone.Plain)),
            .. PlacesText.Gaps(target),
        ];
    }

    private static string Named(UpstreamVersions upstream) => upstream.Versions.Count == 0
        ? upstream.Detection is Detection.Unknown ? "not looked at" : "named in no file"
        : string.Join(", ", upstream.Versions.Select(version => $"{PlacesText.Of(version.Version)} in {PlacesText.Count(version.Places.Count, "place")}"));

    private static string State(UpstreamVersions upstream) =>
        (upstream.Behind is { } lag ? $": {Behind(lag)} {((Detection.Found)upstream.Detection).Candidate.Release.Tag}{Since(lag)}{(upstream.IsOutOfDate ? "" : ", held by the config")}" : "")
        + (upstream.Drifts ? "; the files disagree (--drift says where)" : "")
        + (upstream.LeftOut.Count > 0 ? $"; left out: {PlacesText.Count(upstream.LeftOut.Count, "place")}" : "");

    private static string Behind(Lag lag) => lag.Releases > 0 ? $"{PlacesText.Count(lag.Releases, "release")} behind" : "behind";

    private static string Since(Lag lag) =>
        lag.Time is { TotalDays: >= 1 } time ? $" ({PlacesText.Count((int)time.TotalDays, "day")})" : "";
}
