namespace BumpBot.Model;

/// <summary>What became of a pull request of the bot's. A closed family.</summary>
public enum PullState
{
    Open,
    Merged,
    ClosedByBot,
    ClosedByPerson,
}

/// <summary>A pull request that is proven to be the bot's: by author, head branch and mark.</summary>
public sealed record StandingPull(int Number, Uri Page, PullState State, string Branch, string Title, string Body, Mark Mark)
{
    /// <summary>Null = the forge did not tell.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Null = it is open, or the forge did not tell.</summary>
    public ThreadEnd? End { get; init; }
}

/// <summary>When a pull request or an issue was closed.</summary>
/// <param name="By">The account that did it; null where the forge did not tell.</param>
public sealed record ThreadEnd(DateTimeOffset At, string? By);

public enum IssueState
{
    Open,
    ClosedByBot,

    /// <summary>Closed by a person, or by the merge of its pull request.</summary>
    Closed,
}

/// <summary>An issue that is proven to be the bot's: by author and mark.</summary>
public sealed record StandingIssue(int Number, Uri Page, IssueState State, string Title, string Body, Mark Mark);

/// <summary>Whose work a <c>bumpbot/</c> branch holds. A closed family.</summary>
public abstract record BranchOwner
{
    private BranchOwner() { }

    /// <summary>The tip's tree is the one that its trailer names and its parent is on base; merges of base that add nothing are ignored.</summary>
    public sealed record Bot : BranchOwner;

    /// <param name="Why">What shows it, in words.</param>
    public sealed record Person(string Why) : BranchOwner;
}

/// <summary>What merging a branch into base would give. A closed family.</summary>
public abstract record MergeOutcome
{
    private MergeOutcome() { }

    public sealed record Conflict : MergeOutcome;

    /// <param name="Changes">Each path that would differ from base, with the id that it would have: a file's blob, a submodule's commit (null = removed).</param>
    public sealed record Clean(IReadOnlyDictionary<string, string?> Changes) : MergeOutcome;
}

/// <summary>A branch under <c>bumpbot/</c> as the last fetch saw it.</summary>
/// <param name="Name">Without <c>refs/heads/</c>.</param>
/// <param name="Head">The commit that a push must expect to replace.</param>
public sealed record StandingBranch(string Name, string Head, BranchOwner Owner, MergeOutcome Merge)
{
    /// <summary>Whether its base has commits that it does not have.</summary>
    public bool IsBehind { get; init; }
}

/// <summary>What is already there in one target, from a complete look.</summary>
/// <param name="IssuesEnabled">Whether the target takes issues.</param>
public sealed record Standing(
    IReadOnlyList<StandingPull> Pulls,
    IReadOnlyList<StandingIssue> Issues,
    IReadOnlyDictionary<string, StandingBranch> Branches,
    bool IssuesEnabled)
{
    /// <summary>What people ask for there, oldest first.</summary>
    public IReadOnlyList<AskedCommand> Asked { get; init; } = [];

    /// <summary>Pull requests to the target's other bases: they count for its limits alone.</summary>
    public IReadOnlyList<StandingPull> Elsewhere { get; init; } = [];

    /// <summary>What concerns one of the target's bases. Issues are kept with the first one; the others see those about alarms, whose acceptance holds everywhere.</summary>
    /// <param name="line">See <see cref="PullSettings.Line"/>.</param>
    public Standing Of(string? line)
    {
        var pulls = Pulls.ToLookup(pull => pull.Mark.Line == line);
        var (own, others) = (pulls[true].ToList(), pulls[false].ToList());
        return this with
        {
            Pulls = own,
            Elsewhere = others,
            Issues = line is null ? Issues : [.. Issues.Where(issue => issue.Mark.Kind == MarkKind.Alarm)],
            IssuesEnabled = IssuesEnabled && line is null,
            Asked = [.. Asked.Where(asked => line is null ? !others.Exists(pull => pull.Number == asked.Thread) : own.Exists(pull => pull.Number == asked.Thread))],
        };
    }
}
