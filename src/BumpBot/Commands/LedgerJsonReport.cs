using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>What the ledger remembers, and what a baseline did to it, as JSON. The shape has a number of its own: the ledger's may change without it.</summary>
internal static class LedgerJsonReport
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Of(Ledger ledger) => new JsonObject
    {
        ["schema"] = Schema,
        ["upstreams"] = List(ledger.Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal), seen => Upstream(seen.Key, seen.Value)),
        ["bumps"] = List(
            ledger.Done.OrderBy(done => done.Key, StringComparer.Ordinal)
                .SelectMany(done => done.Value.Bumps.OrderBy(bump => bump.Key, StringComparer.Ordinal), (done, bump) => (Target: done.Key, Upstream: bump.Key, Bump: bump.Value)),
            one => Bump(one.Target, one.Upstream, one.Bump)),
        ["notices"] = List(ledger.Outbox.OrderBy(entry => entry.Key, StringComparer.Ordinal), entry => Notice(entry.Key, entry.Value)),
    }.ToJsonString(Indented);

    public static string Of(IReadOnlyList<Baselined> upstreams) => new JsonObject
    {
        ["schema"] = Schema,
        ["upstreams"] = List(upstreams, one => new JsonObject
        {
            ["upstream"] = one.Detection.Upstream.ToString(),
            ["state"] = one.Detection is Detection.Unknown ? "unknown" : "known",
            ["fault"] = (one.Detection as Detection.Unknown)?.Fault.Message,
            ["newest"] = (one.Detection as Detection.Found)?.Candidate.Release.Tag,
            ["silenced"] = List(one.Silenced, tag => JsonValue.Create(tag)),
            ["cleared"] = Of(one.Cleared),
            ["accepted"] = List(one.Accepted, alarm => JsonValue.Create(AlarmText.Sentence(alarm))),
        }),
    }.ToJsonString(Indented);

    public static string Of(RebuildReport found) => new JsonObject
    {
        ["schema"] = Schema,
        ["upstreams"] = List(found.Upstreams, upstream => new JsonObject
        {
            ["upstream"] = upstream.Upstream.ToString(),
            ["memory"] = upstream is Detection.Unknown ? "unknown" : found.StateOf(upstream.Upstream).ToString(),
            ["fault"] = (upstream as Detection.Unknown)?.Fault.Message,
            ["newest"] = (upstream as Detection.Found)?.Candidate.Release.Tag,
        }),
        ["targets"] = List(found.Targets, target => new JsonObject { ["target"] = target.Target.ToString(), ["fault"] = target.Fault?.Message }),
        ["bumps"] = List(found.Bumps, one =>
        {
            var json = Bump(one.Target, one.Upstream, one.Bump);
            json["memory"] = one.State.ToString();
            return json;
        }),
    }.ToJsonString(Indented);

    public static JsonObject? Of(ToCheck? mark) => mark is null ? null : new JsonObject
    {
        ["branch"] = mark.Branch,
        ["from"] = mark.From,
        ["to"] = mark.To,
        ["since"] = mark.Since.UtcDateTime,
        ["compare"] = mark.Compare?.AbsoluteUri,
    };

    private static JsonObject Upstream(string id, SeenUpstream seen) => new()
    {
        ["upstream"] = id,
        ["newest"] = seen.LatestTag,
        ["publishedAt"] = seen.LatestPublishedAt?.UtcDateTime,
        ["firstSeen"] = seen.LatestTag is { } tag && seen.FirstSeen.TryGetValue(tag, out var first) ? first.UtcDateTime : null,
        ["commit"] = seen.LatestCommit?.Sha,
        ["lastChecked"] = seen.LastChecked.UtcDateTime,
        ["toCheck"] = new JsonArray([.. seen.AllToCheck().Select(Of)]),
        ["cooling"] = seen.Cooling is { } cooling ? new JsonObject { ["tag"] = cooling.Tag, ["until"] = cooling.Until.UtcDateTime } : null,
    };

    private static JsonObject Notice(string key, OutboxEntry entry)
    {
        var json = new JsonObject { ["notice"] = key, ["channel"] = entry.Channel };
        switch (entry)
        {
            case OutboxEntry.Pending pending:
                (json["state"], json["notBefore"], json["attempts"], json["fault"]) = ("pending", pending.NotBefore.UtcDateTime, pending.Attempts, pending.LastFault);
                break;
            case OutboxEntry.Sent sent:
                (json["state"], json["at"]) = ("sent", sent.At.UtcDateTime);
                break;
            case OutboxEntry.GivenUp given:
                (json["state"], json["at"], json["fault"]) = ("givenUp", given.At.UtcDateTime, given.Why);
                break;
        }
        return json;
    }

    private static JsonObject Bump(string target, string upstream, DoneBump bump) => new()
    {
        ["target"] = target,
        ["upstream"] = upstream,
        ["from"] = List(bump.From, from => JsonValue.Create(from)),
        ["to"] = bump.To,
        ["outcome"] = bump.Outcome.ToString(),
        ["branch"] = bump.Branch,
        ["pull"] = bump.Pull,
        ["issue"] = bump.Issue,
        ["at"] = bump.At.UtcDateTime,
    };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> json) => new([.. items.Select(json)]);
}
