using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Commands;

/// <summary>A decision trace for people, a line at a time. What is many and alike is counted; <c>--json</c> has each of it.</summary>
public static class WhyText
{
    public static IEnumerable<(string Text, Tone Tone)> Of(DecisionTrace trace)
    {
        yield return (trace.Entry.Id.ToString(), Tone.Heading);
        foreach (var (name, text) in Facts(trace))
            yield return Fact(name, text);
        if (trace.Detection is Detection.Unknown unknown)
            yield return ($"  {"failed",-11}{unknown.Fault.Message}", Tone.Bad);
        foreach (var line in WhyReleasesText.Of(trace.Releases))
            yield return line;
        foreach (var line in trace.Targets.SelectMany(WhyTargetText.Of))
            yield return line;
        if (trace.Targets.Count == 0)
        {
            yield return ("", Tone.Plain);
            yield return ("  no target: give --target owner/name or --local PATH to see what comes of it in files", Tone.Quiet);
        }
    }

    internal static (string Text, Tone Tone) Fact(string name, string text) => ($"  {name,-11}{text}", Tone.Plain);

    private static IEnumerable<(string Name, string Text)> Facts(DecisionTrace trace)
    {
        var entry = trace.Entry;
        yield return ("follows", Follows(entry));
        yield return ("looked at", Looked(trace));
        if (trace.Snapshot is { } snapshot && !snapshot.Repo.Equals(entry.Id.Repo))
            yield return ("now called", $"{snapshot.Repo}; write that into watch:");
        if (trace.Snapshot?.Archived == true)
            yield return ("archived", "its repository is archived, so no release is to be expected");
        if (trace.Snapshot?.Head is { } head)
            yield return ("newest", $"commit {head.Sha[..Math.Min(7, head.Sha.Length)]} of {head.Branch}{(head.CommittedAt is { } at ? $" at {ReasonText.Time(at)}" : "")}");
        if (trace.Published is { } published)
            yield return ("versions", $"{Scheme(published.Scheme)}; tags are read as {published.Pattern}{(entry.Upstream.Tag is null ? "" : ", as tag: says")}");
        if (Policy(entry).ToList() is { Count: > 0 } policy)
            yield return ("policy", string.Join("; ", policy));
        yield return ("names", Names(entry.Upstream));
        if (trace.Detection is Detection.Found found)
            yield return ("candidate", $"{found.Candidate.Release.Tag}{(found.Candidate.Release.Page is { } page ? $" ({page})" : "")}");
        foreach (var alarm in trace.Detection.Trust.Standing)
            yield return ("alarm", AlarmText.Sentence(alarm));
        if (trace.Detection.Cooling is { } cooling)
            yield return ("cooling", $"{cooling.Tag} until {ReasonText.Time(cooling.Until)}");
        yield return ("last run", LastRun(trace.Seen));
    }

    private static string Follows(WatchEntry entry) =>
        string.Join(", ", Follows(entry.Follow)) + (entry.Git is { } git ? $" by git: {git}" : "");

    internal static IEnumerable<string> Follows(Follow follow) =>
        Enum.GetValues<Follow>().Where(one => one != Follow.None && follow.HasFlag(one)).Select(one => one.ToString().ToLowerInvariant());

    private static string Looked(DecisionTrace trace) => trace.Snapshot is { } snapshot
        ? $"{ReasonText.Time(trace.LookedAt)}: {Source(snapshot)}"
        : $"{ReasonText.Time(trace.LookedAt)}, without success";

    private static string Source(Snapshot snapshot) => snapshot.Source switch
    {
        ReleaseSource.Releases => $"its list of releases, {snapshot.Releases.Count} of them",
        ReleaseSource.TagsInsteadOfReleases => $"its tags, {snapshot.Releases.Count} of them, since it makes no releases",
        ReleaseSource.Tags => $"its tags, {snapshot.Releases.Count} of them",
        ReleaseSource.GitRefs => $"its tags by git itself, {snapshot.Releases.Count} of them",
        ReleaseSource.None => "its commits alone",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Scheme(VersionScheme scheme) => scheme switch
    {
        VersionScheme.Semver => "semantic versions",
        VersionScheme.Python => "Python's versions (PEP 440)",
        VersionScheme.Date => "dates",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static IEnumerable<string> Policy(WatchEntry entry)
    {
        if (entry.Allow is { } allow)
            yield return $"allow: {allow}";
        foreach (var ignored in entry.Ignore)
            yield return $"ignore: {ignored.Versions}{(ignored.Until is { } until ? $" until {ReasonText.Day(until)}" : "")}{Because(ignored.Reason)}";
        if (entry.Prereleases)
            yield return "prereleases: true";
        if (entry.Cooldown > TimeSpan.Zero)
            yield return $"cooldown: {Duration(entry.Cooldown)}";
        if (entry.Hold is { } hold)
            yield return $"hold: until {ReasonText.Day(hold.Until)}{Because(hold.Reason)}";
        foreach (var confirmed in entry.Confirm)
            yield return $"confirm: {confirmed}";
        if (entry.Files.Count > 0)
            yield return $"files: {string.Join(", ", entry.Files)}";
    }

    private static string Because(string? reason) => reason is null ? "" : $" ({ReasonText.Cut(reason)})";

    private static string Duration(TimeSpan time) => time switch
    {
        { Hours: 0, Minutes: 0 } => $"{(int)time.TotalDays}d",
        { Minutes: 0 } => $"{(int)time.TotalHours}h",
        _ => $"{(int)time.TotalMinutes}m",
    };

    /// <summary>Those of the config are marked, since they tie without further proof.</summary>
    private static string Names(Upstream upstream) => string.Join("; ",
        $"packages {Listed(upstream.Packages)}", $"images {Listed(upstream.Images)}", $"variables {Listed(upstream.Variables)}");

    private static string Listed(IReadOnlyList<KnownName> names) =>
        string.Join(", ", names.Select(name => name.Text + (name.Source == NameSource.Config ? " (config)" : "")));

    private static string LastRun(SeenUpstream? seen) => seen is null
        ? "none is remembered, so its releases are no news yet"
        : $"looked at it at {ReasonText.Time(seen.LastChecked)}{(seen.LatestTag is { } tag ? $", {tag} was the newest" : "")}";
}
