using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Titles and bodies of the bot's issues.</summary>
public static class IssueText
{
    /// <summary>The issue that tracks a bump.</summary>
    public static string Title(Bump bump) => $"{bump.Upstream} {PullRequestText.Version(bump.To.Release.Tag)} is out";

    public static string Body(Bump bump, int reserved = 0)
    {
        var to = bump.To.Release;
        return BodyText.Compose(
            BumpFacts.OfIssue(bump),
            new Mark(MarkKind.Bump, [new MarkMember(bump.Upstream, to.Tag)]),
            [new ReleaseNotes(null, bump.Notes)],
            rows =>
            [
                .. BreakingText.Excerpt(bump.Breaking, rows),
                $"{UpstreamLinks.Name(bump.Upstream, bump.Snapshot, to)} has released {UpstreamLinks.Tag(to)}; these places name an older version. A pull request moves them, and its merge closes this issue.",
                MovesTable.OfMoves(bump.Moves, rows),
                UpstreamLinks.Compare(bump) is { } compare ? $"[All changes between the two]({compare})" : "",
            ],
            rows =>
            [
                .. MovesTable.OfLeft(bump.Left, Math.Min(rows, BodyText.LeftRows)) is { Length: > 0 } left ? ["### What the pull request leaves alone", left] : Array.Empty<string>(),
                "Close this issue, and no other is opened for this version.",
            ],
            reserved);
    }

    /// <summary>The issue about a release that needs no edit.</summary>
    public static string Title(Detection.Found release) => $"{release.Upstream} {PullRequestText.Version(release.Candidate.Release.Tag)} is out";

    public static string Body(Detection.Found release, BreakingVerdict breaking, int reserved = 0)
    {
        var newest = release.Candidate.Release;
        return BodyText.Compose(
            Title(release),
            new Mark(MarkKind.Release, [new MarkMember(release.Upstream, newest.Tag)]),
            [new ReleaseNotes(null, [newest])],
            rows =>
            [
                .. BreakingText.Excerpt(breaking, rows),
                $"{UpstreamLinks.Name(release.Upstream, release.Snapshot, newest)} has released {UpstreamLinks.Tag(newest)}. There is no pull request: no file names an older version that the bot can move.",
            ],
            _ => ["Close this issue, and no other is opened for this version; `issues: { releases: off }` in `bumpbot.yml` ends them all."],
            reserved);
    }
}
