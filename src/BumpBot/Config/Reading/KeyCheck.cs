using BumpBot.Config.Yaml;
using Updaters.References;

namespace BumpBot.Config.Reading;

/// <summary>Judges a key before its value is read.</summary>
internal static class KeyCheck
{
    /// <summary>Whether the key's value is to be read. Where it is not, there is a problem, or it does not count here.</summary>
    public static bool Accepts(MapEntry entry, string path, ScalarReader scalars)
    {
        if (KnownKeys.Find(path, entry.Key) is not { } key)
        {
            scalars.Problems.Add(entry.At, $"unknown key {Shown.Quoted(entry.Key)}", scalars.Problems.IsFull ? "" : Remedy(entry, path));
            return false;
        }
        return key.Scope == KeyScope.Target || scalars.Source.Origin != ConfigOrigin.Target;
    }

    private static string Remedy(MapEntry entry, string path)
    {
        var names = KnownKeys.Under(path).Select(key => key.Name).ToList();
        if (path == "watch[]" && RepoName.TryParse(entry.Key, out var repo))
            return $"write - repo: {repo}, and its further keys below repo";
        if (path == "commits" && entry.Key is ("sign" or "key"))
            return "name the file of the signing key in the environment: BUMPBOT_SIGNING_KEY_FILE";
        if (NearestName.Of(entry.Key, names) is { } nearest)
            return $"did you mean {Shown.Quoted(nearest)}?";
        if (KnownKeys.All.FirstOrDefault(key => key.Name == entry.Key) is { } elsewhere)
            return $"it belongs {Place(elsewhere.Parent)}";
        return $"write one of {string.Join(", ", names)}";
    }

    private static string Place(string path) =>
        path.Length == 0 ? "to the top of the file, without indentation"
        : path.EndsWith("[]", StringComparison.Ordinal) ? $"into an entry of {WithoutItems(path[..^2])}"
        : $"under {WithoutItems(path)}";

    private static string WithoutItems(string path) => path.Replace("[]", "", StringComparison.Ordinal);
}
