using BumpBot.Config;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>Finds what a name on the command line most likely means among the upstreams that are watched.</summary>
internal static class WatchedName
{
    private const int Shown = 5;

    /// <summary>The end of a sentence that says that the name is none of them: the nearest one, else the first few.</summary>
    public static string Suggestion(string written, IReadOnlyCollection<UpstreamId> watched) =>
        Nearest(written, watched) is { } nearest ? $"did you mean {nearest}?"
        : watched.Count == 0 ? "nothing is watched"
        : $"watched: {string.Join(", ", watched.Take(Shown))}{(watched.Count > Shown ? $" and {watched.Count - Shown} more" : "")}";

    /// <summary>By the whole name, else by the repository's or the entry's alone.</summary>
    private static string? Nearest(string written, IReadOnlyCollection<UpstreamId> watched)
    {
        if (NearestName.Of(written, watched.Select(id => id.ToString())) is { } whole)
            return whole;
        var last = written[(written.LastIndexOfAny(['/', '#']) + 1)..];
        var byLastName = watched.ToLookup(id => id.Name ?? id.Repo.Name, StringComparer.OrdinalIgnoreCase);
        return NearestName.Of(last, byLastName.Select(names => names.Key)) is { } name ? byLastName[name].First().ToString() : null;
    }
}
