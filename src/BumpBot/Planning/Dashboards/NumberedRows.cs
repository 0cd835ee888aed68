using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Dashboards;

/// <summary>The dashboard's rows with the numbers of what was opened since they were made, as the next look will see them. Pure.</summary>
internal static class NumberedRows
{
    public static IReadOnlyList<DashboardRow> Of(IReadOnlyList<DashboardRow> rows, IReadOnlyList<Published> published)
    {
        var withBoxes = rows.SelectMany(row => row.Boxes).OfType<DashboardBox.Rebase>().Select(box => box.Pull).ToHashSet();
        return [.. rows.Select(row => Of(row, published, withBoxes))];
    }

    private static DashboardRow Of(DashboardRow row, IReadOnlyList<Published> published, HashSet<int> withBoxes)
    {
        var opened = published.OfType<Published.PullRequest>().FirstOrDefault(pull => row.Pull is { Number: null } planned && pull.Branch == planned.Branch);
        return row with
        {
            Pull = opened is null ? row.Pull : new DashboardPull(opened.Branch, opened.Number, opened.Page),
            Boxes = opened is not null && withBoxes.Add(opened.Number)
                ? [new DashboardBox.Rebase(opened.Number), new DashboardBox.Recreate(opened.Number), .. row.Boxes]
                : row.Boxes,
            Issue = row.Issue ?? IssueOf(row.Upstream, published),
            AlarmIssue = row.AlarmIssue ?? published.OfType<Published.AlarmIssue>().FirstOrDefault(issue => issue.Upstream == row.Upstream)?.Number,
        };
    }

    private static int? IssueOf(UpstreamId upstream, IReadOnlyList<Published> published) =>
        published.OfType<Published.PullRequest>().SelectMany(pull => pull.Members).FirstOrDefault(member => member.Bump.Upstream == upstream)?.Issue
        ?? published.OfType<Published.ReleaseIssue>().FirstOrDefault(issue => issue.Upstream == upstream)?.Number;
}
