using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>Opens targets of one kind: on the forge, or a local folder.</summary>
public interface ITargetHost
{
    bool Serves(TargetName target);

    /// <summary>Fetches the target's repository and prepares its forge.</summary>
    /// <exception cref="FaultException">It could not be opened, or only in part.</exception>
    Task<OpenedTarget> OpenAsync(TargetName target, CancellationToken cancellation);
}

/// <summary>A target ready to be scanned, looked at and published to.</summary>
public sealed record OpenedTarget(TargetName Name, ITargetRepository Repository, IForge Forge) : IDisposable
{
    public void Dispose() => Repository.Dispose();
}
