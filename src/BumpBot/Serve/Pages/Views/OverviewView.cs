namespace BumpBot.Serve.Pages.Views;

/// <summary>How the service stands.</summary>
/// <param name="Waiting">What waits for people or for time, the longest waiting first.</param>
/// <param name="Failed">What went wrong at the last look, and what channels could not be told.</param>
/// <param name="LaidAside">Looks that failed too often.</param>
/// <param name="Next">What is looked at next, by the schedule.</param>
/// <param name="Overdue">What was not looked at although its times came and went.</param>
/// <param name="Limits">What is left of the hourly limits, as of the last answers; empty = no run of this process was told.</param>
public sealed record OverviewView(
    DateTimeOffset At,
    QueueView Queue,
    int Upstreams,
    int Targets,
    IReadOnlyList<WaitingView> Waiting,
    IReadOnlyList<FailureView> Failed,
    IReadOnlyList<LaidAsideView> LaidAside,
    IReadOnlyList<NextLookView> Next,
    IReadOnlyList<OverdueView> Overdue,
    IReadOnlyList<LimitView> Limits);

/// <param name="OldestSince">Since when the longest waiting look waits; null = none waits.</param>
public sealed record QueueView(int Waiting, int UnderWay, DateTimeOffset? OldestSince);

/// <param name="Kind">pull request, alarm, to check, cooling down, or notice.</param>
/// <param name="Target">Null = it is not about one.</param>
/// <param name="Upstream">Null = it is not about one.</param>
/// <param name="Page">Where to read about it; null = nowhere.</param>
public sealed record WaitingView(string Kind, string? Target, string? Upstream, string Text, DateTimeOffset Since, Uri? Page);

/// <param name="Of">A target, an upstream, or a channel's notice.</param>
/// <param name="Why">With the remedy.</param>
public sealed record FailureView(FailedPart Part, string Of, string What, string Why, DateTimeOffset? At);

public enum FailedPart
{
    Target,
    Upstream,
    Notice,
}

public sealed record LaidAsideView(string Look, DateTimeOffset At, int Attempts, string Why);

public sealed record NextLookView(string Of, DateTimeOffset At);

public sealed record OverdueView(string Upstream, DateTimeOffset LastChecked, DateTimeOffset DueSince);

public sealed record LimitView(string Host, string Resource, int Remaining, int Limit, DateTimeOffset Reset);
