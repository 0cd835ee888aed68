using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>The whole decision for one upstream: how it was looked at, what policy made of each release, and what comes of it in each target.</summary>
/// <param name="Entry">How the config watches it.</param>
/// <param name="Seen">What the ledger knew of it before; null = it was never looked at with success.</param>
/// <param name="LookedAt">When this look was.</param>
/// <param name="Published">The versions that its tags were read as; null where the look failed.</param>
/// <param name="Releases">Every release of the look once: those with a version first, newest first.</param>
/// <param name="Targets">Those for which this entry holds; none where no target was named.</param>
public sealed record DecisionTrace(
    WatchEntry Entry,
    Detection Detection,
    SeenUpstream? Seen,
    DateTimeOffset LookedAt,
    PublishedVersions? Published,
    IReadOnlyList<TracedRelease> Releases,
    IReadOnlyList<TargetTrace> Targets)
{
    /// <summary>All that the look told; null where it failed.</summary>
    public Snapshot? Snapshot => Detection switch
    {
        Detection.Found found => found.Snapshot,
        Detection.NothingToMoveTo nothing => nothing.Snapshot,
        _ => null,
    };
}

/// <param name="Version">Null where the tag holds none.</param>
public sealed record TracedRelease(Release Release, ReleaseVersion? Version, ReleaseVerdict Verdict);

/// <summary>What policy made of a release. A closed family.</summary>
public abstract record ReleaseVerdict
{
    private ReleaseVerdict() { }

    /// <summary>It is the candidate.</summary>
    public sealed record Chosen : ReleaseVerdict;

    public sealed record Skipped(ReleaseSkip Reason) : ReleaseVerdict;
}

/// <summary>What comes of an upstream in one target. A closed family.</summary>
public abstract record TargetTrace(TargetName Target)
{
    public sealed record Failed(TargetName Target, Fault Fault) : TargetTrace(Target);

    /// <param name="References">Every reference to the upstream that the scan found, once, by path and place.</param>
    /// <param name="Evidence">What was asked outside, and answered.</param>
    public sealed record Planned(
        TargetName Target,
        PlanBase Base,
        IReadOnlyList<TracedReference> References,
        IReadOnlyList<TracedEvidence> Evidence,
        TracedStanding Standing,
        TracedMemory Memory,
        TracedOutcome Outcome) : TargetTrace(Target)
    {
        /// <summary>Files that an updater would read but for a limit of the bot's: what they name is not known.</summary>
        public IReadOnlyList<UnreadFile> Unread { get; init; } = [];

        /// <summary>Whether the bump breaks what uses the upstream; null = nothing moves.</summary>
        public BreakingVerdict? Breaking { get; init; }
    }
}

/// <summary>What a plan starts from.</summary>
public sealed record PlanBase(string Branch, string Commit);

public sealed record TracedReference(FoundReference Found, ReferenceFate Fate);

/// <summary>What becomes of a reference. A closed family.</summary>
public abstract record ReferenceFate
{
    private ReferenceFate() { }

    /// <summary>It moves with the bump, where and when the bump is offered.</summary>
    public sealed record Moves(ReferenceMove Move) : ReferenceFate;

    public sealed record Stays(ReferenceReason Reason) : ReferenceFate;

    /// <summary>There is no candidate to compare it with.</summary>
    public sealed record NotCompared : ReferenceFate;
}

public sealed record TracedEvidence(EvidenceQuestion Question, EvidenceAnswer Answer);

/// <summary>What is already there for the upstream, oldest first.</summary>
/// <param name="Branch">The branch that its pull request has or would have; null = there is none.</param>
/// <param name="OpenPulls">How many of the bot's pull requests are open in the target, for whatever upstream.</param>
/// <param name="Limit">How many may be; 0 = any number.</param>
public sealed record TracedStanding(
    IReadOnlyList<StandingPull> Pulls, IReadOnlyList<StandingIssue> Issues, StandingBranch? Branch, int OpenPulls, int Limit);

/// <summary>What the ledger remembers of the upstream in the target.</summary>
/// <param name="Known">The tag that the target was last told about; null = none.</param>
/// <param name="LastBump">Null = there was none.</param>
public sealed record TracedMemory(string? Known, DoneBump? LastBump);

/// <summary>What the plan does for the upstream, and what it does not do.</summary>
/// <param name="Pull">Null = none is opened or refreshed.</param>
/// <param name="Issue">Null = none is opened or refreshed beside the pull request's own.</param>
/// <param name="NotDone">Why not; what is held back among it.</param>
/// <param name="Problems">Errors of the target's own making, which are no upstream's alone.</param>
public sealed record TracedOutcome(
    PlannedPull? Pull, PlannedIssue? Issue, IReadOnlyList<Closing> Closings, IReadOnlyList<BumpReason> NotDone, IReadOnlyList<string> Problems)
{
    /// <summary>Null = no issue about alarms is opened or refreshed.</summary>
    public PlannedAlarm? Alarm { get; init; }
}
