using Updaters.References;

namespace BumpBot.Model;

/// <summary>What became of one thing that a plan asked for. A closed family.</summary>
public abstract record Published
{
    private Published() { }

    public sealed record PullRequest(IReadOnlyList<PublishedMember> Members, string Branch, int Number, Uri Page, BumpOutcome Outcome) : Published;

    /// <summary>A pull request says now that its branch is left to the person who works on it.</summary>
    public sealed record Noted(int Number) : Published;

    /// <summary>A pull request was merged, is left to the forge to merge, or waits.</summary>
    public sealed record Merge(StandingPull Pull, Merging Outcome) : Published;

    /// <summary>A pull request that the bot had left to the forge waits for a person, unless a person left it to the forge, too.</summary>
    public sealed record NoLongerMerged(int Number) : Published;

    public sealed record ReleaseIssue(UpstreamId Upstream, string Tag, int Number, Uri Page) : Published;

    public sealed record AlarmIssue(UpstreamId Upstream, int Number, Uri Page) : Published;

    public sealed record Closed(int Number, string Reason) : Published;

    /// <summary>The inventory's own pull request was opened or refreshed.</summary>
    public sealed record Inventory(int Number, Uri Page, BumpOutcome Outcome) : Published;

    /// <summary>A page of the dashboard was opened or written anew.</summary>
    public sealed record Dashboard(int Number, Uri Page) : Published;

    /// <summary>A command was answered.</summary>
    public sealed record Answered(AskedCommand Asked, Reply Reply) : Published;

    /// <param name="What">In words: the pull request for which upstream, the issue about what.</param>
    public sealed record Failed(string What, Fault Fault) : Published;
}

/// <param name="Issue">The number of the issue that tracks it; null = none.</param>
public sealed record PublishedMember(Bump Bump, int? Issue);

/// <summary>What one run did to one target. A closed family.</summary>
public abstract record TargetReport(TargetName Target)
{
    public sealed record Done(TargetName Target, Plan Plan, IReadOnlyList<Published> Published) : TargetReport(Target)
    {
        /// <summary>Whether its last step merged something, so that the plan is about a base of the past.</summary>
        public bool HasMerged { get; init; }
    }

    public sealed record Failed(TargetName Target, Fault Fault) : TargetReport(Target);

    /// <summary>There was something to do, and it was left undone.</summary>
    public sealed record Left(TargetName Target, TargetReason Reason) : TargetReport(Target);
}

/// <summary>What one run saw and did.</summary>
public sealed record RunReport(
    IReadOnlyList<Detection> Detections,
    IReadOnlyList<TargetReport> Targets,
    IReadOnlyList<News> News)
{
    /// <summary>What the looks at the upstreams cost.</summary>
    public LookCost Cost { get; init; } = LookCost.None;

    /// <summary>Whether there was anything to do.</summary>
    public bool IsOutOfDate => Targets.Any(t => t is TargetReport.Done { Plan.IsEmpty: false });

    /// <summary>Whether anything went wrong that a person should know of: exit code 1.</summary>
    public bool HasFailures =>
        Detections.Any(d => d is Detection.Unknown)
        || Targets.Any(t => t is TargetReport.Failed
            || (t is TargetReport.Done done && (done.Plan.Problems.Count > 0 || done.Published.Any(p => p is Published.Failed))));
}
