using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>
/// What the bot closes itself: on positive evidence from complete looks only, that the base is at the candidate already. Files that could
/// not be read may hold an older version, so then nothing is closed.
/// </summary>
internal static class DecideClosings
{
    public static IEnumerable<Closing> For(Prospect prospect, PlanInput input)
    {
        if (!prospect.IsCurrent || input.Scan.Unread.Count > 0)
            yield break;
        var reason = $"already current on {input.BaseBranch}";
        var open = prospect.Standing.OpenPulls.ToList();
        var closed = open.Where(pull => IsBotsAlone(pull, input.Standing)).ToList();
        foreach (var pull in closed)
            yield return new Closing.Pull(pull.Number, pull.Body, pull.Mark, reason);
        if (closed.Count < open.Count)
            yield break;
        foreach (var issue in prospect.Standing.OpenIssues.Where(issue => issue.Mark is { Kind: MarkKind.Bump, Members.Count: 1 }))
            yield return new Closing.Issue(issue.Number, issue.Body, issue.Mark, reason);
    }

    private static bool IsBotsAlone(StandingPull pull, Standing standing) =>
        pull.Mark.Members.Count == 1
        && standing.Branches.TryGetValue(pull.Branch, out var branch)
        && branch.Owner is BranchOwner.Bot;
}
