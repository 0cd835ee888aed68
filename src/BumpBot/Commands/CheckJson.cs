using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>What <c>check</c> found, as JSON; <c>docs/json.md</c> describes the shape.</summary>
public static class CheckJson
{
    public static string Of(CheckReport report, DateTimeOffset now) => new JsonObject
    {
        ["schema"] = ReportJson.Schema,
        ["outOfDate"] = report.IsOutOfDate,
        ["drifts"] = report.Drifts,
        ["upstreams"] = ReportJson.List(report.Upstreams, upstream => Upstream(upstream, report, now)),
        ["targets"] = ReportJson.List(report.Targets, Target),
        ["cost"] = ReportJson.Cost(report.Cost),
    }.ToJsonString(ReportJson.Indented);

    private static JsonObject Upstream(Detection upstream, CheckReport report, DateTimeOffset now)
    {
        var json = ReportJson.Upstream(upstream);
        if (upstream is not Detection.Found found)
            return json;
        json["ageDays"] = found.Candidate.Release.PublishedAt is { } at ? (int)(now - at).TotalDays : null;
        json["breaking"] = report.Breaking(found)?.GetType().Name;
        json["atLastRun"] = report.Ledger.SeenOf(found.Upstream)?.LatestTag;
        return json;
    }

    private static JsonObject Target(TargetVersions target) => target switch
    {
        TargetVersions.Failed failed => new JsonObject { ["target"] = failed.Target.ToString(), ["state"] = "failed", ["fault"] = failed.Fault.Message },
        TargetVersions.Read read => new JsonObject
        {
            ["target"] = read.Target.ToString(),
            ["state"] = "read",
            ["base"] = ReportJson.Base(read.Base),
            ["upstreams"] = ReportJson.List(read.Upstreams, Versions),
            ["problems"] = ReportJson.List(read.Problems, problem => JsonValue.Create(problem)),
            ["notRead"] = ReportJson.List(read.Unread, file => new JsonObject { ["path"] = file.Path, ["why"] = file.Why }),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Versions(UpstreamVersions upstream) => new()
    {
        ["upstream"] = upstream.Detection.Upstream.ToString(),
        ["newest"] = (upstream.Detection as Detection.Found)?.Candidate.Release.Tag,
        ["outOfDate"] = upstream.IsOutOfDate,
        ["drifts"] = upstream.Drifts,
        ["behind"] = upstream.Behind is { } lag ? new JsonObject { ["releases"] = lag.Releases, ["days"] = lag.Time is { } time ? (int)time.TotalDays : null } : null,
        ["versions"] = ReportJson.List(upstream.Versions, Version),
        ["leftOut"] = ReportJson.List(upstream.LeftOut, left => ReportJson.NotDoneOf(left)),
    };

    private static JsonObject Version(VersionPlaces version)
    {
        var (kind, text) = version.Version switch
        {
            NamedVersion.Exact exact => ("exact", exact.Version.Text),
            NamedVersion.Beginning beginning => ("beginning", beginning.Version.Text),
            NamedVersion.Range range => ("range", range.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new JsonObject
        {
            ["version"] = text,
            ["kind"] = kind,
            ["isBehind"] = version.IsBehind,
            ["places"] = ReportJson.List(version.Places, place => ReportJson.Place(place, _ => { })),
        };
    }
}
