using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Targets;

/// <summary>What a run is asked for.</summary>
/// <param name="Started">The target settings of the config that the program was started with; null = none, then each target must have its own.</param>
/// <param name="Only">Only these upstreams; empty = all. A repository without an entry name stands for all its entries.</param>
public sealed record RunRequest(IReadOnlyList<TargetName> Targets, TargetSettings? Started, IReadOnlyList<UpstreamId> Only)
{
    /// <summary>An upstream that was looked at then or later by this process is not asked for again; null = all are asked for.</summary>
    public DateTimeOffset? SeenSince { get; init; }

    /// <summary>Whether the mistakes in a target's own config are told there, by an issue.</summary>
    public bool TellsMistakes { get; init; }

    public bool Includes(UpstreamId upstream) =>
        Only.Count == 0 || Only.Any(only => Matches(only, upstream));

    public static bool Matches(UpstreamId only, UpstreamId upstream) =>
        only.Equals(upstream) || (only.Name is null && only.Repo.Equals(upstream.Repo));
}
