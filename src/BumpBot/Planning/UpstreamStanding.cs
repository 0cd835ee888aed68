using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>What is already there for one upstream, oldest first.</summary>
internal sealed record UpstreamStanding(UpstreamId Upstream, IReadOnlyList<StandingPull> Pulls, IReadOnlyList<StandingIssue> Issues)
{
    public static UpstreamStanding Of(Standing standing, UpstreamId upstream) => new(
        upstream,
        [.. standing.Pulls.Where(pull => pull.Mark.Kind == MarkKind.Bump && Names(pull.Mark, upstream)).OrderBy(pull => pull.Number)],
        [.. standing.Issues.Where(issue => issue.Mark.Kind != MarkKind.Alarm && Names(issue.Mark, upstream)).OrderBy(issue => issue.Number)])
    {
        AlarmIssues = [.. standing.Issues.Where(issue => issue.Mark.Kind == MarkKind.Alarm && Names(issue.Mark, upstream)).OrderBy(issue => issue.Number)],
    };

    /// <summary>Issues about the upstream's alarms, which are about no release.</summary>
    public IReadOnlyList<StandingIssue> AlarmIssues { get; init; } = [];

    public IEnumerable<StandingPull> OpenPulls => Pulls.Where(pull => pull.State == PullState.Open);

    public IEnumerable<StandingIssue> OpenIssues => Issues.Where(issue => issue.State == IssueState.Open);

    /// <summary>The tag at which a mark names the upstream.</summary>
    public string TagIn(Mark mark) => mark.Members.First(member => member.Upstream == Upstream).Tag;

    /// <summary>Whether any pull request or issue, open or not, was ever about this release.</summary>
    public bool HasBeenTold(string tag) =>
        Pulls.Any(pull => TagIn(pull.Mark) == tag) || Issues.Any(issue => TagIn(issue.Mark) == tag);

    private static bool Names(Mark mark, UpstreamId upstream) => mark.Members.Any(member => member.Upstream == upstream);
}
