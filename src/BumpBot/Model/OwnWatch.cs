namespace BumpBot.Model;

/// <summary>A repository that a target's own config watches, as the ledger remembers it for whoever is told of news there.</summary>
/// <param name="Repo"><c>owner/name</c></param>
/// <param name="Schedule">The times at which it is looked at beside those of the target; null = none.</param>
public sealed record OwnWatch(string Repo, string? Schedule)
{
    public static IReadOnlyList<OwnWatch> Of(IEnumerable<WatchEntry> watch) =>
        [.. watch.Select(entry => new OwnWatch(entry.Id.Repo.ToString(), entry.Schedule)).Distinct().OrderBy(one => one.Repo, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.Schedule, StringComparer.Ordinal)];
}
