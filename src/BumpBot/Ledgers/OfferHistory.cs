using BumpBot.Model;

namespace BumpBot.Ledgers;

/// <summary>The versions that pull requests offered to a target, as the forge and the run itself tell it. Pure; the same told again changes nothing.</summary>
internal static class OfferHistory
{
    /// <summary>So many offers are kept of a target, those of the newest pull requests.</summary>
    private const int Kept = 500;

    /// <param name="standing">From a complete look.</param>
    public static IReadOnlyList<OfferedBump> After(IReadOnlyList<OfferedBump> before, Standing standing, IReadOnlyList<Published> published, DateTimeOffset now)
    {
        var offers = before.ToList();
        foreach (var pull in standing.Pulls.Where(pull => pull.Mark.Kind == MarkKind.Bump).OrderByDescending(pull => pull.Number).Take(Kept).Reverse())
            Learn(offers, pull, now);
        foreach (var pull in published.OfType<Published.PullRequest>())
            Add(offers, pull.Number, [.. pull.Members.Select(member => Offered(member.Bump, pull.Number, now))], now);
        return [.. offers
            .OrderByDescending(offer => offer.Pull)
            .ThenByDescending(offer => offer.OfferedAt)
            .ThenBy(offer => offer.Upstream, StringComparer.OrdinalIgnoreCase)
            .Take(Kept)];
    }

    private static OfferedBump Offered(Bump bump, int pull, DateTimeOffset now) =>
        new(bump.Upstream.ToString(), bump.To.Release.Tag, pull, bump.To.Release.PublishedAt, now, EndedAt: null, OfferEnd.Open, Reason: null);

    /// <summary>What the forge tells of a pull request: a version that no run could remember, and how it ended.</summary>
    private static void Learn(List<OfferedBump> offers, StandingPull pull, DateTimeOffset now)
    {
        var opened = offers.Exists(offer => offer.Pull == pull.Number) ? now : pull.OpenedAt ?? now;
        Add(offers, pull.Number, [.. pull.Mark.Members.Select(member => new OfferedBump(member.Upstream.ToString(), member.Tag, pull.Number, ReleasedAt: null, opened, EndedAt: null, OfferEnd.Open, Reason: null))], now);
        var end = End(pull.State);
        for (var i = 0; i < offers.Count; i++)
        {
            if (offers[i].Pull != pull.Number || offers[i].Outcome is OfferEnd.Superseded)
                continue;
            if (end is OfferEnd.Open && offers[i].Outcome is not OfferEnd.Open)
                offers[i] = offers[i] with { Outcome = end, EndedAt = null, Reason = null };
            else if (end != offers[i].Outcome)
                offers[i] = offers[i] with { Outcome = end, EndedAt = pull.End?.At ?? now, Reason = end is OfferEnd.ClosedByBot ? pull.Mark.ClosedReason : null };
        }
    }

    /// <summary>What the pull request carries now is offered, and what it carried before is over.</summary>
    private static void Add(List<OfferedBump> offers, int pull, IReadOnlyList<OfferedBump> carried, DateTimeOffset now)
    {
        for (var i = 0; i < offers.Count; i++)
        {
            if (offers[i].Pull == pull && offers[i].Outcome is OfferEnd.Open && !carried.Any(offer => IsSame(offer, offers[i])))
                offers[i] = offers[i] with { Outcome = OfferEnd.Superseded, EndedAt = now };
        }
        foreach (var offer in carried)
        {
            var at = offers.FindIndex(known => known.Outcome is not OfferEnd.Superseded && IsSame(known, offer));
            if (at < 0)
                offers.Add(offer);
            else if (offers[at].ReleasedAt is null && offer.ReleasedAt is not null)
                offers[at] = offers[at] with { ReleasedAt = offer.ReleasedAt };
        }
    }

    private static bool IsSame(OfferedBump one, OfferedBump other) =>
        one.Pull == other.Pull && one.To == other.To && string.Equals(one.Upstream, other.Upstream, StringComparison.OrdinalIgnoreCase);

    private static OfferEnd End(PullState state) => state switch
    {
        PullState.Open => OfferEnd.Open,
        PullState.Merged => OfferEnd.Merged,
        PullState.ClosedByBot => OfferEnd.ClosedByBot,
        PullState.ClosedByPerson => OfferEnd.ClosedByPerson,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
