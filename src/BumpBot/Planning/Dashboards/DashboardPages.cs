using BumpBot.Model;

namespace BumpBot.Planning.Dashboards;

/// <summary>What is written of the dashboard, once all else is done. Pure.</summary>
public static class DashboardPages
{
    /// <param name="published">What came of the plan until now.</param>
    /// <returns>Each page that says something else than its issue, or has none: with a null in its place.</returns>
    public static IEnumerable<(StandingIssue? Issue, string Title, string Body)> ToWrite(PlannedDashboard.Write planned, IReadOnlyList<Published> published)
    {
        var pages = DashboardText.Pages(NumberedRows.Of(planned.Rows, published));
        for (var i = 0; i < pages.Count; i++)
        {
            var issue = planned.Standing.ElementAtOrDefault(i);
            if (issue is null)
                yield return (null, pages[i].Title, pages[i].Body(0));
            else if (planned.Ticked.Contains(issue.Number) || !pages[i].IsSaidBy(issue.Mark) || issue.Mark.ClosedReason is not null)
                yield return (issue, pages[i].Title, Marks.KeepBelow(pages[i].Body(Marks.Below(issue.Body).Length), issue.Body));
        }
    }
}
