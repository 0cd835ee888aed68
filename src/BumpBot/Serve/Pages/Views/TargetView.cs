namespace BumpBot.Serve.Pages.Views;

public sealed record TargetsView(DateTimeOffset At, IReadOnlyList<TargetRow> Targets);

/// <param name="Upstreams">How many it has to do with.</param>
/// <param name="LastRun">The last run of this process; null = none ended yet.</param>
public sealed record TargetRow(string Target, int Upstreams, int Open, int Merged, RunView? LastRun);

public sealed record RunView(DateTimeOffset At, RunEnd End, IReadOnlyList<string> Done, IReadOnlyList<ProblemView> Failed);

public sealed record ProblemView(string What, string Why);

/// <summary>All that is known of one target.</summary>
/// <param name="Page">Of its repository; null = it has none.</param>
/// <param name="Pulls">Offers by pull request, newest first: those that are open, then the past.</param>
/// <param name="Drift">Upstreams that its files name at different versions, as texts.</param>
public sealed record TargetView(
    DateTimeOffset At, TargetRow Summary, Uri? Page, IReadOnlyList<PullView> Pulls, IReadOnlyList<DriftView> Drift, IReadOnlyList<TargetUpstreamView> Upstreams);

/// <param name="Reason">Why the bot closed it; null where it did not.</param>
public sealed record PullView(int Pull, Uri? Page, string Upstream, string To, string State, string? Reason, DateTimeOffset OfferedAt, DateTimeOffset? EndedAt);

public sealed record DriftView(string Upstream, IReadOnlyList<VersionPlacesView> Versions);

/// <param name="Places">As <c>path:line</c>.</param>
public sealed record VersionPlacesView(string Version, IReadOnlyList<string> Places);

public sealed record TargetUpstreamView(string Upstream, BumpView? LastBump, DecisionView? Decision);
