using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Targets;

/// <summary>What a run is asked for.</summary>
/// <param name="Started">The target settings of the config that the program was started with; null = none, then each target must have its own.</param>
/// <param name="Only">Only these upstreams; empty = all. A repository without an entry name stands for all its entries.</param>
public sealed record RunRequest(IReadOnlyList<TargetName> Targets, TargetSettings? Started, IReadOnlyList<UpstreamId> Only)
{
    public bool Includes(UpstreamId upstream) =>
        Only.Count == 0 || Only.Any(only => Matches(only, upstream));

    public static bool Matches(UpstreamId only, UpstreamId upstream) =>
        only.Equals(upstream) || (only.Name is null && only.Repo.Equals(upstream.Repo));
}
