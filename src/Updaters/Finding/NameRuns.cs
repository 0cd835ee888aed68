using Updaters.References;

namespace Updaters.Finding;

/// <summary>
/// Which runs of letters and digits a text must hold to name one of the upstreams: each of their names has at least one of these in it,
/// however its separators are written (<c>tree-sitter</c>, <c>tree_sitter</c>, <c>TREE_SITTER_VERSION</c>) and in any case.
/// </summary>
internal static class NameRuns
{
    /// <summary>Runs that stand in files of every project: taken only where a name has no other.</summary>
    private static readonly string[] Common = ["version", "image", "docker", "python", "github"];

    /// <returns>Null where a name has a letter that is not ASCII, or no letter or digit at all: then nothing can be said of any text.</returns>
    public static IReadOnlyList<string>? Of(IReadOnlyList<Upstream> upstreams)
    {
        List<string> names =
        [
            .. upstreams.Select(upstream => upstream.Id.Repo.Name),
            .. upstreams.SelectMany(upstream => upstream.Packages).Select(name => name.Text),
            .. upstreams.SelectMany(upstream => upstream.Images).Select(name => LastSegment(name.Text)),
            .. upstreams.SelectMany(upstream => upstream.Variables).Select(name => name.Text),
        ];
        List<string> chosen = [];
        foreach (var runs in names.Distinct(StringComparer.OrdinalIgnoreCase).Select(In))
        {
            if (runs is not { Count: > 0 })
                return null;
            if (!runs.Exists(run => chosen.Exists(known => run.Contains(known, StringComparison.OrdinalIgnoreCase))))
                chosen.Add(runs.OrderBy(run => Common.Contains(run, StringComparer.OrdinalIgnoreCase)).ThenByDescending(run => run.Length).First());
        }
        return [.. chosen.Where(run => !chosen.Exists(other => !ReferenceEquals(other, run) && run.Contains(other, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>An image's registry, and Docker Hub's <c>library/</c>, may be left out where it is named.</summary>
    private static string LastSegment(string image) => image[(image.LastIndexOf('/') + 1)..];

    /// <summary>The name's runs; null where it is not all ASCII.</summary>
    private static List<string>? In(string name)
    {
        if (!name.All(char.IsAscii))
            return null;
        List<string> runs = [];
        for (var i = 0; i < name.Length; i++)
        {
            var start = i;
            while (i < name.Length && char.IsAsciiLetterOrDigit(name[i]))
                i++;
            if (i > start)
                runs.Add(name[start..i]);
        }
        return runs;
    }
}
