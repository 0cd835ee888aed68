using BumpBot.Serve.Pages.Views;

namespace BumpBot.Serve.Pages.Markup;

/// <summary>The list of upstreams, and the page of one.</summary>
internal static class UpstreamPages
{
    public static Html Of(UpstreamsView view) => view.Upstreams.Count == 0
        ? Html.Of($"<p>None is known yet: the first run tells.</p>\n")
        : Elements.Table("Upstreams", ["Upstream", "Newest", "Released", "Last looked at", "Targets", "Open", "State"], view.Upstreams.Select(IReadOnlyList<Html> (row) =>
        [
            Elements.Upstream(row.Upstream), Elements.Text(row.Newest), Elements.Time(row.ReleasedAt), Elements.Time(row.LastChecked),
            Html.Of($"{row.Targets}"), Html.Of($"{row.Open}"), Elements.Text(row.State),
        ]));

    public static Html Of(UpstreamView view) => Html.Join(
    [
        Elements.Facts(
            ("Newest", Elements.Text(view.Summary.Newest)),
            ("Released", Elements.Time(view.Summary.ReleasedAt)),
            ("Last looked at", Elements.Time(view.Summary.LastChecked)),
            ("Watched by", Elements.Count(view.Summary.Targets, "target")),
            ("Open pull requests", Html.Of($"{view.Summary.Open}")),
            ("Page", view.Page is null ? Html.Nothing : Elements.Outside(view.Page, view.Page.Host + view.Page.AbsolutePath)),
            ("Cooling down", view.Cooling is { } cooling ? Html.Of($"{cooling.Tag} until {Elements.Time(cooling.Until)}") : Html.Nothing),
            ("To check", Html.Join(view.ToCheck.Select(mark => Elements.Outside(mark.Compare, $"{mark.Branch}, {Short(mark.From)} to {Short(mark.To)}")), ", "))),
        view.Fault is { } fault ? Html.Of($"<p class=\"bad\">The last look failed: {fault}</p>\n") : Html.Nothing,
        Elements.Section("Alarms", Elements.List(view.Alarms.Select(Elements.Text))),
        Elements.Section("In targets", Html.Join(view.Targets.Select(Use)), "No target has to do with it."),
        Elements.Section("Releases", Timeline(view.Releases), "None is remembered."),
        Elements.Section("Left out at the last look", Elements.Table("Releases that are not the candidate, beside those that are older", ["Release", "Why"], view.Skipped.Select(IReadOnlyList<Html> (skipped) =>
            [Elements.Text(skipped.Tag), Elements.Sentence(skipped.Why)]))),
    ]);

    private static Html Use(UseView use) => Html.Of(
        $"<h3>{Elements.Target(use.Target)}</h3>\n{Elements.Facts(("Told about", Elements.Text(use.Known)), ("Last bump", use.LastBump is { } bump ? Decisions.Bump(bump) : Elements.Text(null)))}{Decisions.Of(use.Decision, $"Places in {use.Target}")}");

    private static Html Timeline(IReadOnlyList<ReleaseView> releases)
    {
        var items = Html.Join(releases.Select(release => Html.Of(
            $"<li>{Elements.Time(release.PublishedAt)} <strong>{release.Tag}</strong>{(release.IsPrerelease ? ", pre-release" : "")}{(release.Author is { } author ? $", by {author}" : "")}{Breaking(release)}</li>\n")));
        return items.IsNothing ? items : Html.Of($"<ol class=\"timeline\">\n{items}</ol>\n");
    }

    private static Html Breaking(ReleaseView release) => release.IsBreaking == true ? Html.Of($" <span class=\"bad\">◆ breaking</span>") : Html.Nothing;

    private static string Short(string commit) => commit[..Math.Min(7, commit.Length)];
}
