using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Targets;
using Serilog;

namespace BumpBot.Publishing;

/// <summary>Opens and refreshes pull requests, and leaves them to the forge to merge or takes that back.</summary>
internal static class PublishPulls
{
    public static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedPull pull, ILogger log, CancellationToken cancellation)
    {
        var members = new List<PublishedMember>();
        foreach (var member in pull.Members)
            members.Add(new PublishedMember(member.Bump, await PublishIssues.TrackAsync(forge, plan, member, cancellation)));
        switch (pull)
        {
            case PlannedPull.Open open:
                var body = PullRequestText.Body(pull.Title, members, pull.Group, plan.Settings.Pulls.Line);
                var opened = await forge.OpenPullAsync(new NewPull(pull.Branch, plan.BaseBranch, pull.Title, body, pull.Labels) { Request = open.Request }, cancellation);
                log.Information("opened pull request #{Number} in {Target}: {Title}", opened.Number, plan.Target.ToString(), pull.Title);
                return new Published.PullRequest(members, pull.Branch, opened.Number, opened.Page, BumpOutcome.Opened);
            case PlannedPull.Refresh refresh:
                var below = refresh.Standing.Body;
                var text = Marks.KeepBelow(PullRequestText.Body(pull.Title, members, pull.Group, plan.Settings.Pulls.Line, Marks.Below(below).Length), below);
                var isBare = refresh.Standing.Mark.IsBare;
                if (isBare)
                    await forge.DressPullAsync(refresh.Number, pull.Labels, refresh.Missing, cancellation);
                await forge.RefreshPullAsync(refresh.Number, pull.Title, text, isBare ? [] : pull.Labels, cancellation);
                log.Information("refreshed pull request #{Number} in {Target}: {Title}", refresh.Number, plan.Target.ToString(), pull.Title);
                return new Published.PullRequest(members, pull.Branch, refresh.Number, refresh.Standing.Page, BumpOutcome.Refreshed);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public static async Task<Published?> PublishAsync(IForge forge, Plan plan, PlannedInventory inventory, ILogger log, CancellationToken cancellation)
    {
        switch (inventory)
        {
            case PlannedInventory.Open open:
                var opened = await forge.OpenPullAsync(new NewPull(open.Branch, plan.BaseBranch, open.Title, open.Body, open.Labels) { Request = open.Request }, cancellation);
                log.Information("opened pull request #{Number} in {Target}: {Title}", opened.Number, plan.Target.ToString(), open.Title);
                return new Published.Inventory(opened.Number, opened.Page, BumpOutcome.Opened);
            case PlannedInventory.Refresh refresh:
                await forge.RefreshPullAsync(refresh.Standing.Number, refresh.Title, refresh.Body, [], cancellation);
                log.Information("refreshed pull request #{Number} in {Target}: {Title}", refresh.Standing.Number, plan.Target.ToString(), refresh.Title);
                return new Published.Inventory(refresh.Standing.Number, refresh.Standing.Page, BumpOutcome.Refreshed);
            case PlannedInventory.Left:
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    public static async Task<Published?> NoteAsync(IForge forge, PullNote note, CancellationToken cancellation)
    {
        await forge.RefreshPullAsync(note.Standing.Number, note.Standing.Title, PersonNote.In(note.Standing, note.Why), [], cancellation);
        return new Published.Noted(note.Standing.Number);
    }

    public static async Task<Published.Merge> MergeAsync(IForge forge, PlannedMerge merge, CancellationToken cancellation)
    {
        var pull = merge.Standing;
        var announced = pull.Mark.IsLeftToForge ? null : Marks.LeftToForge(pull, isLeft: true);
        return new Published.Merge(pull, await forge.MergePullAsync(pull.Number, merge.Head, announced, cancellation));
    }

    public static async Task<Published?> TakeBackAsync(IForge forge, StandingPull pull, CancellationToken cancellation)
    {
        await forge.TakeBackMergeAsync(pull.Number, cancellation);
        await forge.RefreshPullAsync(pull.Number, pull.Title, Marks.LeftToForge(pull, isLeft: false), [], cancellation);
        return new Published.NoLongerMerged(pull.Number);
    }
}
