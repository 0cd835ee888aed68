using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Report;

/// <summary>A target's memory, and that of its upstreams -> its figures. Pure.</summary>
internal static class TargetAnalysis
{
    private const double DaysOfAYear = 365.25;

    public static TargetFigures Of(string target, DoneTarget done, Ledger ledger, DateTimeOffset? since, DateTimeOffset now)
    {
        var released = new ReleaseDates(ledger);
        List<OfferedBump> offers = [.. done.History.Where(offer => offer.Outcome is OfferEnd.Open || !(offer.OfferedAt < since))];
        var dated = offers.Select(offer => (Offer: offer, ReleasedAt: offer.ReleasedAt ?? released.Of(offer.Upstream, offer.To))).ToList();
        return new TargetFigures(
            target,
            offers.Count,
            new AdoptionLags(
                [.. dated.Where(one => one.ReleasedAt is not null).Select(one => Span(one.ReleasedAt!.Value, one.Offer.OfferedAt))],
                [.. offers.Where(IsMerged).Select(offer => Span(offer.OfferedAt, offer.EndedAt!.Value))],
                [.. dated.Where(one => IsMerged(one.Offer) && one.ReleasedAt is not null).Select(one => Span(one.ReleasedAt!.Value, one.Offer.EndedAt!.Value))]),
            Open(done.History, now),
            [.. offers.CountBy(offer => (offer.Outcome, offer.Reason))
                .Select(count => new OutcomeCount(count.Key.Outcome, count.Key.Reason, count.Value))
                .OrderByDescending(count => count.Count).ThenBy(count => count.Outcome).ThenBy(count => count.Reason, StringComparer.Ordinal)],
            [.. done.Bumps.Select(bump => Behind(bump.Key, bump.Value, ledger, released))
                .OrderByDescending(behind => behind.Libyears ?? -1).ThenBy(behind => behind.Upstream, StringComparer.OrdinalIgnoreCase)]);
    }

    private static bool IsMerged(OfferedBump offer) => offer is { Outcome: OfferEnd.Merged, EndedAt: not null };

    private static TimeSpan Span(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;

    /// <summary>A pull request that was refreshed is as old as it is, however new the version that it offers now.</summary>
    private static List<OpenBump> Open(IReadOnlyList<OfferedBump> history, DateTimeOffset now)
    {
        var first = history
            .GroupBy(offer => (offer.Pull, Upstream: offer.Upstream.ToUpperInvariant()))
            .ToDictionary(same => same.Key, same => same.Min(offer => offer.OfferedAt));
        return [.. history
            .Where(offer => offer.Outcome is OfferEnd.Open)
            .Select(offer => new OpenBump(offer.Upstream, offer.To, offer.Pull, Span(first[(offer.Pull, offer.Upstream.ToUpperInvariant())], now)))
            .OrderByDescending(bump => bump.Age).ThenBy(bump => bump.Pull).ThenBy(bump => bump.Upstream, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A target uses what was merged last; before a merge, the oldest version that it was to be bumped from.</summary>
    private static UpstreamBehind Behind(string upstream, DoneBump bump, Ledger ledger, ReleaseDates released)
    {
        var uses = bump.Outcome is BumpOutcome.Merged ? bump.To : bump.From is [var oldest, ..] ? oldest : null;
        var seen = ledger.Seen.GetValueOrDefault(upstream);
        var newestAt = seen?.LatestTag is { } newest ? released.Of(upstream, newest) ?? seen.LatestPublishedAt : null;
        var usedAt = uses is null ? null : released.Of(upstream, uses);
        return new UpstreamBehind(upstream, uses, seen?.LatestTag, usedAt is { } old && newestAt is { } now ? Span(old, now).TotalDays / DaysOfAYear : null);
    }

    /// <summary>When versions were published, as far as the ledger remembers.</summary>
    private sealed class ReleaseDates(Ledger ledger)
    {
        private readonly Dictionary<string, Upstream> _upstreams = new(StringComparer.OrdinalIgnoreCase);

        /// <param name="version">A tag, or a version as a file writes it.</param>
        /// <returns>Null where it is not known.</returns>
        public DateTimeOffset? Of(string upstream, string version)
        {
            if (!ledger.Seen.TryGetValue(upstream, out var seen))
                return null;
            if (!_upstreams.TryGetValue(upstream, out var known))
                _upstreams[upstream] = known = Upstream.Of(upstream, seen);
            return known.ByTag.TryGetValue(version, out var exact) ? exact
                : known.Pattern?.TryRead(version, out var read) == true && known.ByVersion.TryGetValue(read, out var at) ? at
                : null;
        }

        private sealed record Upstream(TagPattern? Pattern, Dictionary<string, DateTimeOffset> ByTag, Dictionary<ReleaseVersion, DateTimeOffset> ByVersion)
        {
            public static Upstream Of(string name, SeenUpstream seen)
            {
                var pattern = UpstreamId.TryParse(name, out var id) ? TagPattern.Infer(id.Repo, seen.History.Select(release => release.Tag)) : null;
                Dictionary<string, DateTimeOffset> byTag = new(StringComparer.Ordinal);
                Dictionary<ReleaseVersion, DateTimeOffset> byVersion = [];
                foreach (var release in seen.History.Where(release => release.PublishedAt is not null))
                {
                    byTag.TryAdd(release.Tag, release.PublishedAt!.Value);
                    if (pattern?.TryRead(release.Tag, out var version) == true)
                        byVersion.TryAdd(version, release.PublishedAt.Value);
                }
                return new Upstream(pattern, byTag, byVersion);
            }
        }
    }
}
