using BumpBot.Serve.Pages.Views;

namespace BumpBot.Serve.Pages.Markup;

internal static class OverviewPage
{
    public static Html Of(OverviewView view) => Html.Join(
    [
        Elements.Facts(
            ("Looks that wait", Html.Of($"{view.Queue.Waiting}{(view.Queue.OldestSince is { } since ? $", the longest since {PageTime.Text(since)}" : "")}")),
            ("Looks under way", Html.Of($"{view.Queue.UnderWay}")),
            ("Upstreams", Html.Of($"<a href=\"/upstreams\">{view.Upstreams}</a>")),
            ("Targets", Html.Of($"<a href=\"/targets\">{view.Targets}</a>"))),
        Elements.Section("Failed", Failed(view), "Nothing failed at the last looks."),
        Elements.Section("Waiting", Waiting(view), "Nothing waits for anybody."),
        Elements.Section("Next looks", Next(view), "Nothing is due by the schedule."),
        Elements.Section("Rate limits", Limits(view), "No run since the start was told of its limits yet."),
    ]);

    private static Html Failed(OverviewView view) => Html.Join(
    [
        Elements.Table("What failed, and why", ["Of", "What", "Why", "At"], view.Failed.Select(IReadOnlyList<Html> (failure) =>
            [Of(failure), Elements.Text(failure.What), Elements.Sentence(failure.Why), Elements.Time(failure.At)])),
        Elements.Table("Laid aside: looks that failed too often; the next look of the schedule, or a webhook, tries them anew", ["Look", "At", "Attempts", "Why"], view.LaidAside.Select(IReadOnlyList<Html> (look) =>
            [Elements.Text(look.Look), Elements.Time(look.At), Html.Of($"{look.Attempts}"), Elements.Sentence(look.Why)])),
        Elements.Table("Not looked at although it was due", ["Upstream", "Last looked at", "Due since"], view.Overdue.Select(IReadOnlyList<Html> (overdue) =>
            [Elements.Upstream(overdue.Upstream), Elements.Time(overdue.LastChecked), Elements.Time(overdue.DueSince)])),
    ]);

    private static Html Of(FailureView failure) => failure.Part switch
    {
        FailedPart.Target => Elements.Target(failure.Of),
        FailedPart.Upstream => Elements.Upstream(failure.Of),
        FailedPart.Notice => Elements.Sentence(failure.Of),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Html Waiting(OverviewView view) => Elements.Table("What waits, the longest first", ["What", "For", "Upstream", "Target", "Since"], view.Waiting.Select(IReadOnlyList<Html> (waiting) =>
    [
        Elements.Text(waiting.Kind),
        Elements.Outside(waiting.Page, waiting.Text),
        waiting.Upstream is { } upstream ? Elements.Upstream(upstream) : Elements.Text(null),
        waiting.Target is { } target ? Elements.Target(target) : Elements.Text(null),
        Elements.Time(waiting.Since),
    ]));

    private static Html Next(OverviewView view) => Elements.Table("By the schedule", ["Of", "At"], view.Next.Select(IReadOnlyList<Html> (next) =>
        [Elements.Text(next.Of), Elements.Time(next.At)]));

    private static Html Limits(OverviewView view) => Elements.Table("What is left of the hourly limits", ["Host", "Limit", "Left", "Of", "Renewed at"], view.Limits.Select(IReadOnlyList<Html> (limit) =>
        [Elements.Text(limit.Host), Elements.Text(limit.Resource), Html.Of($"{limit.Remaining}"), Html.Of($"{limit.Limit}"), Elements.Time(limit.Reset)]));
}
