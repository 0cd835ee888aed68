using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Planning.Asking;

namespace BumpBot.Planning;

/// <summary>Whether an upstream's bump is offered at all, or why not.</summary>
internal static class DecideOffer
{
    /// <returns>Null = it is offered.</returns>
    public static BumpReason? Refusal(Prospect prospect, PersonWishes people) =>
        prospect.Bump is null ? WithoutBump(prospect)
        : prospect.Upstream.Hold is { } hold ? new BumpReason.Held(hold.Until, hold.Reason)
        : people.OpenNow.Contains(prospect.Id) ? null
        : people.Policy.SnoozeOf(prospect.Id) is { } snooze ? snooze
        : prospect.Standing.OpenPulls.Any() ? null
        : Refused(prospect);

    private static BumpReason WithoutBump(Prospect prospect) =>
        prospect.Left.Count == 0 ? new BumpReason.NoReferences()
        : prospect.Waits is { } waits ? waits
        : prospect.NeedsWorkflowsPermission ? new BumpReason.NeedsWorkflowsPermission()
        : prospect.Unsure ?? (BumpReason)new BumpReason.NothingToMove(prospect.Tag);

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
}
