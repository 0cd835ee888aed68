using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Queue;
using Updaters.References;

namespace BumpBot.Serve.Pages.Views;

/// <summary>Facts -> what pages show of upstreams. Pure.</summary>
public static class UpstreamFacts
{
    public static UpstreamsView All(PageFacts facts)
    {
        var open = facts.Config.Targets.SelectMany(target => facts.DoneIn(target).History)
            .Where(offer => offer.Outcome == OfferEnd.Open)
            .CountBy(offer => offer.Upstream, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        return new UpstreamsView(facts.Now, [.. facts.Upstreams.Select(upstream => Row(upstream, open.GetValueOrDefault(upstream.ToString()), facts))]);
    }

    /// <summary>Null = nothing is known of it.</summary>
    public static UpstreamView? Of(UpstreamId upstream, PageFacts facts)
    {
        if (!facts.Upstreams.Contains(upstream))
            return null;
        var (seen, look) = (facts.Ledger.SeenOf(upstream), facts.Seen.Upstreams.GetValueOrDefault(upstream));
        List<UseView> uses = [.. facts.Config.Targets.Select(target => Use(upstream, target, facts)).OfType<UseView>()];
        var open = facts.Config.Targets.Sum(target => facts.DoneIn(target).History.Count(offer => offer.Outcome == OfferEnd.Open && IsOf(offer.Upstream, upstream)));
        return new UpstreamView(
            facts.Now,
            Row(upstream, open, facts),
            look?.Page ?? (IsElsewhere(upstream, facts) ? null : new Uri(facts.Server, upstream.Repo.ToString())),
            look?.Fault,
            [.. seen?.Alarms.Where(alarm => alarm.Stands).Select(alarm => AlarmText.Sentence(alarm.Alarm)) ?? []],
            [.. seen?.AllToCheck().Select(mark => new ToCheckView(mark.Branch, mark.From, mark.To, mark.Since, mark.Compare)) ?? []],
            seen?.Cooling is { } cooling ? new CoolingView(cooling.Tag, cooling.Until) : null,
            [.. seen?.History.Select(Release) ?? []],
            [.. look?.Skipped.Select(skip => new SkippedView(skip.Tag, skip.Why)) ?? []],
            uses);
    }

    internal static DecisionView View(SeenDecision decision) =>
        new(decision.At, decision.Reasons, decision.Pull, [.. decision.Places.Select(place => new PlaceView(place.Path, place.Line, place.Current, place.Moves, place.Why))]);

    internal static BumpView View(DoneBump bump, TargetName target, PageFacts facts) =>
        new(bump.From, bump.To, PublishedText.Of(bump.Outcome), bump.Pull, bump.Pull is { } pull ? facts.PageOf(target, pull) : null, bump.Issue, bump.At);

    private static UpstreamRow Row(UpstreamId upstream, int open, PageFacts facts)
    {
        var seen = facts.Ledger.SeenOf(upstream);
        var targets = facts.Watchers.LooksFor(upstream.Repo).Count;
        return new UpstreamRow(upstream.ToString(), seen?.LatestTag, seen?.LatestPublishedAt, seen?.LastChecked, targets, open, State(seen, facts.Seen.Upstreams.GetValueOrDefault(upstream), targets));
    }

    private static string State(SeenUpstream? seen, SeenLook? look, int targets) =>
        look?.Fault is not null ? "not looked at: failed"
        : seen?.Alarms.Any(alarm => alarm.Stands) == true ? "alarm"
        : seen is null ? "not looked at yet"
        : targets == 0 ? "watched no more"
        : seen.AllToCheck().Any() ? "to check"
        : seen.Cooling is { } cooling ? $"{cooling.Tag} is cooling down"
        : "";

    private static ReleaseView Release(SeenRelease release) => new(release.Tag, release.PublishedAt, release.Author, release.Prerelease, release.Impact switch
    {
        ReleaseImpact.Breaking => true,
        ReleaseImpact.Quiet => false,
        _ => null,
    });

    /// <summary>Null = the target has nothing to do with it.</summary>
    private static UseView? Use(UpstreamId upstream, TargetName target, PageFacts facts)
    {
        var (name, done) = (ServedConfig.NameOf(target), facts.DoneIn(target));
        var decision = facts.Seen.Targets.GetValueOrDefault(name)?.Decisions.GetValueOrDefault(upstream);
        var known = done.Known.FirstOrDefault(one => IsOf(one.Key, upstream)).Value;
        var bump = done.Bumps.FirstOrDefault(one => IsOf(one.Key, upstream)).Value;
        var isWatched = facts.Watchers.LooksFor(upstream.Repo).Contains(new LookKey.Target(name, upstream.Repo));
        return !isWatched && known is null && bump is null && decision is null
            ? null
            : new UseView(name.ToString(), known, bump is null ? null : View(bump, target, facts), decision is null ? null : View(decision));
    }

    private static bool IsOf(string id, UpstreamId upstream) => id.Equals(upstream.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is followed by <c>git:</c>, so that the forge need not have it.</summary>
    private static bool IsElsewhere(UpstreamId upstream, PageFacts facts) => facts.Config.Started?.Watch.Any(entry => entry.Id == upstream && entry.Git is not null) == true;
}
