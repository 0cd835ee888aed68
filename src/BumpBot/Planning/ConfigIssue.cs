using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The issue that tells a target's people of the mistakes in its own config: one, written anew when others come up, closed when it is right. Pure.</summary>
public abstract record ConfigIssue
{
    public const string Title = "bumpbot.yml has mistakes";

    private const int MostProblems = 50;
    private const int ProblemLength = 300;

    private ConfigIssue() { }

    public sealed record Open(string Body) : ConfigIssue;

    public sealed record Refresh(StandingIssue Standing, string Body) : ConfigIssue;

    /// <summary>It is told already, a person closed it, or the target takes no issues.</summary>
    public sealed record Nothing : ConfigIssue;

    /// <param name="problems">Each with its place and remedy; they quote the file, which is foreign text.</param>
    public static ConfigIssue Decide(IReadOnlyList<string> problems, IReadOnlyList<StandingIssue> issues, bool issuesEnabled)
    {
        var facts = string.Join('\n', problems);
        var last = issues.Where(issue => issue.Mark.Kind == MarkKind.Config).MaxBy(issue => (issue.State == IssueState.Open, issue.Number));
        return last switch
        {
            _ when !issuesEnabled => new Nothing(),
            { State: IssueState.Open or IssueState.Closed } when BodyText.Says(last.Mark, facts) => new Nothing(),
            { State: IssueState.Open } => new Refresh(last, Marks.KeepBelow(Written(problems, facts, Marks.Below(last.Body).Length), last.Body)),
            _ => new Open(Written(problems, facts)),
        };
    }

    /// <summary>Those that are over, since the config could be read.</summary>
    public static IEnumerable<Closing> Over(Standing standing) => standing.Issues
        .Where(issue => issue is { State: IssueState.Open, Mark: { Kind: MarkKind.Config, ClosedReason: null } })
        .Select(issue => new Closing.Issue(issue.Number, issue.Body, issue.Mark, "bumpbot.yml has no mistakes any more"));

    private static string Written(IReadOnlyList<string> problems, string facts, int reserved = 0) => BodyText.Compose(
        facts,
        new Mark(MarkKind.Config, []),
        [],
        rows =>
        [
            "`bumpbot.yml`, at this repository's default branch, cannot be read as it is. Until it is mended, nothing is kept current here.",
            string.Join('\n', problems.Take(Math.Min(rows, MostProblems)).Select(problem => $"- {PlainText.Markdown(problem, ProblemLength)}")),
            problems.Count > MostProblems ? $"These are the first {MostProblems} of {problems.Count}." : "",
        ],
        _ => ["`bumpbot validate` tells the same before a commit. The bot closes this issue when the file is right; closed by a person, it is opened again for other mistakes only."],
        reserved);
}
