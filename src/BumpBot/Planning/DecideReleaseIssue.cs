using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>
/// The issue about a release that needs no edit. The first sight of an upstream is silent: an issue comes only where the target is known to
/// have known an older release.
/// </summary>
internal static class DecideReleaseIssue
{
    public static PlannedIssue? For(Prospect prospect, PlanInput input)
    {
        if (prospect.Wanted || !IsNews(prospect, input.Done) || prospect.Standing.HasBeenTold(prospect.Tag))
            return null;
        var open = prospect.Standing.OpenIssues.FirstOrDefault(issue => issue.Mark.Kind == MarkKind.Release);
        return open is null
            ? new PlannedIssue.Open(prospect.Upstream)
            : new PlannedIssue.Refresh(prospect.Upstream, open.Number, open.Page);
    }

    private static bool IsNews(Prospect prospect, DoneTarget done) =>
        done.Known.TryGetValue(prospect.Id.ToString(), out var known)
        && ReleaseTags.IsOlder(prospect.Upstream.Published.Pattern, known, prospect.Upstream.Candidate);
}
