using BumpBot.Model;
using BumpBot.Queue;
using Updaters.References;

namespace BumpBot.Serve.Pages;

/// <summary>All that pages are made of, at one moment.</summary>
/// <param name="Server">Where repositories have their pages.</param>
/// <param name="Version">Another one when something has changed.</param>
public sealed record PageFacts(ServedConfig Config, Ledger Ledger, QueueState Queue, LastSeenState Seen, Uri Server, DateTimeOffset Now, string Version)
{
    public Watchers Watchers => field ??= Watchers.Of(Config, Ledger);

    /// <summary>What the ledger remembers of a target.</summary>
    public DoneTarget DoneIn(TargetName target) => Ledger.DoneIn(target);

    /// <summary>All upstreams that the config, the ledger or a run of this process names, in their order.</summary>
    public IReadOnlyList<UpstreamId> Upstreams => field ??=
    [
        .. Ledger.Seen.Keys.Select(key => UpstreamId.TryParse(key, out var id) ? id : null).OfType<UpstreamId>()
            .Concat(Config.Started?.Watch.Select(entry => entry.Id) ?? [])
            .Concat(Seen.Upstreams.Keys)
            .Distinct()
            .OrderBy(id => id.ToString(), StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>Null where the target is no repository of the forge.</summary>
    public Uri? PageOf(TargetName target) => target is TargetName.OnForge forge ? new Uri(Server, forge.Repo.ToString()) : null;

    public Uri? PageOf(TargetName target, int pull) => target is TargetName.OnForge forge ? new Uri(Server, $"{forge.Repo}/pull/{pull}") : null;
}
