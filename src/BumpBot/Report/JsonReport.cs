using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;

namespace BumpBot.Report;

/// <summary>A report as JSON; <c>docs/json.md</c> describes the shape, whose number grows when a reader of the old one would be misled.</summary>
public static class JsonReport
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Of(Analytics analytics) => new JsonObject
    {
        ["schema"] = Schema,
        ["at"] = analytics.At.UtcDateTime,
        ["since"] = analytics.Since?.UtcDateTime,
        ["upstreams"] = List(analytics.Upstreams, Of),
        ["targets"] = List(analytics.Targets, Of),
    }.ToJsonString(Indented);

    private static JsonObject Of(UpstreamFigures upstream) => new()
    {
        ["upstream"] = upstream.Upstream,
        ["newest"] = upstream.Newest,
        ["newestAt"] = upstream.NewestAt?.UtcDateTime,
        ["releases"] = upstream.Releases.Count,
        ["perMonth"] = Rounded(upstream.PerMonth),
        ["intervalDays"] = Of(upstream.Intervals),
        ["sinceLastDays"] = Days(upstream.SinceLast),
        ["breaking"] = new JsonObject { ["releases"] = upstream.Breaking.Breaking, ["knownOf"] = upstream.Breaking.Judged, ["share"] = Rounded(upstream.Breaking.Share) },
        ["prereleases"] = new JsonObject { ["releases"] = upstream.Prereleases.Prereleases, ["share"] = Rounded(upstream.Prereleases.Share) },
        ["authors"] = upstream.Authors is { } authors
            ? new JsonObject { ["count"] = authors.Authors, ["top"] = authors.Top, ["topShare"] = Rounded(authors.TopShare), ["herfindahl"] = Rounded(authors.Herfindahl) }
            : null,
        ["months"] = List(upstream.Months, month => new JsonObject { ["month"] = $"{month.Year:0000}-{month.Month:00}", ["releases"] = month.Releases, ["breaking"] = month.Breaking }),
        ["undated"] = upstream.Undated,
        ["inFuture"] = upstream.InFuture,
    };

    private static JsonObject Of(TargetFigures target) => new()
    {
        ["target"] = target.Target,
        ["offers"] = target.Offers,
        ["releaseToPullDays"] = Of(Spread.Of(target.Lags.ToPull)),
        ["pullToMergeDays"] = Of(Spread.Of(target.Lags.ToMerge)),
        ["releaseToMergeDays"] = Of(Spread.Of(target.Lags.Whole)),
        ["open"] = List(target.Open, bump => new JsonObject
        {
            ["upstream"] = bump.Upstream,
            ["to"] = bump.To,
            ["pull"] = bump.Pull,
            ["ageDays"] = Days(bump.Age),
            ["overdue"] = bump.IsOverdue,
        }),
        ["outcomes"] = List(target.Outcomes, outcome => new JsonObject { ["outcome"] = outcome.Outcome.ToString(), ["reason"] = outcome.Reason, ["offers"] = outcome.Count }),
        ["libyears"] = Rounded(target.Libyears),
        ["behind"] = List(target.Behind, behind => new JsonObject
        {
            ["upstream"] = behind.Upstream,
            ["uses"] = behind.Uses,
            ["newest"] = behind.Newest,
            ["libyears"] = Rounded(behind.Libyears),
        }),
    };

    private static JsonObject? Of(Spread? spread) =>
        spread is null ? null : new JsonObject { ["count"] = spread.Count, ["median"] = Days(spread.Median), ["p90"] = Days(spread.P90) };

    private static double? Days(TimeSpan? span) => Rounded(span?.TotalDays);

    private static double? Rounded(double? number) => number is { } value ? Math.Round(value, 4) : null;

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> json) => new([.. items.Select(json)]);
}
