using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Alarms as sentences, warnings and issues.</summary>
public static class AlarmText
{
    private const int ForeignLength = 200;

    /// <summary>In plain text, foreign parts cut short.</summary>
    public static string Sentence(Alarm alarm) => PlainText.OneLine(alarm.ToString(), ForeignLength);

    /// <summary>What stands before all else in a pull request; empty = there is nothing to warn of.</summary>
    public static string Warnings(IReadOnlyList<Alarm> alarms) =>
        string.Join("\n>\n", alarms.Select(alarm => $"> **Look before you merge:** {Upper(Markdown(alarm))}. {Advice(alarm)}"));

    public static string Title(PlannedAlarm issue)
    {
        var more = issue.Alarms.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" and {issue.Alarms.Count - 1} more") : "";
        return $"{issue.Upstream}: {What(issue.Alarms[0])}{more}";
    }

    public static string Body(PlannedAlarm issue, AlarmPolicy policy, int reserved = 0)
    {
        var id = PlainText.Markdown(issue.Upstream.ToString());
        var blocks = policy == AlarmPolicy.Block && issue.Alarms.Any(alarm => alarm.Blocks);
        return BodyText.Compose(
            Title(issue),
            new Mark(MarkKind.Alarm, [new MarkMember(issue.Upstream, Mark.AnyTag)]) { Alarms = issue.Alarms },
            [],
            rows =>
            [
                $"Something about {id} should be looked at before it is trusted further.",
                string.Join('\n', issue.Alarms.Take(rows).Select(alarm => $"- {Upper(Markdown(alarm))}. {Advice(alarm)}")),
                blocks ? "Until then, the bot makes no bump to what this is about." : "",
            ],
            _ =>
            [
                $"""
                - Close this issue to accept what is there now: it is what later looks are compared with, and no other issue is opened about the same.
                - `bumpbot baseline --upstream {issue.Upstream}` accepts it for all repositories that the bot keeps current.
                - If it goes back to what it was, the bot closes this issue.
                - `alarms: warn` in `bumpbot.yml` holds nothing back, `alarms: off` says nothing here.
                """.ReplaceLineEndings("\n"),
            ],
            reserved);
    }

    private static string Markdown(Alarm alarm) => alarm switch
    {
        Alarm.TagMoved moved => $"the tag {Code(moved.Tag)} was moved from {Code(moved.Was)} to {Code(moved.Now)}",
        Alarm.TagRemoved removed => $"the tag {Code(removed.Tag)}, which was {Code(removed.Was)}, was removed",
        Alarm.ReleaseWithdrawn withdrawn => $"the release {Code(withdrawn.Tag)} {How(withdrawn.How)}",
        Alarm.RepositoryReplaced replaced => string.Create(CultureInfo.InvariantCulture, $"another repository stands under its name now: its id is {replaced.Now}, and was {replaced.Was}"),
        Alarm.Renamed renamed => $"it is now called {Code(renamed.To)}",
        Alarm.Archived => "it was archived: nothing new comes from it",
        Alarm.NewAuthor author => $"{Code(author.Author)} published {Code(author.Tag)}, and none of the releases known before",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Advice(Alarm alarm) => alarm switch
    {
        Alarm.TagMoved => "A version's tag is not moved in the ordinary way: compare the two commits, and ask the upstream why.",
        Alarm.TagRemoved or Alarm.ReleaseWithdrawn => "See whether the upstream says why, before you use it or go on using it.",
        Alarm.RepositoryReplaced => "The old one was deleted, or renamed and its name taken by somebody else: find out whose the new one is.",
        Alarm.Renamed => "Write the new name into the config.",
        Alarm.Archived => "Look for what takes its place.",
        Alarm.NewAuthor => "See whether the author belongs to the project.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>For titles: plain text, of foreign parts only what a version needs.</summary>
    private static string What(Alarm alarm) => alarm switch
    {
        Alarm.TagMoved moved => $"tag {PullRequestText.Version(moved.Tag)} was moved",
        Alarm.TagRemoved removed => $"tag {PullRequestText.Version(removed.Tag)} was removed",
        Alarm.ReleaseWithdrawn withdrawn => $"release {PullRequestText.Version(withdrawn.Tag)} {How(withdrawn.How)}",
        Alarm.RepositoryReplaced => "another repository stands under its name",
        Alarm.Renamed => "it has a new name",
        Alarm.Archived => "it was archived",
        Alarm.NewAuthor author => $"{PullRequestText.Version(author.Tag)} is by a new author",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string How(Withdrawal how) => how switch
    {
        Withdrawal.Deleted => "was deleted",
        Withdrawal.Draft => "was turned into a draft",
        Withdrawal.FlaggedPrerelease => "was turned into a pre-release",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Code(string foreign) => PlainText.Code(foreign, 100);

    private static string Upper(string sentence) => char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
