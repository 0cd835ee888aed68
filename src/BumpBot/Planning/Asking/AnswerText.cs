using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>The lines with which commands are answered: Markdown, foreign parts made harmless. Pure.</summary>
public static class AnswerText
{
    /// <summary>The commands in short; the body of each pull request has them too.</summary>
    public static readonly string Commands = """
        - `/bumpbot rebase`: its branch is made anew on the newest base; `/bumpbot recreate` does so without what a person committed to it.
        - `/bumpbot merge`: it is merged, if its checks are green and the repository allows it.
        - `/bumpbot close` and `/bumpbot reopen`: as if you pressed the button.
        - `/bumpbot snooze 14d`: no pull request is opened or refreshed until then.
        - `/bumpbot ignore 2.x`: versions in the range are not offered here; `/bumpbot unignore` ends that.
        - `/bumpbot why`: why the bot does what it does.
        """.ReplaceLineEndings("\n");

    internal const string Help = "Commands: `rebase`, `recreate`, `merge`, `close`, `reopen`, `snooze 14d`, `ignore 2.x`, `unignore`, `why`, each after `/bumpbot`.";

    internal const string NoOpenPull = "there is no open pull request here; write it under the one that is meant";

    internal const string WhyElsewhere = "`bumpbot why owner/name` on the command line tells it.";

    internal const string Merged = "Merged.";

    internal const string Reopened = "Opened again.";

    public static readonly Reply LeftToForge = new(Reaction.Done, "The forge merges it once its checks allow it.");

    /// <param name="why">What the forge said against it.</param>
    public static Reply RefusedByForge(CommandEffect effect, string why)
    {
        var said = PlainText.Markdown(why, 300);
        return new Reply(Reaction.Refused, effect switch
        {
            CommandEffect.Merge => $"not merged: {said}",
            CommandEffect.Reopen => $"not opened again: {said}. Delete its branch and ask again: then a new one is opened.",
            _ => $"not done: {said}",
        });
    }

    internal static string Anew(Plan plan, StandingBranch? branch) => branch?.Owner is BranchOwner.Person
        ? $"{IsAnew(plan)} Its head with what a person had committed was {branch.Head}."
        : IsAnew(plan);

    internal static string IsAnew(Plan plan) =>
        $"The branch stands on {PlainText.Code(plan.BaseBranch, 100)} at {plan.BaseCommit}, with just what it is for.";

    internal static string HoldsPersonsWork(BranchOwner.Person person) =>
        $"not done: the branch holds a person's work ({PlainText.Markdown(person.Why)}). `/bumpbot recreate` makes it anew without that.";

    internal static string Closed(string by) => $"Closed, as {Who(by)} asked: this version is not offered again; the next release is.";

    internal static string IssueClosed(string by) => $"Closed, as {Who(by)} asked: no other issue is opened for this version.";

    internal static string DashboardClosed(string by) => $"Closed, as {Who(by)} asked: it is not written any more until it is opened again or deleted.";

    internal static string OpensAnother(PlannedPull planned) => planned is PlannedPull.Refresh refresh
        ? $"#{refresh.Number} is open for it."
        : "Its branch is gone, so a new pull request is opened instead.";

    internal static string Remembered(AskedCommand asked, IReadOnlyList<UpstreamId> of)
    {
        var names = PlainText.Markdown(string.Join(", ", of), 400);
        return asked.Command switch
        {
            PersonCommand.Snooze { For.Ticks: 0 } => $"Awake again: {names}.",
            PersonCommand.Snooze snooze => $"Until {ReasonText.Time(asked.At + snooze.For)} no pull request for {names} is opened or refreshed.",
            PersonCommand.Ignore ignore => $"Versions of {names} in {PlainText.Code(ignore.Range, 100)} are not offered here any more; `/bumpbot unignore` ends that.",
            PersonCommand.Unignore => $"No version of {names} is ignored any more.",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Who(string login) => PlainText.Markdown(login, 100);
}
