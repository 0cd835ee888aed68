using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>
/// What the bot closes itself: on positive evidence from complete looks only, for each upstream that a pull request carries: the base is at
/// the candidate already or beyond it, its release was withdrawn, it is watched no more, or another pull request carries it. A rule that
/// matches nothing may have lost sight of an older version, so then nothing of its upstream is taken as current.
/// </summary>
internal sealed class DecideClosings(PlanInput input, IReadOnlyList<Prospect> trusted, IReadOnlyList<PullWish> wishes, DecideAlarms alarms)
{
    private readonly Dictionary<UpstreamId, Prospect> _prospects = trusted.ToDictionary(prospect => prospect.Id);
    private readonly HashSet<UpstreamId> _watched = [.. input.Settings.Watch.Select(entry => entry.Id)];

    /// <param name="there">The wishes whose pull requests are there, or come with this plan.</param>
    public IReadOnlyList<Closing.Pull> Pulls(IReadOnlyList<PullWish> there) =>
        [.. input.Standing.Pulls
            .Where(pull => pull.State == PullState.Open && pull.Mark.Kind == MarkKind.Bump && IsBotsAlone(pull))
            .Select(pull => (Pull: pull, Reason: Reason(pull, there)))
            .Where(closing => closing.Reason is not null)
            .OrderBy(closing => closing.Pull.Number)
            .Select(closing => new Closing.Pull(closing.Pull.Number, closing.Pull.Body, closing.Pull.Mark, closing.Reason!, Leftover(closing.Pull, there)))];

    /// <summary>The issues that track bumps there is nothing more to do about.</summary>
    /// <param name="closed">The pull requests that are closed in the same plan: while another one is open, its issue stays.</param>
    /// <param name="planned">Those that are opened or refreshed: what tracks them stays.</param>
    public IEnumerable<Closing.Issue> Issues(IReadOnlyList<Closing.Pull> closed, IReadOnlyList<PlannedPull> planned)
    {
        // What is refreshed carries what the plan says, and no longer what stands in its mark.
        var over = closed.Select(closing => closing.Number).Concat(planned.OfType<PlannedPull.Refresh>().Select(pull => pull.Number)).ToHashSet();
        foreach (var issue in input.Standing.Issues.Where(issue => issue.State == IssueState.Open && issue.Mark is { Members.Count: 1, Kind: MarkKind.Bump or MarkKind.Alarm }))
        {
            var member = issue.Mark.Members[0];
            var isTracked = input.Standing.Pulls.Any(pull => pull.State == PullState.Open && !over.Contains(pull.Number) && pull.Mark.Members.Any(other => other.Upstream == member.Upstream))
                || planned.Any(pull => pull.Carries(member.Upstream));
            var reason = issue.Mark.Kind == MarkKind.Alarm ? NoLongerWatched(member) : NoLongerWatched(member) ?? Withdrawn(member) ?? Ignored(member) ?? Current(member);
            if (reason is not null && !isTracked)
                yield return new Closing.Issue(issue.Number, issue.Body, issue.Mark, reason);
        }
    }

    /// <summary>Whether nobody else worked on it. A file that was not read speaks for a pull request that would still change it; of the others it says nothing.</summary>
    public bool IsBotsAlone(StandingPull pull) =>
        input.Standing.Branches.TryGetValue(pull.Branch, out var branch)
        && branch.Owner is BranchOwner.Bot
        && !(branch.Merge is MergeOutcome.Clean clean && input.Scan.Unread.Any(unread => clean.Changes.ContainsKey(unread.Path)));

    /// <summary>Null where something else needs the branch.</summary>
    private BranchHead? Leftover(StandingPull closed, IReadOnlyList<PullWish> there) =>
        there.Any(wish => wish.Branch == closed.Branch) || input.Standing.Pulls.Any(pull => pull != closed && pull.State == PullState.Open && pull.Branch == closed.Branch)
            ? null
            : new BranchHead(closed.Branch, input.Standing.Branches[closed.Branch].Head);

    /// <returns>Null where it stays open.</returns>
    private string? Reason(StandingPull pull, IReadOnlyList<PullWish> there)
    {
        // It goes on for what it is to carry now, be that other upstreams than before.
        if (wishes.Any(wish => wish.Open(input.Standing)?.Number == pull.Number))
            return null;
        var reasons = pull.Mark.Members.Select(member => (member.Upstream, Why: Done(member, pull, there))).ToList();
        if (reasons.Exists(reason => reason.Why is null))
            return null;
        return reasons.Select(reason => reason.Why).Distinct(StringComparer.Ordinal).ToList() is [var same]
            ? same
            : string.Join("; ", reasons.Select(reason => $"{reason.Upstream}: {reason.Why}"));
    }

    /// <summary>Why the pull request is not needed for this member; null = it is, or that cannot be told.</summary>
    private string? Done(MarkMember member, StandingPull pull, IReadOnlyList<PullWish> there) =>
        NoLongerWatched(member) ?? Withdrawn(member) ?? Ignored(member) ?? Current(member) ?? Elsewhere(member, pull, there);

    private string? Ignored(MarkMember member) =>
        input.Settings.Watch.FirstOrDefault(entry => entry.Id == member.Upstream) is { } entry
        && TargetAlarms.SnapshotOf(input.Detections.GetValueOrDefault(member.Upstream)) is { } snapshot
        && SnapshotVersions.Of(entry, snapshot).Pattern.TryRead(member.Tag, out var version)
        && input.People.Policy.Ignored(member.Upstream, member.Tag, version) is { } ignored
            ? $"{PlainText.OneLine(ignored.By, 100)} asked for {PlainText.OneLine(ignored.Range, 100)} to be ignored"
            : null;

    private string? NoLongerWatched(MarkMember member) => _watched.Contains(member.Upstream) ? null : "no longer watched";

    private string? Withdrawn(MarkMember member) =>
        alarms.WithdrawalOf(member) is { } alarm ? AlarmText.Sentence(alarm) : null;

    private string? Current(MarkMember member)
    {
        if (!_prospects.TryGetValue(member.Upstream, out var prospect) || !prospect.IsCurrent || HasLostRule(prospect))
            return null;
        var isNewer = !prospect.Left.Any(left => left.Reason is ReferenceReason.AlreadyCurrent or ReferenceReason.RangeAllows);
        return isNewer ? $"{input.BaseBranch} has a newer version already" : $"already current on {input.BaseBranch}";
    }

    /// <summary>Only between groups and upstreams of their own: two for one upstream alone are a mishap, which people are told of.</summary>
    private static string? Elsewhere(MarkMember member, StandingPull pull, IReadOnlyList<PullWish> there)
    {
        var other = there.FirstOrDefault(wish => wish.Branch != pull.Branch && wish.Carries(member.Upstream) && (wish.Group is not null || BranchName.IsGroups(pull.Branch)));
        return other switch
        {
            null => null,
            { Group: { } group } => $"moved into the pull request of the group {group}",
            _ => "it has a pull request of its own now",
        };
    }

    private bool HasLostRule(Prospect prospect) => input.Settings.Rules.Any(rule =>
        rule.Upstream == prospect.Id
        && !input.Scan.References.Any(found => found.Reference.Tie is Tie.ByRule tie && tie.Index == rule.Index));
}
