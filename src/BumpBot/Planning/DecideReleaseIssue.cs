using BumpBot.Model;
using BumpBot.Watching.Breaking;

namespace BumpBot.Planning;

/// <summary>
/// The issue about a release that needs no edit. The first sight of an upstream is silent: an issue comes only where the target is known to
/// have known an older release, and the release was not there at the first sight or taken as known since.
/// </summary>
internal static class DecideReleaseIssue
{
    /// <param name="closings">What is closed in the same plan.</param>
    public static PlannedIssue? For(Prospect prospect, PlanInput input, IReadOnlyList<Closing> closings)
    {
        if (prospect.Wanted || prospect.Unsure is not null || Known(prospect, input.Done) is not { } known || prospect.Standing.HasBeenTold(prospect.Tag))
            return null;
        var breaking = BreakingChanges.Since(prospect.Upstream, known);
        if (input.Settings.Issues.Releases == ReleaseIssues.Breaking && breaking is not BreakingVerdict.Breaking)
            return null;
        // One open issue for an upstream: also the one of a pull request that waits for a person.
        var open = prospect.Standing.OpenIssues.FirstOrDefault(issue => !closings.Any(closing => closing is Closing.Issue && closing.Number == issue.Number));
        return open is null
            ? new PlannedIssue.Open(prospect.Upstream) { Breaking = breaking }
            : new PlannedIssue.Refresh(prospect.Upstream, open) { Breaking = breaking };
    }

    /// <summary>The older release that the target was told of before; null = the candidate is no news.</summary>
    private static string? Known(Prospect prospect, DoneTarget done) =>
        !prospect.Upstream.IsBaseline
        && done.Known.TryGetValue(prospect.Id.ToString(), out var known)
        && ReleaseTags.IsOlder(prospect.Upstream.Published.Pattern, known, prospect.Upstream.Candidate)
            ? known
            : null;
}
