using Updaters.References;

namespace BumpBot.Model;

/// <summary>What a commit changes at one path of the tree. A closed family.</summary>
public abstract record TreeChange(string Path);

/// <summary>A file's new content. Its mode stays.</summary>
public sealed record FileChange(string Path, byte[] Before, byte[] After) : TreeChange(Path);

/// <summary>A file where there was none.</summary>
public sealed record NewFile(string Path, byte[] Content) : TreeChange(Path);

/// <summary>A submodule at another commit.</summary>
public sealed record SubmoduleChange(string Path, string From, string To) : TreeChange(Path);

/// <summary>What is pushed to a branch: one commit on the base head.</summary>
/// <param name="ExpectedHead">The remote commit to replace; null = the branch must not exist.</param>
public sealed record BranchCommit(string Branch, string? ExpectedHead, string Message, IReadOnlyList<TreeChange> Changes)
{
    public CommitSettings Settings { get; init; } = CommitSettings.Default;
}

/// <summary>The issue that goes with a pull request. A closed family.</summary>
public abstract record Tracking
{
    private Tracking() { }

    /// <summary>It is there and says what it should.</summary>
    public sealed record Existing(int Number) : Tracking;

    /// <summary>It is there, and says something else than it should: title and body are refreshed.</summary>
    public sealed record Refresh(StandingIssue Standing) : Tracking
    {
        public int Number => Standing.Number;
    }

    public sealed record Open : Tracking;

    /// <summary>None: issues are off, or a person closed it for this version.</summary>
    public sealed record None : Tracking;
}

/// <summary>A bump that a pull request carries, with the issue that tracks it.</summary>
public sealed record PlannedMember(Bump Bump, Tracking Tracking);

/// <summary>A pull request to open or to refresh. A closed family.</summary>
/// <param name="Members">Not empty, in the config's order.</param>
/// <param name="Push">The commit to push; null where the branch already holds it (after a crash between push and request).</param>
public abstract record PlannedPull(string Branch, string Title, IReadOnlyList<PlannedMember> Members, BranchCommit? Push)
{
    /// <summary>The name of the group that shares it; null = it is an upstream's own.</summary>
    public string? Group { get; init; }

    /// <summary>Made first where the target lacks them; what a refreshed one has beside them stays.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public IEnumerable<UpstreamId> Upstreams => Members.Select(member => member.Bump.Upstream);

    public bool Carries(UpstreamId upstream) => Upstreams.Contains(upstream);

    /// <param name="Request">Who is asked to look at it, and how it opens.</param>
    public sealed record Open(string Branch, string Title, IReadOnlyList<PlannedMember> Members, BranchCommit? Push, PullRequestSettings Request)
        : PlannedPull(Branch, Title, Members, Push);

    public sealed record Refresh(string Branch, string Title, IReadOnlyList<PlannedMember> Members, BranchCommit? Push, StandingPull Standing)
        : PlannedPull(Branch, Title, Members, Push)
    {
        public int Number => Standing.Number;

        /// <summary>What it should have been opened with, where the run that opened it did not come to that.</summary>
        public PullRequestSettings Missing { get; init; } = PullRequestSettings.None;
    }
}

/// <summary>What a new pull request is opened with, beside its text and labels.</summary>
/// <param name="Reviewers">Logins, and teams as <c>owner/team</c>.</param>
public sealed record PullRequestSettings(IReadOnlyList<string> Assignees, IReadOnlyList<string> Reviewers, string? Milestone, bool Draft)
{
    public static readonly PullRequestSettings None = new([], [], null, false);

    /// <summary>Whether there is something to set once it is open.</summary>
    public bool HasExtras => Assignees.Count > 0 || Reviewers.Count > 0 || Milestone is not null;
}

/// <summary>An open pull request whose branch a person works on: its body is to say so.</summary>
public sealed record PullNote(StandingPull Standing, string Why);

/// <summary>An issue about a release that needs no edit. A closed family.</summary>
public abstract record PlannedIssue(Detection.Found Release)
{
    /// <summary>Whether it breaks what uses the release that the target knew before, as far as versions and notes tell.</summary>
    public BreakingVerdict Breaking { get; init; } = new BreakingVerdict.Quiet();

    public sealed record Open(Detection.Found Release) : PlannedIssue(Release);

    public sealed record Refresh(Detection.Found Release, StandingIssue Standing) : PlannedIssue(Release)
    {
        public int Number => Standing.Number;
    }
}

/// <summary>The issue about an upstream's alarms: one per upstream, refreshed in place. A closed family.</summary>
/// <param name="Alarms">Not empty.</param>
/// <param name="Repo">The upstream's name now.</param>
public abstract record PlannedAlarm(UpstreamId Upstream, RepoName Repo, IReadOnlyList<Alarm> Alarms)
{
    public sealed record Open(UpstreamId Upstream, RepoName Repo, IReadOnlyList<Alarm> Alarms) : PlannedAlarm(Upstream, Repo, Alarms);

    public sealed record Refresh(UpstreamId Upstream, RepoName Repo, IReadOnlyList<Alarm> Alarms, StandingIssue Standing) : PlannedAlarm(Upstream, Repo, Alarms)
    {
        public int Number => Standing.Number;
    }
}

/// <summary>What the plan for one target made of an alarm that the ledger may not have yet.</summary>
public sealed record JudgedAlarm(UpstreamId Upstream, Alarm Alarm)
{
    /// <summary>Whether a person accepted it here, by closing its issue.</summary>
    public bool Acknowledged { get; init; }

    /// <summary>Whether an issue tells of it already, whatever the ledger remembers.</summary>
    public bool IsTold { get; init; }
}

/// <summary>A branch, and the commit that it is known to be at.</summary>
public sealed record BranchHead(string Branch, string Commit);

/// <summary>A pull request or issue of the bot's to close, on positive evidence from a complete look.</summary>
/// <param name="Reason">For people: a comment, and the mark's <c>closed</c>.</param>
public abstract record Closing(int Number, string Body, Mark Mark, string Reason)
{
    /// <param name="Leftover">Its branch, where that holds the bot's work alone and nothing else needs it: it is deleted too.</param>
    public sealed record Pull(int Number, string Body, Mark Mark, string Reason, BranchHead? Leftover) : Closing(Number, Body, Mark, Reason);

    public sealed record Issue(int Number, string Body, Mark Mark, string Reason) : Closing(Number, Body, Mark, Reason);
}

/// <summary>An open pull request, as it should be, that may be merged without a person once its checks are green.</summary>
/// <param name="Head">The commit that was judged: no other is merged.</param>
public sealed record PlannedMerge(StandingPull Standing, string Head);

/// <summary>Everything that a run would do to one target, as a value.</summary>
/// <param name="BaseBranch">Where pull requests go to.</param>
/// <param name="Problems">Errors of the target's own making, such as a rule that matches nothing: shown, and exit code 1.</param>
public sealed record Plan(
    TargetName Target,
    string BaseBranch,
    string BaseCommit,
    IReadOnlyList<PlannedPull> Pulls,
    IReadOnlyList<PlannedIssue> Issues,
    IReadOnlyList<Closing> Closings,
    IReadOnlyList<NotDone> NotDone,
    IReadOnlyList<string> Problems,
    TargetSettings Settings)
{
    /// <summary>In the order in which they are tried: one at a time, since each merge moves the base of the others.</summary>
    public IReadOnlyList<PlannedMerge> Merges { get; init; } = [];

    /// <summary>Open pull requests that the forge was told to merge, and that wait for a person now.</summary>
    public IReadOnlyList<StandingPull> NoLongerMerged { get; init; } = [];

    /// <summary>The bumps of open pull requests that might be merged without a person: what is not known of their releases is asked.</summary>
    public IReadOnlyList<Bump> Mergeable { get; init; } = [];

    /// <summary>Bodies that are to say that the bot leaves their branch alone.</summary>
    public IReadOnlyList<PullNote> Notes { get; init; } = [];

    /// <summary>Issues about what a person should look at.</summary>
    public IReadOnlyList<PlannedAlarm> Alarms { get; init; } = [];

    /// <summary>Every alarm that holds in this target, whether it concerns its files or not; none where <c>alarms: off</c>.</summary>
    public IReadOnlyList<JudgedAlarm> Judged { get; init; } = [];

    /// <summary>What people asked for, carried out and answered after all else.</summary>
    public IReadOnlyList<PlannedAnswer> Answers { get; init; } = [];

    /// <summary>Null = there is none to write.</summary>
    public PlannedDashboard? Dashboard { get; init; }

    /// <summary>Null = the inventory needs no pull request of its own.</summary>
    public PlannedInventory? Inventory { get; init; }

    /// <summary>What is pushed.</summary>
    public IEnumerable<BranchCommit> Commits => Pulls.Select(pull => pull.Push).Append(Inventory?.Commit).OfType<BranchCommit>();

    /// <summary>The upstreams whose followed branches a person has looked at.</summary>
    public IReadOnlyCollection<UpstreamId> Checked { get; init; } = [];

    public bool IsEmpty => Pulls.Count == 0 && Notes.Count == 0 && Issues.Count == 0 && Alarms.Count == 0 && Closings.Count == 0
        && Merges.Count == 0 && NoLongerMerged.Count == 0 && Answers.Count == 0 && Dashboard is not PlannedDashboard.Write && Inventory is null or PlannedInventory.Left;
}
