namespace BumpBot.Serve.Pages.Views;

public sealed record UpstreamsView(DateTimeOffset At, IReadOnlyList<UpstreamRow> Upstreams);

/// <param name="Newest">The newest release that policy allowed; null = none yet.</param>
/// <param name="LastChecked">Null = it was never looked at with success.</param>
/// <param name="Targets">How many watch it; 0 = it is watched no more.</param>
/// <param name="Open">Open pull requests for it.</param>
/// <param name="State">What to know first, in words; empty = all is well.</param>
public sealed record UpstreamRow(string Upstream, string? Newest, DateTimeOffset? ReleasedAt, DateTimeOffset? LastChecked, int Targets, int Open, string State);

/// <summary>All that is known of one upstream.</summary>
/// <param name="Page">Of its repository or newest release; null = it has none, or it is not known.</param>
/// <param name="Fault">Why the last look of this process failed; null = it did not.</param>
/// <param name="Releases">Newest first.</param>
/// <param name="Skipped">Releases that the last look of this process left out, and why.</param>
public sealed record UpstreamView(
    DateTimeOffset At,
    UpstreamRow Summary,
    Uri? Page,
    string? Fault,
    IReadOnlyList<string> Alarms,
    IReadOnlyList<ToCheckView> ToCheck,
    CoolingView? Cooling,
    IReadOnlyList<ReleaseView> Releases,
    IReadOnlyList<SkippedView> Skipped,
    IReadOnlyList<UseView> Targets);

public sealed record ToCheckView(string Branch, string From, string To, DateTimeOffset Since, Uri? Compare);

public sealed record CoolingView(string Tag, DateTimeOffset Until);

/// <param name="PublishedAt">Null = it has no date.</param>
/// <param name="IsBreaking">Whether it breaks what uses the release before it; null = that is not known.</param>
public sealed record ReleaseView(string Tag, DateTimeOffset? PublishedAt, string? Author, bool IsPrerelease, bool? IsBreaking);

public sealed record SkippedView(string Tag, string Why);

/// <summary>An upstream in a target.</summary>
/// <param name="Known">The tag that the target was last told about; null = none.</param>
/// <param name="LastBump">Null = there was none.</param>
/// <param name="Decision">What the last run of this process decided; null = none looked yet.</param>
public sealed record UseView(string Target, string? Known, BumpView? LastBump, DecisionView? Decision);

/// <param name="From">Empty = it is not remembered.</param>
public sealed record BumpView(IReadOnlyList<string> From, string To, string Outcome, int? Pull, Uri? Page, int? Issue, DateTimeOffset At);

public sealed record DecisionView(DateTimeOffset At, IReadOnlyList<string> Reasons, int? Pull, IReadOnlyList<PlaceView> Places);

/// <param name="Moves">To what; null = it stays.</param>
/// <param name="Why">Why it stays; null = it moves.</param>
public sealed record PlaceView(string Path, int Line, string Current, string? Moves, string? Why);
