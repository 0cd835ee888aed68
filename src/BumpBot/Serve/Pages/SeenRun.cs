using Updaters.References;

namespace BumpBot.Serve.Pages;

/// <summary>What pages tell of a target's last run: words of a bounded length, not the plan with its files.</summary>
/// <param name="Failures">What it could not do, and its problems.</param>
/// <param name="Done">What it did, a sentence each.</param>
public sealed record SeenRun(DateTimeOffset At, RunEnd End, IReadOnlyList<SeenFailure> Failures, IReadOnlyList<string> Done)
{
    /// <summary>By upstream: what was decided when it was last looked at, in this run or one before.</summary>
    public IReadOnlyDictionary<UpstreamId, SeenDecision> Decisions { get; init; } = new Dictionary<UpstreamId, SeenDecision>();
}

public enum RunEnd
{
    Done,
    Failed,

    /// <summary>Left to another run, which works on the target.</summary>
    Left,
}

/// <param name="What">What failed.</param>
/// <param name="Why">With the remedy.</param>
public sealed record SeenFailure(string What, string Why);

/// <summary>What a run decided about an upstream in a target.</summary>
/// <param name="Reasons">Sentences.</param>
/// <param name="Pull">The pull request that it opened, refreshed or found; null = none.</param>
public sealed record SeenDecision(DateTimeOffset At, IReadOnlyList<string> Reasons, int? Pull, IReadOnlyList<SeenPlace> Places);

/// <param name="Line">From 1.</param>
/// <param name="Moves">To what; null = it stays.</param>
/// <param name="Why">Why it stays; null = it moves.</param>
/// <param name="Version">The version that it names, without a leading v; null = it is not certain to name one.</param>
public sealed record SeenPlace(string Path, int Line, string Current, string? Moves, string? Why, string? Version);

/// <summary>What a look at an upstream told.</summary>
/// <param name="Candidate">The tag that policy picked; null = none.</param>
/// <param name="Page">Where to read about it; null = nowhere.</param>
/// <param name="Fault">Why the look failed; null = it did not.</param>
public sealed record SeenLook(DateTimeOffset At, string? Candidate, Uri? Page, string? Fault, IReadOnlyList<SeenSkip> Skipped);

/// <param name="Why">Why the release is not the candidate.</param>
public sealed record SeenSkip(string Tag, string Why);
