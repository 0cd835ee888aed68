using System.Globalization;
using System.Text;
using BumpBot.Model;

namespace BumpBot.Planning.Dashboards;

/// <param name="Facts">What the page says, without what may change at each run.</param>
internal sealed record DashboardPage(string Title, string Facts, string Text)
{
    /// <param name="reserved">How many characters a person wrote below the mark, which stay.</param>
    public string Body(int reserved) => BodyText.Compose(Facts, new Mark(MarkKind.Dashboard, []), [], _ => [Text], _ => [], reserved);

    public bool IsSaidBy(Mark mark) => BodyText.Says(mark, Facts);
}

/// <summary>The dashboard as the text of one issue, or of several where it is too long for one. Pure.</summary>
internal static class DashboardText
{
    public const string Title = "BumpBot: what is kept current here";

    /// <summary>Of a page's rows, so that the rest of an issue has room too.</summary>
    private const int MaxLength = 50_000;

    private const int MaxNamed = 5;

    private static readonly (DashboardGroup Group, string Heading)[] Groups =
    [
        (DashboardGroup.NeedsYou, "Needs you"),
        (DashboardGroup.Open, "Open pull requests"),
        (DashboardGroup.Waiting, "Waiting"),
        (DashboardGroup.Failed, "Could not be looked at"),
        (DashboardGroup.Current, "Current"),
    ];

    /// <returns>At least one.</returns>
    public static IReadOnlyList<DashboardPage> Pages(IReadOnlyList<DashboardRow> rows)
    {
        var pages = new List<List<DashboardRow>> { new() };
        var length = 0;
        foreach (var row in Groups.SelectMany(group => rows.Where(row => row.Group == group.Group)))
        {
            var size = Text(row).Length;
            if (length + size > MaxLength && pages[^1].Count > 0)
            {
                pages.Add([]);
                length = 0;
            }
            pages[^1].Add(row);
            length += size;
        }
        return [.. pages.Select((page, index) => new DashboardPage(TitleOf(index), Text(page, rows, row => row with { Detection = WithoutFault(row.Detection) }), Text(page, rows, row => row)))];
    }

    private static string TitleOf(int index) => index == 0 ? Title : string.Create(CultureInfo.InvariantCulture, $"{Title} ({index + 1})");

    private static string Text(List<DashboardRow> page, IReadOnlyList<DashboardRow> all, Func<DashboardRow, DashboardRow> shown)
    {
        var text = new StringBuilder("Each upstream that the bot follows for this repository, and why it does what it does. Tick a box: the next run does it, and takes the tick away.\n");
        if (all.Count == 0)
            text.Append("\nNothing is watched.\n");
        foreach (var (group, heading) in Groups)
        {
            var rows = page.Where(row => row.Group == group).ToList();
            if (rows.Count == 0)
                continue;
            var title = string.Create(CultureInfo.InvariantCulture, $"{heading} ({all.Count(row => row.Group == group)})");
            text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
            var lines = string.Concat(rows.Select(row => Text(shown(row))));
            _ = group == DashboardGroup.Current
                ? text.Append(CultureInfo.InvariantCulture, $"<details><summary>all of them</summary>\n\n{lines}\n</details>\n")
                : text.Append(lines);
        }
        return text.ToString();
    }

    private static Detection WithoutFault(Detection detection) =>
        detection is Detection.Unknown unknown ? unknown with { Fault = new Fault.Retry("") } : detection;

    private static string Text(DashboardRow row)
    {
        var text = new StringBuilder($"- {Name(row.Detection)}{Versions(row)}{Links(row)}\n");
        if (row.Detection is Detection.Unknown { Fault.Message: { Length: > 0 } message })
            Line($"the look at it failed, so nothing is concluded: {PlainText.Markdown(message, 300)}");
        foreach (var alarm in row.Alarms)
            Line($"{PlainText.Markdown(AlarmText.Sentence(alarm), 400)}{(row.AlarmIssue is { } issue ? string.Create(CultureInfo.InvariantCulture, $"; close #{issue} to accept it") : "")}");
        foreach (var reason in row.Reasons)
            Line(PlainText.Markdown(reason, 400));
        if (row.ToCheck is { } mark)
            Line($"to check: {PlainText.Code(mark.Branch, 100)} moved from {Sha(mark.From)} to {Sha(mark.To)}{(mark.Compare is { } compare ? $" ([compare]({UpstreamLinks.Escaped(compare)}))" : "")}");
        foreach (var box in row.Boxes)
            text.Append(DashboardBoxes.Line(box)).Append('\n');
        return text.ToString();

        void Line(string line) => text.Append("  - ").Append(line).Append('\n');
    }

    private static string Name(Detection detection) => detection switch
    {
        Detection.Found found => UpstreamLinks.Name(found.Upstream, found.Snapshot, found.Candidate.Release),
        _ => PlainText.Markdown(detection.Upstream.ToString()),
    };

    private static string Versions(DashboardRow row)
    {
        var more = row.Named.Count > MaxNamed ? string.Create(CultureInfo.InvariantCulture, $" and {row.Named.Count - MaxNamed} more") : "";
        var named = row.Named.Count == 0 ? "" : $": {string.Join(", ", row.Named.Take(MaxNamed).Select(version => PlainText.Code(version, 100)))}{more}";
        return row.Detection is Detection.Found found ? $"{named}, newest {UpstreamLinks.Tag(found.Candidate.Release)}" : named;
    }

    private static string Links(DashboardRow row)
    {
        var pull = row.Pull switch
        {
            null => "",
            { Number: { } number, Page: { } page } => string.Create(CultureInfo.InvariantCulture, $"; [pull request #{number}]({UpstreamLinks.Escaped(page)})"),
            _ => "; its pull request could not be opened in the last run",
        };
        return row.Issue is { } issue ? string.Create(CultureInfo.InvariantCulture, $"{pull}; issue #{issue}") : pull;
    }

    private static string Sha(string sha) => PlainText.Code(sha[..Math.Min(7, sha.Length)]);
}
