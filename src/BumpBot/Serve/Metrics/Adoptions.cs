using BumpBot.Model;

namespace BumpBot.Serve.Metrics;

/// <summary>Which offers the ledger has, and which of them were merged: what is new since the last look at it is an adoption. Pure.</summary>
public sealed class Adoptions
{
    private readonly HashSet<(string Target, string Upstream, string To, int Pull)> _offered = [];
    private readonly HashSet<(string Target, string Upstream, string To, int Pull)> _merged = [];

    private Adoptions()
    {
    }

    public static Adoptions Of(Ledger ledger)
    {
        var known = new Adoptions();
        foreach (var (target, offer) in ledger.Done.SelectMany(done => done.Value.History.Select(offer => (done.Key, offer))))
        {
            known._offered.Add(Key(target, offer));
            if (offer is { Outcome: OfferEnd.Merged, EndedAt: not null })
                known._merged.Add(Key(target, offer));
        }
        return known;
    }

    /// <summary>What the ledger has that these do not: how long after its release each was offered, and merged. A release without a date counts for nothing.</summary>
    public IReadOnlyList<Sample> NewIn(Ledger ledger) =>
    [
        .. from done in ledger.Done
           from offer in done.Value.History
           where offer.ReleasedAt is not null
           let key = Key(done.Key, offer)
           from sample in New(key, offer)
           select sample,
    ];

    private IEnumerable<Sample> New((string Target, string Upstream, string To, int Pull) key, OfferedBump offer)
    {
        if (!_offered.Contains(key))
            yield return Lag(offer.OfferedAt - offer.ReleasedAt!.Value, "pull_request");
        if (offer is { Outcome: OfferEnd.Merged, EndedAt: { } merged } && !_merged.Contains(key))
            yield return Lag(merged - offer.ReleasedAt!.Value, "merge");
    }

    private static Sample Lag(TimeSpan lag, string until) => new(BotMetrics.AdoptionLag, Math.Max(0, lag.TotalSeconds), until);

    private static (string Target, string Upstream, string To, int Pull) Key(string target, OfferedBump offer) =>
        (target.ToUpperInvariant(), offer.Upstream.ToUpperInvariant(), offer.To, offer.Pull);
}
