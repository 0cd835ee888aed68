using BumpBot.Serve.Pages.Views;

namespace BumpBot.Serve.Pages.Markup;

/// <summary>What was decided about an upstream in a target.</summary>
internal static class Decisions
{
    /// <param name="places">The caption of the places: unlike others on its page.</param>
    public static Html Of(DecisionView? decision, string places) => decision is null
        ? Html.Of($"<p class=\"note\">No run since the start has looked there yet.</p>\n")
        : Html.Of($"<p>Decided at {Elements.Time(decision.At)}{(decision.Reasons.Count == 0 ? "." : ":")}</p>\n{Elements.List(decision.Reasons.Select(Elements.Text))}{Places(decision, places)}");

    public static Html Bump(BumpView bump) => Html.Of(
        $"{(bump.From.Count == 0 ? "" : $"{string.Join(", ", bump.From)} → ")}{bump.To}, {bump.Outcome}{Pull(bump)} at {Elements.Time(bump.At)}");

    private static Html Pull(BumpView bump) => bump.Pull is { } pull ? Html.Of($" as {Elements.Outside(bump.Page, $"#{pull}")}") : Html.Nothing;

    private static Html Places(DecisionView decision, string caption) => Elements.Table(caption, ["Place", "Names", "Becomes", "Why it stays"], decision.Places.Select(IReadOnlyList<Html> (place) =>
        [Html.Of($"{place.Path}:{place.Line}"), Elements.Text(place.Current), Elements.Text(place.Moves), Elements.Sentence(place.Why ?? "")]));
}
