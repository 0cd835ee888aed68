using System.Text.Json;
using BumpBot.Watching;
using Serilog;

namespace BumpBot.GitHub.Graph;

/// <summary>Cold looks at many upstreams by few queries. What GraphQL cannot tell whole is left out: it is looked at by REST.</summary>
/// <remarks>One query at a time: GitHub allows GraphQL a minute of its processors' time in each minute.</remarks>
internal sealed class ColdLooks(GitHubHttp http, TimeProvider time, ILogger log)
{
    /// <summary>Upstreams in one query.</summary>
    public const int MostAtOnce = 100;

    /// <summary>A query about fewer that fails is not cut further.</summary>
    public const int FewestAtOnce = 10;

    /// <summary>Failures in a row after which GraphQL is left alone.</summary>
    private const int MostFailures = 5;

    /// <summary>Pages of one upstream that are read here; who has more is read by REST.</summary>
    private const int MostRounds = 6;

    private readonly GraphClient _client = new(http);
    private int _failures;
    private int _queriesLeft;

    /// <summary>Queries that so many upstreams may cost, failed ones among them: 25 for a thousand.</summary>
    public static int MostQueries(int upstreams) => Math.Max(10, (upstreams + 39) / 40);

    /// <returns>By request, those that were told whole.</returns>
    public async Task<IReadOnlyDictionary<LookRequest, StoredLook>> LookAsync(IReadOnlyList<LookRequest> requests, CancellationToken cancellation)
    {
        (_failures, _queriesLeft) = (0, MostQueries(requests.Count));
        List<ColdLook> all = [.. requests.Select(request => new ColdLook(request, time.GetUtcNow()))];
        IReadOnlyList<ColdLook> open = all;
        for (var round = 0; round < MostRounds && open.Count > 0; round++)
        {
            foreach (var chunk in open.Chunk(MostAtOnce))
                await AskAsync(chunk, cancellation);
            open = [.. open.Where(look => look.Next is not null)];
        }
        List<ColdLook> whole = [.. all.Where(look => look is { HasFailed: false, Next: null })];
        log.Debug("{Whole} of {All} upstreams were looked at together", whole.Count, all.Count);
        return whole.Index().ToDictionary<(int Index, ColdLook Look), LookRequest, StoredLook>(
            one => one.Look.Request, one => one.Look.Result(http.Connection.Identity, FullLookAt(one.Index, whole.Count)), ReferenceEqualityComparer.Instance);
    }

    /// <summary>They are not all due for the next full look on the same day: some count as looked at before.</summary>
    private DateTimeOffset FullLookAt(int index, int count) => time.GetUtcNow() - (GitHubFeed.FullLookEvery - TimeSpan.FromDays(1)) * ((double)index / count);

    private async Task AskAsync(IReadOnlyList<ColdLook> looks, CancellationToken cancellation)
    {
        if (_failures == MostFailures || _queriesLeft-- <= 0)
        {
            foreach (var look in looks)
                look.Fail();
            return;
        }
        switch (await _client.AskAsync(UpstreamQuery.Of([.. looks.Select(look => look.Next!)]), cancellation))
        {
            case GraphOutcome.Told told:
                _failures = 0;
                foreach (var (index, look) in looks.Index())
                    look.Take(Node(told, index));
                break;
            case GraphOutcome.Failed failed when looks.Count >= 2 * FewestAtOnce:
                log.Information("GraphQL failed for {Count} upstreams ({Why}): they are asked in halves", looks.Count, failed.Why);
                _failures++;
                await AskAsync([.. looks.Take(looks.Count / 2)], cancellation);
                await AskAsync([.. looks.Skip(looks.Count / 2)], cancellation);
                break;
            case var other:
                log.Information("GraphQL did not answer for {Count} upstreams ({Why}): they are looked at one by one", looks.Count, other);
                _failures = other is GraphOutcome.Closed ? MostFailures : _failures + 1;
                foreach (var look in looks)
                    look.Fail();
                break;
        }
    }

    private static RepositoryNode? Node(GraphOutcome.Told told, int index)
    {
        try
        {
            return told.ByAlias.GetValueOrDefault(UpstreamQuery.Alias(index)) is { ValueKind: JsonValueKind.Object } json
                ? json.Deserialize(GraphJson.Default.RepositoryNode)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
