using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Planning.Asking;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>What becomes of a wished pull request. A closed family.</summary>
internal abstract record PullDecision
{
    private PullDecision() { }

    public sealed record Open(BranchCommit? Push) : PullDecision;

    public sealed record Refresh(StandingPull Pull, BranchCommit? Push) : PullDecision;

    /// <summary>It is open and as it should be.</summary>
    public sealed record Keep(StandingPull Pull) : PullDecision;

    public sealed record Hold(BumpReason Reason) : PullDecision;
}

/// <summary>Compares what a wish asks for with what stands on the forge. What people did there comes first.</summary>
internal static class DecidePull
{
    /// <param name="title">As it is to be.</param>
    /// <param name="members">In the wish's order.</param>
    public static PullDecision For(PullWish wish, string title, IReadOnlyList<PlannedMember> members, PlanInput input) =>
        wish.Open(input.Standing) is { } open ? ForOpen(open, wish, title, members, input) : ForNew(wish, input);

    private static PullDecision ForOpen(StandingPull pull, PullWish wish, string title, IReadOnlyList<PlannedMember> members, PlanInput input)
    {
        var branch = input.Standing.Branches.GetValueOrDefault(pull.Branch);
        var asked = Asked(pull, input.People);
        if (branch?.Owner is BranchOwner.Person person && asked != Anew.Always)
            return new PullDecision.Hold(new BumpReason.PersonOnBranch(pull.Number, person.Why));
        // With a rival out of sight, the bump may be less than the pull request rightly holds.
        if (wish.Members.Select(member => member.Unsure).OfType<BumpReason.RivalNotSeen>().FirstOrDefault() is { } unsure)
            return new PullDecision.Hold(unsure);
        if (pull.Mark.Members.Select(member => member.Upstream).FirstOrDefault(upstream => !wish.Carries(upstream) && IsOutOfSight(upstream, input)) is { } unseen)
            return new PullDecision.Hold(new BumpReason.MemberNotSeen(pull.Number, unseen));
        var isNewer = !HasMembers(pull.Mark, wish) || pull.Mark.ClosedReason is not null;
        var push = Push(wish with { Branch = pull.Branch }, branch, asked, input);
        var isLeft = push is not null && !isNewer && asked == Anew.WhereNeeded && input.Settings.Pulls.Rebase == RebasePolicy.Never && branch is not null;
        if (isLeft)
            return new PullDecision.Hold(new BumpReason.NotRebased(pull.Number));
        return push is null && !isNewer && !pull.Mark.IsLeftToPerson && !pull.Mark.IsBare && SaysSo(pull, title, members, wish.Group)
            ? new PullDecision.Keep(pull)
            : new PullDecision.Refresh(pull, push);
    }

    /// <summary>Whether it is watched, but nothing may be concluded about it.</summary>
    private static bool IsOutOfSight(UpstreamId upstream, PlanInput input) =>
        input.Settings.Watch.Any(entry => entry.Id == upstream) && input.Detections.GetValueOrDefault(upstream) is null or Detection.Unknown;

    private static bool SaysSo(StandingPull pull, string title, IReadOnlyList<PlannedMember> members, string? group) =>
        BodyText.Says(pull.Mark, BumpFacts.OfPull(title, [.. members.Select(Numbered)], group));

    /// <summary>With the number, where it is there already.</summary>
    private static PublishedMember Numbered(PlannedMember member) => new(member.Bump, member.Tracking switch
    {
        Tracking.Existing existing => existing.Number,
        Tracking.Refresh refresh => refresh.Number,
        Tracking.Open or Tracking.None => null,
        _ => throw new UnreachableException(),
    });

    internal static bool HasMembers(Mark mark, PullWish wish) =>
        mark.Members.ToHashSet().SetEquals(wish.Members.Select(member => new MarkMember(member.Id, member.Tag)));

    private static PullDecision ForNew(PullWish wish, PlanInput input)
    {
        var branch = input.Standing.Branches.GetValueOrDefault(wish.Branch);
        return branch?.Owner is BranchOwner.Person person
            ? new PullDecision.Hold(new BumpReason.BranchHeldByPerson(wish.Branch, person.Why))
            : new PullDecision.Open(Push(wish, branch, Anew.WhereNeeded, input));
    }

    /// <summary>The commit that the branch needs; null where merging it gives exactly the wanted changes already, and it need not be on the newest base.</summary>
    private static BranchCommit? Push(PullWish wish, StandingBranch? branch, Anew anew, PlanInput input)
    {
        var isRight = branch is { Owner: BranchOwner.Bot, Merge: MergeOutcome.Clean clean } && GivesExactly(clean, wish.Changes);
        var mustBeNewest = anew != Anew.WhereNeeded || input.Settings.Pulls.Rebase == RebasePolicy.Behind;
        return isRight && !(branch!.IsBehind && mustBeNewest)
            ? null
            : new BranchCommit(wish.Branch, branch?.Head, PullRequestText.CommitMessage(wish.Bumps, wish.Group, input.Settings.Pulls), wish.Changes)
            {
                Settings = input.Settings.Commits,
            };
    }

    private static Anew Asked(StandingPull pull, PersonWishes people) =>
        people.Recreate.Contains(pull.Number) ? Anew.Always
        : people.Rebase.Contains(pull.Number) ? Anew.WhereBehind
        : Anew.WhereNeeded;

    /// <summary>When a branch is made anew, by what people ask for.</summary>
    private enum Anew
    {
        WhereNeeded,

        /// <summary>Also where its base has moved on.</summary>
        WhereBehind,

        /// <summary>Also where it holds a person's work.</summary>
        Always,
    }

    internal static bool GivesExactly(MergeOutcome.Clean merge, IReadOnlyList<TreeChange> changes) =>
        merge.Changes.Count == changes.Count
        && changes.All(change => merge.Changes.TryGetValue(change.Path, out var id) && id == IdAfter(change));

    private static string IdAfter(TreeChange change) => change switch
    {
        FileChange file => BlobId.Of(file.After),
        NewFile made => BlobId.Of(made.Content),
        SubmoduleChange submodule => submodule.To,
        _ => throw new UnreachableException(),
    };
}
