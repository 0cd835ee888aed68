using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>Decision traces as JSON: all of them, nothing counted or cut. <c>docs/json.md</c> describes the shape, whose number grows when a reader of the old one would be misled.</summary>
public static class WhyJson
{
    private const int Version = 1;

    public static string Of(TraceReport report) => new JsonObject
    {
        ["version"] = Version,
        ["upstreams"] = ReportJson.List(report.Traces, Of),
        ["notOpened"] = ReportJson.List(report.NotOpened, WhyTargetJson.Of),
    }.ToJsonString(ReportJson.Indented);

    private static JsonObject Of(DecisionTrace trace) => new()
    {
        ["upstream"] = trace.Entry.Id.ToString(),
        ["watch"] = Watch(trace.Entry),
        ["look"] = Look(trace),
        ["lastRun"] = trace.Seen is { } seen ? new JsonObject { ["at"] = seen.LastChecked.UtcDateTime, ["newest"] = seen.LatestTag } : null,
        ["versions"] = trace.Published is { } published
            ? new JsonObject { ["scheme"] = published.Scheme.ToString(), ["tags"] = published.Pattern.ToString() }
            : null,
        ["candidate"] = (trace.Detection as Detection.Found)?.Candidate.Release.Tag,
        ["alarms"] = ReportJson.List(trace.Detection.Trust.Standing, alarm => JsonValue.Create(AlarmText.Sentence(alarm))),
        ["releases"] = ReportJson.List(trace.Releases, Release),
        ["targets"] = ReportJson.List(trace.Targets, WhyTargetJson.Of),
    };

    private static JsonObject Watch(WatchEntry entry) => new()
    {
        ["follow"] = ReportJson.List(WhyText.Follows(entry.Follow), one => JsonValue.Create(one)),
        ["git"] = entry.Git,
        ["tag"] = entry.Upstream.Tag?.ToString(),
        ["allow"] = entry.Allow?.ToString(),
        ["ignore"] = ReportJson.List(entry.Ignore, ignored => new JsonObject
        {
            ["versions"] = ignored.Versions.ToString(),
            ["reason"] = ignored.Reason,
            ["until"] = ignored.Until is { } until ? ReasonText.Day(until) : null,
        }),
        ["prereleases"] = entry.Prereleases,
        ["cooldownSeconds"] = (long)entry.Cooldown.TotalSeconds,
        ["hold"] = entry.Hold is { } hold ? new JsonObject { ["until"] = ReasonText.Day(hold.Until), ["reason"] = hold.Reason } : null,
        ["confirm"] = ReportJson.List(entry.Confirm, range => JsonValue.Create(range.ToString())),
        ["files"] = ReportJson.List(entry.Files, glob => JsonValue.Create(glob.ToString())),
        ["packages"] = ReportJson.List(entry.Upstream.Packages, Name),
        ["images"] = ReportJson.List(entry.Upstream.Images, Name),
        ["variables"] = ReportJson.List(entry.Upstream.Variables, Name),
    };

    private static JsonObject Name(KnownName name) => new() { ["name"] = name.Text, ["source"] = name.Source.ToString() };

    private static JsonObject Look(DecisionTrace trace) => new()
    {
        ["at"] = trace.LookedAt.UtcDateTime,
        ["state"] = trace.Snapshot is null ? "failed" : "seen",
        ["fault"] = (trace.Detection as Detection.Unknown)?.Fault.Message,
        ["source"] = trace.Snapshot?.Source.ToString(),
        ["repository"] = trace.Snapshot?.Repo.ToString(),
        ["archived"] = trace.Snapshot?.Archived,
        ["commit"] = trace.Snapshot?.Head is { } head
            ? new JsonObject { ["branch"] = head.Branch, ["sha"] = head.Sha, ["at"] = head.CommittedAt?.UtcDateTime }
            : null,
    };

    private static JsonObject Release(TracedRelease release)
    {
        var json = new JsonObject
        {
            ["tag"] = release.Release.Tag,
            ["version"] = release.Version?.Text,
            ["publishedAt"] = release.Release.PublishedAt?.UtcDateTime,
            ["page"] = release.Release.Page?.AbsoluteUri,
            ["verdict"] = release.Verdict is ReleaseVerdict.Chosen ? "candidate" : "skipped",
        };
        if (release.Verdict is ReleaseVerdict.Skipped skipped)
        {
            foreach (var (name, value) in ReportJson.Skipped(new SkippedRelease(release.Release.Tag, skipped.Reason)).Where(part => part.Key != "tag"))
                json[name] = value?.DeepClone();
        }
        return json;
    }
}
