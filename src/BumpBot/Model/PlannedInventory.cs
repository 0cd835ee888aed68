namespace BumpBot.Model;

/// <summary>The inventory's own pull request, for rows that no bump carries. A closed family.</summary>
public abstract record PlannedInventory
{
    private PlannedInventory() { }

    /// <param name="Push">Null where the branch already holds it (after a crash between push and request).</param>
    public sealed record Open(string Branch, string Title, string Body, BranchCommit? Push, IReadOnlyList<string> Labels, PullRequestSettings Request) : PlannedInventory;

    public sealed record Refresh(StandingPull Standing, string Title, string Body, BranchCommit? Push) : PlannedInventory;

    /// <summary>There would be something to write, and it is left.</summary>
    /// <param name="Why">In words.</param>
    public sealed record Left(string Why) : PlannedInventory;

    /// <summary>What goes to its branch; null = nothing.</summary>
    public BranchCommit? Commit => this switch
    {
        Open open => open.Push,
        Refresh refresh => refresh.Push,
        Left => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
