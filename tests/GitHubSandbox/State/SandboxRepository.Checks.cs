namespace Sandbox;

/// <param name="Conclusion">Null = it still runs.</param>
/// <param name="At">When it was last heard of.</param>
public sealed record SandboxCheck(long Id, string Name, string? Conclusion, DateTimeOffset At);

public sealed partial class SandboxRepository
{
    private readonly Dictionary<(string Commit, string Name), SandboxCheck> _checks = [];

    /// <summary>A check run of a commit, or what became of it.</summary>
    public void SetCheck(string commit, string name, string? conclusion)
    {
        lock (Hub.Gate)
        {
            _checks[(commit, name)] = new SandboxCheck(Hub.NextId(), name, conclusion, Hub.Now);
        }
    }

    internal IReadOnlyList<SandboxCheck> ChecksOf(string commit) => [.. _checks.Where(check => check.Key.Commit == commit).Select(check => check.Value)];
}
