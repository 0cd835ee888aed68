using BumpBot.Model;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Events;

/// <summary>
/// What there is to tell of a target's pull requests: the difference between what was remembered of them and what is remembered now, so that a
/// run that could not remember what it did takes nothing away from people. Pure.
/// </summary>
public static class TargetEvents
{
    /// <param name="standing">Where the pages of pull requests are that this run did not touch.</param>
    public static IReadOnlyList<NoticeEvent> Of(TargetReport.Done report, DoneTarget before, DoneTarget after, Standing standing)
    {
        var published = report.Published.OfType<Published.PullRequest>().ToList();
        // Of a target that was never remembered, the forge may tell a long history: no news.
        var isKnown = before.Known.Count + before.Bumps.Count > 0;
        var moved = after.Bumps
            .Where(bump => bump.Value.Pull is not null && (isKnown || published.Any(pull => pull.Number == bump.Value.Pull)))
            .GroupBy(bump => bump.Value.Pull!.Value)
            .OrderBy(pull => pull.Key);
        return
        [
            .. moved.Where(IsOpened).Select(pull => new NoticeEvent.PullOpened(Target(report), pull.Key, Page(pull.Key), Members(pull))),
            .. moved.Where(IsMerged).Select(pull => new NoticeEvent.PullMerged(Target(report), pull.Key, Page(pull.Key), Members(pull))),
        ];

        bool IsOpened(IEnumerable<KeyValuePair<string, DoneBump>> pull) =>
            pull.Any(bump => bump.Value.Outcome is BumpOutcome.Opened or BumpOutcome.Refreshed)
            && pull.All(bump => before.Bumps.Values.All(known => known.Pull != bump.Value.Pull));

        bool IsMerged(IEnumerable<KeyValuePair<string, DoneBump>> pull) => pull.Any(bump =>
            bump.Value.Outcome == BumpOutcome.Merged && before.Bumps.GetValueOrDefault(bump.Key) is var known && (known?.Pull != bump.Value.Pull || known?.Outcome != BumpOutcome.Merged));

        Uri? Page(int number) => Foreign.Link(
            published.Find(pull => pull.Number == number)?.Page ?? standing.Pulls.FirstOrDefault(pull => pull.Number == number)?.Page);

        IReadOnlyList<PullMember> Members(IEnumerable<KeyValuePair<string, DoneBump>> pull) =>
            [.. pull.OrderBy(bump => bump.Key, StringComparer.OrdinalIgnoreCase)
                .Select(bump => new PullMember(bump.Key, bump.Value.From, bump.Value.To, BreakingLines.Of(Verdict(bump.Key))))];

        BreakingVerdict Verdict(string upstream) => published
            .SelectMany(pull => pull.Members)
            .FirstOrDefault(member => string.Equals(member.Bump.Upstream.ToString(), upstream, StringComparison.OrdinalIgnoreCase))?.Bump.Breaking
            ?? new BreakingVerdict.Quiet();
    }

    private static string Target(TargetReport.Done report) => report.Target.ToString()!;
}
