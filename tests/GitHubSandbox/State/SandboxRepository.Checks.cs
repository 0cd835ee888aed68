namespace Sandbox;

/// <param name="Conclusion">Null = it still runs.</param>
/// <param name="At">When it was last heard of.</param>
public sealed record SandboxCheck(long Id, string Name, string? Conclusion, DateTimeOffset At)
{
    internal bool IsGood => Conclusion is "success" or "neutral" or "skipped";
}

/// <param name="State"><c>success</c>, <c>pending</c>, <c>failure</c> or <c>error</c>.</param>
public sealed record SandboxStatus(long Id, string Context, string State, DateTimeOffset At);

public sealed partial class SandboxRepository
{
    private readonly Dictionary<(string Commit, string Name), SandboxCheck> _checks = [];
    private readonly Dictionary<(string Commit, string Context), SandboxStatus> _statuses = [];
    private readonly HashSet<string> _required = [];

    /// <summary>Whether a head must have all of its base before it is merged.</summary>
    public bool MustBeUpToDate { get; private set; }

    public bool AllowsAutoMerge { get; private set; }

    /// <summary>The ways in which pull requests may be merged.</summary>
    public IReadOnlySet<MergeMethod> MergeMethods { get; private set; } = new HashSet<MergeMethod>(Enum.GetValues<MergeMethod>());

    /// <summary>A check run of a commit, or what became of it. Pull requests that wait for it are merged.</summary>
    public void SetCheck(string commit, string name, string? conclusion)
    {
        lock (Hub.Gate)
        {
            _checks[(commit, name)] = new SandboxCheck(Hub.NextId(), name, conclusion, Hub.Now);
            MergeWhatIsReady();
        }
    }

    /// <summary>A commit status, or what became of it. Pull requests that wait for it are merged.</summary>
    public void SetStatus(string commit, string context, string state)
    {
        lock (Hub.Gate)
        {
            _statuses[(commit, context)] = new SandboxStatus(Hub.NextId(), context, state, Hub.Now);
            MergeWhatIsReady();
        }
    }

    /// <summary>Rules of the default branch: nothing is merged into it without these checks.</summary>
    public SandboxRepository RequireChecks(params IEnumerable<string> names)
    {
        _required.UnionWith(names);
        return this;
    }

    /// <summary>A rule of the default branch.</summary>
    public SandboxRepository RequireUpToDate()
    {
        MustBeUpToDate = true;
        return this;
    }

    public SandboxRepository AllowAutoMerge()
    {
        AllowsAutoMerge = true;
        return this;
    }

    public SandboxRepository AllowMergeMethods(params IEnumerable<MergeMethod> methods)
    {
        MergeMethods = methods.ToHashSet();
        return this;
    }

    internal IReadOnlyList<SandboxCheck> ChecksOf(string commit) => [.. _checks.Where(check => check.Key.Commit == commit).Select(check => check.Value)];

    internal IReadOnlyList<SandboxStatus> StatusesOf(string commit) => [.. _statuses.Where(status => status.Key.Commit == commit).Select(status => status.Value)];

    /// <returns>The required checks that have not succeeded on a commit.</returns>
    internal IReadOnlyList<string> MissingOn(string commit) => [.. _required.Where(name =>
        !ChecksOf(commit).Any(check => check.Name == name && check.IsGood) && !StatusesOf(commit).Any(status => status.Context == name && status.State == "success"))];

    internal bool AreAllGood(string commit) => ChecksOf(commit).All(check => check.IsGood) && StatusesOf(commit).All(status => status.State == "success");

    /// <summary>What GitHub does by itself where auto-merge is switched on.</summary>
    private void MergeWhatIsReady()
    {
        FollowRefs();
        foreach (var pull in _threads.OfType<SandboxPull>().Where(pull => pull.IsOpen && pull.AutoMerge is not null).ToList())
        {
            if (pull.State is MergeState.Clean or MergeState.Unstable)
                pull.Merge(pull.AutoMerge!.By.Login, pull.AutoMerge.Method);
        }
    }
}
