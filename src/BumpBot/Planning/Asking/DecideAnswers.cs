using System.Diagnostics;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>What each command comes to, and what is answered. Pure.</summary>
/// <param name="plan">All of it but the answers.</param>
internal sealed class DecideAnswers(Plan plan, PlanInput input)
{
    private readonly ILookup<UpstreamId, BumpReason> _reasons = plan.NotDone.OfType<NotDone.Upstream>().ToLookup(one => one.Id, one => one.Reason);

    public IReadOnlyList<PlannedAnswer> All() => [.. input.Standing.Asked
        .Select(asked => CommandThread.Of(asked, input.Standing) is { } thread && !Waits(asked, thread) ? Of(asked, thread) : null)
        .OfType<PlannedAnswer>()];

    /// <summary>What depends on an upstream that was not looked at in this run, or not with success, is answered by a later one.</summary>
    private bool Waits(AskedCommand asked, CommandThread thread) =>
        input.Settings.Watch.Where(entry => thread.Upstreams.Contains(entry.Id)).Any(entry =>
            input.Detections.GetValueOrDefault(entry.Id) is null
            || (input.Detections[entry.Id] is Detection.Unknown && asked.Command is PersonCommand.Rebase or PersonCommand.Recreate or PersonCommand.Reopen));

    private PlannedAnswer Of(AskedCommand asked, CommandThread thread) => asked.Command switch
    {
        PersonCommand.Misspelt misspelt => Refused(asked, misspelt.Problem),
        PersonCommand.Help => Done(asked, AnswerText.Help),
        PersonCommand.Why why => Why(asked, thread, why),
        PersonCommand.Rebase or PersonCommand.Recreate => Anew(asked, thread),
        PersonCommand.Merge => Merge(asked, thread),
        PersonCommand.Close => Close(asked, thread),
        PersonCommand.Reopen => Reopen(asked, thread),
        PersonCommand.Snooze or PersonCommand.Ignore or PersonCommand.Unignore => Remember(asked, thread),
        _ => throw new UnreachableException(),
    };

    /// <summary>The text is put in later, when there is a trace.</summary>
    private PlannedAnswer Why(AskedCommand asked, CommandThread thread, PersonCommand.Why why) => AnswerWhy.Upstreams(why, thread, input) switch
    {
        [] when why.Upstream is { } named => Refused(asked, $"{PlainText.Markdown(named.ToString())} is not watched here"),
        [] => Refused(asked, "this is about no watched upstream; write `/bumpbot why owner/name`"),
        _ => Done(asked, AnswerText.WhyElsewhere),
    };

    private PlannedAnswer Anew(AskedCommand asked, CommandThread thread)
    {
        if (thread.PullIn(input.Standing) is not { State: PullState.Open } pull)
            return Refused(asked, AnswerText.NoOpenPull);
        var branch = input.Standing.Branches.GetValueOrDefault(pull.Branch);
        var planned = plan.Pulls.OfType<PlannedPull.Refresh>().FirstOrDefault(one => one.Number == pull.Number);
        if (plan.Inventory is PlannedInventory.Refresh { Push: not null } inventory && inventory.Standing.Number == pull.Number)
            return Done(asked, AnswerText.Anew(plan, branch)) with { Branch = pull.Branch };
        if (pull.Mark.Kind == MarkKind.Inventory && branch?.Owner is BranchOwner.Bot)
            return Done(asked, AnswerText.IsAnew(plan));
        if (planned?.Push is not null)
            return Done(asked, AnswerText.Anew(plan, branch)) with { Branch = planned.Branch };
        if (branch?.Owner is BranchOwner.Person person)
            return Refused(asked, asked.Command is PersonCommand.Rebase ? AnswerText.HoldsPersonsWork(person) : Reasons(pull.Mark));
        return planned is not null || pull.Mark.Members.Any(member => _reasons[member.Upstream].Contains(new BumpReason.AlreadyOpen(pull.Number)))
            ? Done(asked, AnswerText.IsAnew(plan))
            : Refused(asked, Reasons(pull.Mark));
    }

    private PlannedAnswer Merge(AskedCommand asked, CommandThread thread)
    {
        var pull = thread.PullIn(input.Standing);
        if (pull?.State == PullState.Merged)
            return Done(asked, AnswerText.Merged);
        if (pull is not { State: PullState.Open })
            return Refused(asked, AnswerText.NoOpenPull);
        if (plan.Closings.FirstOrDefault(closing => closing.Number == pull.Number) is { } closing)
            return Refused(asked, $"not merged, but closed: {PlainText.Markdown(closing.Reason)}");
        if (plan.Pulls.OfType<PlannedPull.Refresh>().Any(one => one.Number == pull.Number && one.Push is not null))
            return Refused(asked, "not merged: its branch was just made anew; ask again when its checks are green");
        return input.Standing.Branches.GetValueOrDefault(pull.Branch) is { } branch
            ? new PlannedAnswer(asked, new CommandEffect.Merge(pull.Number, branch.Head), new Reply(Reaction.Done, AnswerText.Merged))
            : Refused(asked, "not merged: its branch is gone");
    }

    /// <summary>Under an issue it is the issue that is closed. The standing has a pull request closed already; closing what is closed changes nothing.</summary>
    private static PlannedAnswer Close(AskedCommand asked, CommandThread thread)
    {
        return thread switch
        {
            { Pull.State: PullState.Merged } => Refused(asked, "it is merged"),
            { Pull: not null } => Declined(AnswerText.Closed(asked.By)),
            { Issue.Mark.Kind: MarkKind.Dashboard } => Declined(AnswerText.DashboardClosed(asked.By)),
            _ => Declined(AnswerText.IssueClosed(asked.By)),
        };

        PlannedAnswer Declined(string text) => new(asked, new CommandEffect.Decline(thread.Number), new Reply(Reaction.Done, text));
    }

    private PlannedAnswer Reopen(AskedCommand asked, CommandThread thread)
    {
        if (thread.Pull is not { } pull)
            return Refused(asked, "write it under the pull request that is to be opened again");
        var upstreams = pull.Mark.Members.Select(member => member.Upstream).ToHashSet();
        if (pull.State is PullState.Open or PullState.Merged)
            return Refused(asked, pull.State == PullState.Open ? "it is open" : "it is merged; the next release is offered anew");
        if (plan.Pulls.FirstOrDefault(planned => planned.Upstreams.Any(upstreams.Contains)) is { } planned)
            return Done(asked, AnswerText.OpensAnother(planned)) with { Branch = planned.Push is null ? null : planned.Branch };
        if (input.Standing.Pulls.FirstOrDefault(other => other.State == PullState.Open && other.Mark.Members.Any(member => upstreams.Contains(member.Upstream))) is { } open)
            return Refused(asked, $"#{open.Number} is open for it");
        var isWanted = pull.Mark.Members.All(member => _reasons[member.Upstream].OfType<BumpReason.DeclinedByPerson>().Any() && IsCandidate(member));
        return isWanted
            ? new PlannedAnswer(asked, new CommandEffect.Reopen(pull.Number, Marks.Replace(pull.Body, pull.Mark with { ClosedReason = null })), new Reply(Reaction.Done, AnswerText.Reopened))
            : Refused(asked, $"not opened again: {Reasons(pull.Mark)}");
    }

    private bool IsCandidate(MarkMember member) =>
        input.Detections.GetValueOrDefault(member.Upstream) is Detection.Found found && found.Candidate.Release.Tag == member.Tag;

    private PlannedAnswer Remember(AskedCommand asked, CommandThread thread) => thread.Upstreams.Count == 0
        ? Refused(asked, "this is about no upstream; write it under a pull request or an issue about one")
        : new PlannedAnswer(
            asked,
            thread.Pull is { } pull
                ? new CommandEffect.Remember(pull.Number, IsPull: true, pull.Title, pull.Body)
                : new CommandEffect.Remember(thread.Number, IsPull: false, thread.Issue!.Title, thread.Issue.Body),
            new Reply(Reaction.Done, AnswerText.Remembered(asked, thread.Upstreams)));

    private string Reasons(Mark mark)
    {
        var reasons = mark.Members.SelectMany(member => _reasons[member.Upstream]).Select(ReasonText.Of).Distinct(StringComparer.Ordinal).Take(3).ToList();
        return PlainText.Markdown(reasons.Count == 0 ? "it is not wanted as it is; /bumpbot why says more" : string.Join("; ", reasons), 600);
    }

    private static PlannedAnswer Done(AskedCommand asked, string text) => new(asked, new CommandEffect.None(), new Reply(Reaction.Done, text));

    private static PlannedAnswer Refused(AskedCommand asked, string text) => new(asked, new CommandEffect.None(), new Reply(Reaction.Refused, text));
}
