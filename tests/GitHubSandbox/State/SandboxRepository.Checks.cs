namespace Sandbox;

/// <param name="Conclusion">Null = it still runs.</param>
public sealed record SandboxCheck(long Id, string Name, string? Conclusion);

public sealed partial class SandboxRepository
{
    private readonly Dictionary<(string Commit, string Name), SandboxCheck> _checks = [];

    /// <summary>A check run of a commit, or what became of it.</summary>
    public void SetCheck(string commit, string name, string? conclusion)
    {
        lock (Hub.Gate)
        {
            _checks[(commit, name)] = new SandboxCheck(Hub.NextId(), name, conclusion);
        }
    }

    internal IReadOnlyList<SandboxCheck> ChecksOf(string commit) => [.. _checks.Where(check => check.Key.Commit == commit).Select(check => check.Value)];
}
