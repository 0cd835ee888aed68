using BumpBot.Model;

namespace BumpBot.Serve.Pages;

/// <summary>What a run did, in words.</summary>
internal static class PublishedText
{
    /// <summary>Null of what failed, which is told apart.</summary>
    public static string? Of(Published published) => published switch
    {
        Published.PullRequest pull => $"pull request #{pull.Number} was {Of(pull.Outcome)} for {string.Join(", ", pull.Members.Select(member => $"{member.Bump.Upstream} {member.Bump.To.Release.Tag}"))}",
        Published.Noted noted => $"#{noted.Number} says that its branch is left to a person",
        Published.Merge { Outcome: Merging.Merged } merge => $"#{merge.Pull.Number} was merged",
        Published.Merge { Outcome: Merging.LeftToForge } merge => $"#{merge.Pull.Number} is merged by the forge once its checks allow it",
        Published.Merge { Outcome: Merging.Waits waits } merge => $"#{merge.Pull.Number} is not merged yet: {waits.Why}",
        Published.NoLongerMerged merge => $"#{merge.Number} is no longer merged by the forge on the bot's behalf",
        Published.ReleaseIssue issue => $"issue #{issue.Number} tells of {issue.Upstream} {issue.Tag}",
        Published.AlarmIssue issue => $"issue #{issue.Number} tells of an alarm of {issue.Upstream}",
        Published.Closed closed => $"#{closed.Number} was closed: {closed.Reason}",
        Published.Inventory inventory => $"the inventory's pull request #{inventory.Number} was {Of(inventory.Outcome)}",
        Published.Dashboard dashboard => $"the dashboard #{dashboard.Number} was written",
        Published.Answered answered => $"a command in #{answered.Asked.Thread} was answered",
        Published.Failed => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(BumpOutcome outcome) => outcome switch
    {
        BumpOutcome.Opened => "opened",
        BumpOutcome.Refreshed => "refreshed",
        BumpOutcome.Merged => "merged",
        BumpOutcome.ClosedByBot => "closed by the bot",
        BumpOutcome.ClosedByPerson => "closed by a person",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
