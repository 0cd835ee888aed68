using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>Where a target's files name different versions of one upstream, for people.</summary>
internal static class DriftText
{
    public static IEnumerable<(string Text, Tone Tone)> Of(TargetVersions target) => target switch
    {
        TargetVersions.Failed => VersionsText.Of(target),
        TargetVersions.Read read => Of(read),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<(string Text, Tone Tone)> Of(TargetVersions.Read target)
    {
        List<UpstreamVersions> drifting = [.. target.Upstreams.Where(upstream => upstream.Drifts)];
        var what = drifting.Count == 0 ? "its files agree" : $"its files disagree about {PlacesText.Count(drifting.Count, "upstream")}";
        return [(PlacesText.Heading(target, what), Tone.Heading), .. drifting.SelectMany(Of), .. PlacesText.Gaps(target)];
    }

    private static IEnumerable<(string Text, Tone Tone)> Of(UpstreamVersions upstream)
    {
        var newest = upstream.Detection is Detection.Found found ? $"the newest is {found.Candidate.Release.Tag}" : "none of its releases is allowed now";
        yield return ($"  {upstream.Detection.Upstream}: {newest}", Tone.Plain);
        var width = upstream.Versions.Max(version => PlacesText.Of(version.Version).Length);
        foreach (var version in upstream.Versions)
            yield return ($"    {PlacesText.Of(version.Version).PadRight(width)}  {PlacesText.Of(version.Places)}", version.IsBehind ? Tone.Removed : Tone.Plain);
        foreach (var left in upstream.LeftOut)
            yield return ($"    left out: {PlacesText.Of(left)}", Tone.Quiet);
    }
}
