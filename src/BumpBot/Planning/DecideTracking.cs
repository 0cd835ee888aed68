using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The issue that goes with a pull request: one per upstream, refreshed in place.</summary>
internal static class DecideTracking
{
    public static Tracking For(Prospect prospect, PlanInput input)
    {
        if (input.Settings.Issues.Releases == ReleaseIssues.Off || !input.Standing.IssuesEnabled)
            return new Tracking.None();
        var standing = prospect.Standing;
        // One that a person reopened still says that the bot closed it, and so would not count as closed by a person.
        if (standing.OpenIssues.FirstOrDefault() is { } open)
            return standing.TagIn(open.Mark) == prospect.Tag && open.Mark.ClosedReason is null && SaysSo(open, prospect) ? new Tracking.Existing(open.Number) : new Tracking.Refresh(open);
        if (input.Settings.Issues.Releases == ReleaseIssues.Breaking && prospect.Bump?.Breaking is not BreakingVerdict.Breaking)
            return new Tracking.None();
        return standing.Issues.Any(issue => issue.State == IssueState.Closed && standing.TagIn(issue.Mark) == prospect.Tag)
            ? new Tracking.None()
            : new Tracking.Open();
    }

    private static bool SaysSo(StandingIssue issue, Prospect prospect) =>
        prospect.Bump is not { } bump || BodyText.Says(issue.Mark, BumpFacts.OfIssue(bump));
}
