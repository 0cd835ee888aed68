using BumpBot.Serve.Pages.Views;

namespace BumpBot.Serve.Pages.Markup;

/// <summary>The list of targets, and the page of one.</summary>
internal static class TargetPages
{
    public static Html Of(TargetsView view) => Elements.Table("Targets", ["Target", "Upstreams", "Open pull requests", "Merged bumps", "Last run", "It"], view.Targets.Select(IReadOnlyList<Html> (row) =>
        [Elements.Target(row.Target), Html.Of($"{row.Upstreams}"), Html.Of($"{row.Open}"), Html.Of($"{row.Merged}"), Elements.Time(row.LastRun?.At), Ended(row.LastRun)]));

    public static Html Of(TargetView view) => Html.Join(
    [
        Elements.Facts(
            ("Upstreams", Html.Of($"{view.Summary.Upstreams}")),
            ("Open pull requests", Html.Of($"{view.Summary.Open}")),
            ("Merged bumps", Html.Of($"{view.Summary.Merged}")),
            ("Page", view.Page is { } page ? Elements.Outside(page, page.Host + page.AbsolutePath) : Html.Nothing)),
        Elements.Section("Last run", LastRun(view.Summary.LastRun), "No run since the start of the service has ended yet."),
        Elements.Section("Pull requests", Pulls(view), "The ledger remembers none."),
        Elements.Section("Named differently in its files", Drift(view)),
        Elements.Section("Upstreams", Html.Join(view.Upstreams.Select(Upstream)), "None is known yet: the first run tells."),
    ]);

    private static Html LastRun(RunView? run) => run is null ? Html.Nothing : Html.Of(
        $"<p>{Ended(run)} at {Elements.Time(run.At)}{(run.Done.Count + run.Failed.Count == 0 ? ", with nothing to do." : ".")}</p>\n{Elements.List(run.Done.Select(Elements.Text))}{Failed(run)}");

    private static Html Failed(RunView run) => Elements.Table("What failed, and why", ["What", "Why"], run.Failed.Select(IReadOnlyList<Html> (problem) =>
        [Elements.Text(problem.What), Elements.Sentence(problem.Why)]));

    private static Html Ended(RunView? run) => run switch
    {
        null => Elements.Text(null),
        { End: RunEnd.Failed } => Html.Of($"<span class=\"bad\">failed</span>"),
        { End: RunEnd.Left } => Html.Of($"left it to another run"),
        { End: RunEnd.Done, Failed.Count: > 0 } => Html.Of($"<span class=\"bad\">ended with problems</span>"),
        _ => Html.Of($"ended well"),
    };

    private static Html Pulls(TargetView view) => Elements.Table("Offers, those that are open first", ["Pull request", "Upstream", "To", "State", "Offered", "Ended", "Reason"], view.Pulls.Select(IReadOnlyList<Html> (pull) =>
    [
        Elements.Outside(pull.Page, $"#{pull.Pull}"), Elements.Upstream(pull.Upstream), Elements.Text(pull.To), Elements.Text(pull.State),
        Elements.Time(pull.OfferedAt), Elements.Time(pull.EndedAt), Elements.Sentence(pull.Reason ?? ""),
    ]));

    private static Html Drift(TargetView view) => Elements.Table("By their text; bumpbot check --drift judges by version", ["Upstream", "Versions"], view.Drift.Select(IReadOnlyList<Html> (drift) =>
        [Elements.Upstream(drift.Upstream), Elements.List(drift.Versions.Select(version => Html.Of($"{version.Version}: {string.Join(", ", version.Places)}")))]));

    private static Html Upstream(TargetUpstreamView upstream) => Html.Of(
        $"<details>\n<summary>{upstream.Upstream}{Short(upstream)}</summary>\n<p>{Elements.Upstream(upstream.Upstream)}</p>\n{(upstream.LastBump is { } bump ? Html.Of($"<p>Last bump: {Decisions.Bump(bump)}</p>\n") : Html.Nothing)}{Decisions.Of(upstream.Decision, $"Places of {upstream.Upstream}")}</details>\n");

    private static string Short(TargetUpstreamView upstream) => upstream.Decision?.Reasons is [var first, ..] ? $": {first}" : "";
}
