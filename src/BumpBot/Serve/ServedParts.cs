using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.Serve;

/// <summary>All that was put together for one config, for as long as it holds.</summary>
public sealed record ServedParts(ServedConfig Config, IDisposable Owned)
{
    /// <summary>The main job.</summary>
    public required Func<RunRequest, CancellationToken, Task<RunReport>> Run { get; init; }

    public required Func<CancellationToken, Task<Ledger>> Ledger { get; init; }

    /// <summary>Sends the notices that are due at a moment.</summary>
    public required Func<DateTimeOffset, CancellationToken, Task> SendNotices { get; init; }

    /// <summary>Whether the forge takes the credentials; null = it does.</summary>
    public required Func<CancellationToken, Task<Fault?>> AskForge { get; init; }

    /// <summary>The webhook deliveries that did not arrive since it was last asked, of those repositories whose hooks may be seen.</summary>
    public Func<IReadOnlyList<RepoName>, CancellationToken, Task<IReadOnlyList<MissedDelivery>>> MissedDeliveries { get; init; } =
        (_, _) => Task.FromResult<IReadOnlyList<MissedDelivery>>([]);
}
