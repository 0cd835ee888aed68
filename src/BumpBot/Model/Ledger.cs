namespace BumpBot.Model;

/// <summary>The bot's memory. Help, not truth: with it lost, a run still does nothing wrong.</summary>
/// <param name="Seen">What was seen, by upstream id.</param>
/// <param name="Done">What was done about it, by target name.</param>
public sealed record Ledger(
    IReadOnlyDictionary<string, SeenUpstream> Seen,
    IReadOnlyDictionary<string, DoneTarget> Done)
{
    public const int Schema = 1;

    public static readonly Ledger Empty = new(new Dictionary<string, SeenUpstream>(), new Dictionary<string, DoneTarget>());
}

/// <param name="LatestTag">The newest release that policy allowed, at the last look that succeeded; null = none yet.</param>
/// <param name="Tags">Tag -> commit, where the look told it.</param>
/// <param name="History">The releases seen so far, newest first, without notes.</param>
public sealed record SeenUpstream(
    string? LatestTag,
    DateTimeOffset? LatestPublishedAt,
    CommitHead? LatestCommit,
    DateTimeOffset LastChecked,
    long? RepositoryId,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<SeenRelease> History);

public sealed record SeenRelease(string Tag, DateTimeOffset? PublishedAt, string? Author, bool Prerelease);

/// <param name="Known">Upstream id -> the tag that this target was last told about, by pull request, issue or first sight.</param>
/// <param name="Bumps">Upstream id -> the last bump.</param>
public sealed record DoneTarget(
    IReadOnlyDictionary<string, string> Known,
    IReadOnlyDictionary<string, DoneBump> Bumps)
{
    public static readonly DoneTarget Empty = new(new Dictionary<string, string>(), new Dictionary<string, DoneBump>());
}

public enum BumpOutcome
{
    Opened,
    Refreshed,
    Merged,
    ClosedByBot,
    ClosedByPerson,
}

/// <param name="From">Empty where the run that made it could not remember it, and the forge told it later.</param>
/// <param name="Pull">Its number; null where there is none.</param>
public sealed record DoneBump(
    IReadOnlyList<string> From,
    string To,
    string Branch,
    BumpOutcome Outcome,
    int? Pull,
    int? Issue,
    DateTimeOffset At);
