using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Notify.Texts;

/// <summary>A line with foreign text; null = it leads nowhere.</summary>
internal sealed record ContentLine(string Text, Uri? Link = null);

/// <summary>What a notice says of one event, for all media alike: what breaks first, then the rest. Nothing is escaped yet.</summary>
/// <param name="Breaking">Empty = nothing is known to break.</param>
/// <param name="Page">Where to read on; its text says what is there. Null = nowhere.</param>
internal sealed record NoticeContent(string Title, IReadOnlyList<ContentLine> Breaking, IReadOnlyList<ContentLine> Facts, ContentLine? Page)
{
    public const string BreakingHeading = "What looks breaking";

    private const int LongestName = 120;

    public static NoticeContent Of(NoticeEvent told) => told switch
    {
        NoticeEvent.Released released => OfRelease(released),
        NoticeEvent.Alarmed alarmed => new(
            $"{Name(alarmed.Upstream)} needs a look: {Foreign.Line(alarmed.Alarm.ToString(), 300)}", [],
            [new("Look at it before you trust the upstream further. Closing the bot's issue about it, or bumpbot baseline, accepts it.")], null),
        NoticeEvent.BranchMoved moved => new(
            $"{Name(moved.Upstream)} moved on {Name(moved.ToCheck.Branch)}, to check", [],
            [new($"From {Short(moved.ToCheck.From)} to {Short(moved.ToCheck.To)}")], ReadOn("Compare", moved.ToCheck.Compare)),
        NoticeEvent.IssueFound issue => new(
            string.Create(CultureInfo.InvariantCulture, $"{Name(issue.Upstream)} has an open issue labelled {Name(issue.Label)}, to check: #{issue.Number}"), [],
            [new(issue.Title)], ReadOn("The issue", issue.Page)),
        NoticeEvent.PullOpened opened => OfPull("opened", opened.Target, opened.Number, opened.Members, opened.Page),
        NoticeEvent.PullMerged merged => OfPull("merged", merged.Target, merged.Number, merged.Members, merged.Page),
        NoticeEvent.WentWrong wrong => new(
            $"Something failed for {Name(wrong.Subject)}", [], [.. wrong.Problems.Select(problem => new ContentLine(problem))], null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static NoticeContent OfRelease(NoticeEvent.Released released)
    {
        var what = $"{Name(released.Upstream)} {Name(released.Tag)}";
        return new(
            released.Breaking.Count > 0 ? $"{what} looks breaking" : $"{what} was released",
            Lines(released.Breaking),
            released.PublishedAt is { } at ? [new($"Published {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}")] : [],
            ReadOn("Release notes", released.Page));
    }

    private static NoticeContent OfPull(string what, string target, int number, IReadOnlyList<PullMember> members, Uri? page)
    {
        var breaks = members.Any(member => member.Breaking.Count > 0) ? ", looks breaking" : "";
        var bumps = members.Count == 1 ? $"{Name(members[0].Upstream)} {Name(members[0].To)}" : string.Create(CultureInfo.InvariantCulture, $"{members.Count} upstreams");
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{Name(target)}: pull request #{number} {what} ({bumps}){breaks}"),
            [.. members.SelectMany(member => Lines(member.Breaking, members.Count > 1 ? $"{Name(member.Upstream)}: " : ""))],
            [.. members.Select(member => new ContentLine(member.From.Count == 0
                ? $"{Name(member.Upstream)} to {Name(member.To)}"
                : $"{Name(member.Upstream)} from {string.Join(", ", member.From.Take(5).Select(Name))} to {Name(member.To)}"))],
            ReadOn("The pull request", page));
    }

    private static IReadOnlyList<ContentLine> Lines(IReadOnlyList<BreakingLine> breaking, string before = "") =>
        [.. breaking.Select(line => new ContentLine(before + line.Text, line.Link))];

    private static ContentLine? ReadOn(string what, Uri? page) => page is null ? null : new ContentLine(what, page);

    private static string Name(string foreign) => Foreign.Line(foreign, LongestName);

    private static string Short(string commit) => commit[..Math.Min(10, commit.Length)];
}
