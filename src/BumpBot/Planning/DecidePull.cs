using System.Diagnostics;
using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What becomes of an upstream's pull request. A closed family.</summary>
internal abstract record PullDecision
{
    private PullDecision() { }

    public sealed record Open(string Branch, BranchCommit? Push) : PullDecision;

    public sealed record Refresh(StandingPull Pull, BranchCommit? Push) : PullDecision;

    /// <summary>It is open and as it should be.</summary>
    public sealed record Keep(StandingPull Pull) : PullDecision;

    public sealed record Hold(BumpReason Reason) : PullDecision;
}

/// <summary>Compares what a bump wants with what stands on the forge. What people did there comes first.</summary>
internal static class DecidePull
{
    public static PullDecision For(Prospect prospect, Bump bump, PlanInput input)
    {
        return prospect.Standing.OpenPulls.FirstOrDefault() is { } open
            ? ForOpen(open, prospect, bump, input.Standing)
            : Refused(prospect) is { } reason
            ? new PullDecision.Hold(reason)
            : ForNew(prospect, bump, input.Standing);
    }

    private static PullDecision ForOpen(StandingPull pull, Prospect prospect, Bump bump, Standing standing)
    {
        // A pull request that carries other upstreams too is not this upstream's alone to rewrite.
        if (pull.Mark.Members.Count > 1)
            return new PullDecision.Keep(pull);
        var branch = standing.Branches.GetValueOrDefault(pull.Branch);
        if (branch?.Owner is BranchOwner.Person person)
            return new PullDecision.Hold(new BumpReason.PersonOnBranch(pull.Number, person.Why));
        // With a rival out of sight, the bump may be less than the pull request rightly holds.
        if (prospect.Unsure is { } unsure)
            return new PullDecision.Hold(unsure);
        var push = Push(pull.Branch, branch, prospect.Changes, bump);
        return push is null && prospect.Standing.TagIn(pull.Mark) == prospect.Tag && pull.Mark.ClosedReason is null
            ? new PullDecision.Keep(pull)
            : new PullDecision.Refresh(pull, push);
    }

    private static PullDecision ForNew(Prospect prospect, Bump bump, Standing standing)
    {
        var name = BranchName.For(prospect.Id);
        var branch = standing.Branches.GetValueOrDefault(name);
        return branch?.Owner is BranchOwner.Person person
            ? new PullDecision.Hold(new BumpReason.BranchHeldByPerson(name, person.Why))
            : new PullDecision.Open(name, Push(name, branch, prospect.Changes, bump));
    }

    /// <summary>The newest word of a person on this version or a later one: a closed pull request, or a merged one that was taken back.</summary>
    private static BumpReason? Refused(Prospect prospect)
    {
        var pattern = prospect.Upstream.Published.Pattern;
        var last = prospect.Standing.Pulls.LastOrDefault(pull =>
            pull.State is PullState.ClosedByPerson or PullState.Merged
            && ReleaseTags.Covers(pattern, prospect.Standing.TagIn(pull.Mark), prospect.Upstream.Candidate));
        return last?.State switch
        {
            null => null,
            PullState.ClosedByPerson => new BumpReason.DeclinedByPerson(last.Number),
            PullState.Merged => new BumpReason.RevertedAfterMerge(last.Number),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The commit that the branch needs; null where merging it gives exactly the wanted changes already.</summary>
    private static BranchCommit? Push(string name, StandingBranch? branch, IReadOnlyList<TreeChange> changes, Bump bump) =>
        branch?.Merge is MergeOutcome.Clean clean && GivesExactly(clean, changes)
            ? null
            : new BranchCommit(name, branch?.Head, PullRequestText.CommitMessage(bump), changes);

    private static bool GivesExactly(MergeOutcome.Clean merge, IReadOnlyList<TreeChange> changes) =>
        merge.Changes.Count == changes.Count
        && changes.All(change => merge.Changes.TryGetValue(change.Path, out var id) && id == IdAfter(change));

    private static string IdAfter(TreeChange change) => change switch
    {
        FileChange file => BlobId.Of(file.After),
        SubmoduleChange submodule => submodule.To,
        _ => throw new UnreachableException(),
    };
}
