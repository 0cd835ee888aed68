using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Serve.Pages.Views;

/// <summary>Facts -> what pages show of targets. Pure.</summary>
public static class TargetFacts
{
    public static TargetsView All(PageFacts facts) => new(
        facts.Now, [.. facts.Config.Targets.Select(target => Row(target, facts)).OrderBy(row => row.Target, StringComparer.OrdinalIgnoreCase)]);

    /// <summary>Null = it is no target.</summary>
    public static TargetView? Of(RepoName name, PageFacts facts)
    {
        if (facts.Config.Find(name) is not { } target)
            return null;
        var decisions = facts.Seen.Targets.GetValueOrDefault(name)?.Decisions ?? new Dictionary<UpstreamId, SeenDecision>();
        return new TargetView(
            facts.Now,
            Row(target, facts),
            facts.PageOf(target),
            [.. facts.DoneIn(target).History.OrderBy(offer => offer.Outcome != OfferEnd.Open).ThenByDescending(offer => offer.OfferedAt).Select(offer => Pull(offer, target, facts))],
            [.. decisions.OrderBy(one => one.Key.ToString(), StringComparer.OrdinalIgnoreCase).Select(one => Drift(one.Key, one.Value)).Where(drift => drift.Versions.Count > 1)],
            [.. Upstreams(target, facts).Select(upstream => Upstream(upstream, target, decisions, facts))]);
    }

    private static TargetRow Row(TargetName target, PageFacts facts)
    {
        var (name, done) = (ServedConfig.NameOf(target), facts.DoneIn(target));
        return new TargetRow(
            name.ToString(),
            Upstreams(target, facts).Count,
            done.History.Where(offer => offer.Outcome == OfferEnd.Open).Select(offer => offer.Pull).Distinct().Count(),
            done.History.Count(offer => offer.Outcome == OfferEnd.Merged),
            facts.Seen.Targets.GetValueOrDefault(name) is { } run ? new RunView(run.At, run.End, run.Done, [.. run.Failures.Select(failure => new ProblemView(failure.What, failure.Why))]) : null);
    }

    private static List<string> Upstreams(TargetName target, PageFacts facts)
    {
        var done = facts.DoneIn(target);
        return
        [
            .. done.Known.Keys.Concat(done.Bumps.Keys)
                .Concat(facts.Seen.Targets.GetValueOrDefault(ServedConfig.NameOf(target))?.Decisions.Keys.Select(id => id.ToString()) ?? [])
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static TargetUpstreamView Upstream(string upstream, TargetName target, IReadOnlyDictionary<UpstreamId, SeenDecision> decisions, PageFacts facts)
    {
        var bump = facts.DoneIn(target).Bumps.FirstOrDefault(one => one.Key.Equals(upstream, StringComparison.OrdinalIgnoreCase)).Value;
        var decision = UpstreamId.TryParse(upstream, out var id) ? decisions.GetValueOrDefault(id) : null;
        return new TargetUpstreamView(upstream, bump is null ? null : UpstreamFacts.View(bump, target, facts), decision is null ? null : UpstreamFacts.View(decision));
    }

    private static PullView Pull(OfferedBump offer, TargetName target, PageFacts facts) =>
        new(offer.Pull, facts.PageOf(target, offer.Pull), offer.Upstream, offer.To, State(offer.Outcome), offer.Reason, offer.OfferedAt, offer.EndedAt);

    private static string State(OfferEnd end) => end switch
    {
        OfferEnd.Open => "open",
        OfferEnd.Merged => "merged",
        OfferEnd.Superseded => "superseded",
        OfferEnd.ClosedByBot => "closed by the bot",
        OfferEnd.ClosedByPerson => "closed by a person",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DriftView Drift(UpstreamId upstream, SeenDecision decision) => new(
        upstream.ToString(),
        [.. decision.Places
            .Where(place => place.Version is not null)
            .GroupBy(place => place.Version!, StringComparer.Ordinal)
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new VersionPlacesView(same.Key, [.. same.Select(place => $"{place.Path}:{place.Line}")]))]);
}
