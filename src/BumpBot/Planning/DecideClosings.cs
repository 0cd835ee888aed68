using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>
/// What the bot closes itself: on positive evidence from complete looks only, that the base is at the candidate already, or beyond it. A
/// rule that matches nothing may have lost sight of an older version, so then nothing of its upstream is closed.
/// </summary>
internal static class DecideClosings
{
    public static IEnumerable<Closing> For(Prospect prospect, PlanInput input)
    {
        if (!prospect.IsCurrent || HasLostRule(prospect, input))
            yield break;
        var isNewer = !prospect.Left.Any(left => left.Reason is ReferenceReason.AlreadyCurrent or ReferenceReason.RangeAllows);
        var reason = isNewer ? $"{input.BaseBranch} has a newer version already" : $"already current on {input.BaseBranch}";
        var open = prospect.Standing.OpenPulls.ToList();
        var closed = open.Where(pull => IsBotsAlone(pull, input)).ToList();
        foreach (var pull in closed)
            yield return new Closing.Pull(pull.Number, pull.Body, pull.Mark, reason);
        if (closed.Count < open.Count)
            yield break;
        foreach (var issue in prospect.Standing.OpenIssues.Where(issue => issue.Mark is { Kind: MarkKind.Bump, Members.Count: 1 }))
            yield return new Closing.Issue(issue.Number, issue.Body, issue.Mark, reason);
    }

    /// <summary>A file that was not read speaks for a pull request that would still change it; of the others it says nothing.</summary>
    internal static bool IsBotsAlone(StandingPull pull, PlanInput input) =>
        pull.Mark.Members.Count == 1
        && input.Standing.Branches.TryGetValue(pull.Branch, out var branch)
        && branch.Owner is BranchOwner.Bot
        && !(branch.Merge is MergeOutcome.Clean clean && input.Scan.Unread.Any(unread => clean.Changes.ContainsKey(unread.Path)));

    private static bool HasLostRule(Prospect prospect, PlanInput input) => input.Settings.Rules.Any(rule =>
        rule.Upstream == prospect.Id
        && !input.Scan.References.Any(found => found.Reference.Tie is Tie.ByRule tie && tie.Index == rule.Index));
}
