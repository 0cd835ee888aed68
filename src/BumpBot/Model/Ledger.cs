using System.Text.Json.Serialization;
using Updaters.References;

namespace BumpBot.Model;

/// <summary>The bot's memory. Help, not truth: with it lost, a run still does nothing wrong.</summary>
/// <param name="Seen">What was seen, by upstream id.</param>
/// <param name="Done">What was done about it, by target name.</param>
public sealed record Ledger(
    IReadOnlyDictionary<string, SeenUpstream> Seen,
    IReadOnlyDictionary<string, DoneTarget> Done)
{
    public const int Schema = 2;

    /// <summary>What channels are to be told, and were: by event and channel.</summary>
    public IReadOnlyDictionary<string, OutboxEntry> Outbox { get; init; } = new Dictionary<string, OutboxEntry>();

    public static readonly Ledger Empty = new(new Dictionary<string, SeenUpstream>(), new Dictionary<string, DoneTarget>());

    /// <summary>Null = the upstream was never looked at with success.</summary>
    public SeenUpstream? SeenOf(UpstreamId upstream) => Seen.GetValueOrDefault(upstream.ToString());

    /// <summary>Empty where nothing was done there yet.</summary>
    public DoneTarget DoneIn(TargetName target) => Done.GetValueOrDefault(target.ToString()!) ?? DoneTarget.Empty;

    public Ledger With(TargetName target, DoneTarget done) =>
        this with { Done = new Dictionary<string, DoneTarget>(Done, StringComparer.OrdinalIgnoreCase) { [target.ToString()!] = done } };
}

/// <param name="LatestTag">The newest release that policy allowed, at the last look that succeeded; null = none yet.</param>
/// <param name="RepositoryId">The repository that is trusted under its name; null = no look told.</param>
/// <param name="Tags">Tag -> commit, as it was first told, or acknowledged since.</param>
/// <param name="History">The releases seen so far, newest first, without notes.</param>
public sealed record SeenUpstream(
    string? LatestTag,
    DateTimeOffset? LatestPublishedAt,
    CommitHead? LatestCommit,
    DateTimeOffset LastChecked,
    long? RepositoryId,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<SeenRelease> History)
{
    /// <summary>When each release that is still there was first seen, by tag, drafts left out.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> FirstSeen
    {
        get;
        init => field = value ?? field;
    } = new Dictionary<string, DateTimeOffset>();

    /// <summary>What was first seen until then is known, and never news: the time of the first look, or of the last baseline.</summary>
    public DateTimeOffset Baseline { get; init; }

    /// <summary>The tags that people were told about since the baseline, the last one first.</summary>
    public IReadOnlyList<string> Told
    {
        get;
        init => field = value ?? field;
    } = [];

    /// <summary>What people should look at, newest first: standing or acknowledged, until it is over.</summary>
    public IReadOnlyList<SeenAlarm> Alarms
    {
        get;
        init => field = value ?? field;
    } = [];

    /// <summary>The next release that becomes old enough, as of the last look; null = none.</summary>
    public Cooling? Cooling { get; init; }

    /// <summary>What came to <see cref="LatestCommit"/>'s branch and was not looked at; null = nothing.</summary>
    public ToCheck? ToCheck { get; init; }

    /// <summary>Further branches, where several targets follow different ones.</summary>
    public IReadOnlyList<SeenBranch> OtherBranches
    {
        get;
        init => field = value ?? field;
    } = [];

    /// <summary>What is to check on all branches.</summary>
    public IEnumerable<ToCheck> AllToCheck() => Branches().Select(branch => branch.ToCheck).OfType<ToCheck>();

    /// <summary>Null = it is not known.</summary>
    public SeenBranch? BranchOf(string name) => Branches().FirstOrDefault(branch => branch.Head.Branch == name);

    public IEnumerable<SeenBranch> Branches() =>
        LatestCommit is { } head ? OtherBranches.Prepend(new SeenBranch(head, ToCheck, LastChecked)) : OtherBranches;

    public SeenUpstream With(IReadOnlyList<SeenBranch> branches) => this with
    {
        LatestCommit = branches.Count > 0 ? branches[0].Head : null,
        ToCheck = branches.Count > 0 ? branches[0].ToCheck : null,
        OtherBranches = [.. branches.Skip(1)],
    };

    /// <param name="isChecked">Of which branches nothing is to check any more.</param>
    public SeenUpstream Checked(Predicate<string> isChecked) =>
        With([.. Branches().Select(branch => isChecked(branch.Head.Branch) ? branch with { ToCheck = null } : branch)]);

    /// <summary>The numbers of the upstream's issues that are known, so that none is told twice; null = they were never looked at.</summary>
    public IReadOnlyList<int>? KnownIssues { get; init; }

    /// <summary>Whether people are still to be told of the release when it is the candidate.</summary>
    public bool IsNews(string tag) => !IsBaseline(tag) && !Told.Contains(tag);

    /// <summary>When the upstream's refs were last asked for, which is done once a day; null = never.</summary>
    public DateTimeOffset? TagsListedAt { get; init; }

    /// <summary>Whether the release was there at the baseline.</summary>
    public bool IsBaseline(string tag) => FirstSeen.TryGetValue(tag, out var at) && at <= Baseline;
}

public sealed record SeenRelease(string Tag, DateTimeOffset? PublishedAt, string? Author, bool Prerelease)
{
    /// <summary>Whether it breaks what uses the release before it, as was told when it was first looked into; null = it was not yet.</summary>
    public ReleaseImpact? Impact { get; init; }
}

/// <summary>What the versions and the notes say of the step to a release from the one before it.</summary>
public enum ReleaseImpact
{
    Breaking,
    Quiet,

    /// <summary>They say nothing, and its commits were not read.</summary>
    NotKnown,
}

/// <param name="Known">Upstream id -> the tag that this target was last told about, by pull request, issue or first sight.</param>
/// <param name="Bumps">Upstream id -> the last bump.</param>
public sealed record DoneTarget(
    IReadOnlyDictionary<string, string> Known,
    IReadOnlyDictionary<string, DoneBump> Bumps)
{
    public static readonly DoneTarget Empty = new(new Dictionary<string, string>(), new Dictionary<string, DoneBump>());

    /// <summary>The last run that worked on the target, or still does; null = none yet.</summary>
    public TargetLease? Lease { get; init; }

    /// <summary>The offers of the past and those that are open, newest first, as many as are kept.</summary>
    public IReadOnlyList<OfferedBump> History
    {
        get;
        init => field = value ?? field;
    } = [];

    /// <summary>What its own config watched at the last run; null = it had none, or no run has told yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OwnWatch>? OwnWatch { get; init; }
}

/// <summary>A version that a pull request offered. One that is refreshed to a newer version offers that one, too.</summary>
/// <param name="Upstream">Its id.</param>
/// <param name="To">The release's tag.</param>
/// <param name="ReleasedAt">Null where the release has no date, or no run saw it.</param>
/// <param name="OfferedAt">When the pull request was opened with it, or moved on to it.</param>
/// <param name="EndedAt">Null while it is open.</param>
/// <param name="Reason">Why the bot closed it, in words; null where it did not.</param>
public sealed record OfferedBump(
    string Upstream,
    string To,
    int Pull,
    DateTimeOffset? ReleasedAt,
    DateTimeOffset OfferedAt,
    DateTimeOffset? EndedAt,
    OfferEnd Outcome,
    string? Reason);

public enum OfferEnd
{
    /// <summary>Not ended: it waits for people.</summary>
    Open,
    Merged,

    /// <summary>Its pull request moved on, to a newer version or without the upstream.</summary>
    Superseded,
    ClosedByBot,
    ClosedByPerson,
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
