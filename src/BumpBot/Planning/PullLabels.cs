using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>The labels of a pull request, and who is asked to look at it. Pure.</summary>
internal static class PullLabels
{
    public static IReadOnlyList<string> Of(IReadOnlyList<Bump> bumps, PullSettings settings) =>
        [.. settings.Labels
            .Concat(bumps.SelectMany(BumpSeverities.Of).Distinct().Order().SelectMany(severity => settings.LabelsBySeverity.GetValueOrDefault(severity) ?? []))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    public static PullRequestSettings RequestOf(PullWish wish, PlanInput input)
    {
        var settings = input.Settings.Pulls;
        IEnumerable<string> owners = settings.CodeOwners && input.CodeOwners is { } file ? wish.Changes.SelectMany(change => file.Of(change.Path)) : [];
        return new PullRequestSettings(
            settings.Assignees, [.. settings.Reviewers.Concat(owners).Distinct(StringComparer.OrdinalIgnoreCase)], settings.Milestone, settings.Draft);
    }
}
