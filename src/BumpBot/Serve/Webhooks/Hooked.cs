using BumpBot.Model;
using BumpBot.Queue;
using Updaters.References;

namespace BumpBot.Serve.Webhooks;

/// <summary>Which repositories may have hooks that lead here, and what a missed delivery would have asked for. Pure.</summary>
public static class Hooked
{
    /// <summary>The targets, and what they watch of their own owners: whoever administers the ones may administer the others.</summary>
    public static IReadOnlyList<RepoName> Of(ServedConfig config, Watchers watchers)
    {
        var targets = config.Targets.Select(target => target.RepoOrNull).OfType<RepoName>().ToList();
        var owners = targets.Select(target => target.Owner).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. targets.Concat(watchers.Watched.Where(watched => owners.Contains(watched.Owner))).Distinct().OrderBy(repo => repo.ToString(), StringComparer.OrdinalIgnoreCase)];
    }

    /// <param name="targets">The repositories that are kept current.</param>
    public static IEnumerable<LookKey> KeysOf(MissedDelivery missed, IReadOnlyCollection<RepoName> targets) => missed switch
    {
        MissedDelivery.OfRepository delivery when Nudges.PartsOf(delivery.Event) is { } parts => new Nudge(delivery.Repo, parts, delivery.Event).Keys(targets),
        MissedDelivery.OfApp delivery when Nudges.Read(delivery.Event, delivery.Payload.Span) is NudgeResult.Nudges nudges => nudges.All.SelectMany(nudge => nudge.Keys(targets)),
        MissedDelivery.OfRepository or MissedDelivery.OfApp => [],
        MissedDelivery.Uncounted { Repo: { } repo } => new Nudge(repo, LookAs.Upstream | LookAs.Target, "").Keys(targets),
        MissedDelivery.Uncounted => targets.Select(target => new LookKey.Target(target)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
