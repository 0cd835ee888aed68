using BumpBot.Config.Yaml;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Config;

/// <summary>Where a config names a watched repository, so that just this can be edited.</summary>
public static class WatchedPlace
{
    /// <param name="text">The file without its byte order mark.</param>
    /// <returns>The span of <c>owner/name</c> in the upstream's entry, without quotes; null where it does not stand there in so many letters, once.</returns>
    public static TextSpan? Find(string text, UpstreamId upstream)
    {
        if (!YamlTree.TryRead(text, new ProblemList(""), out var root) || root is not ConfigNode.Map top)
            return null;
        var watched = top.Entries.Where(entry => entry.Key == "watch").Select(entry => entry.Value).OfType<ConfigNode.List>().SelectMany(list => list.Items);
        return watched.Select(item => RepoOf(item, upstream)).OfType<ConfigNode.Text>().ToList() is [var only] ? SpanOf(only, text) : null;
    }

    private static ConfigNode.Text? RepoOf(ConfigNode item, UpstreamId upstream)
    {
        var repo = item switch
        {
            ConfigNode.Text text when upstream.Name is null => text,
            ConfigNode.Map map when string.Equals(TextOf(map, "name")?.Written, upstream.Name, StringComparison.OrdinalIgnoreCase) => TextOf(map, "repo"),
            _ => null,
        };
        return repo is not null && RepoName.TryParse(repo.Written, out var name) && name.Equals(upstream.Repo) ? repo : null;
    }

    private static ConfigNode.Text? TextOf(ConfigNode.Map map, string key) => map.Entries.FirstOrDefault(entry => entry.Key == key)?.Value as ConfigNode.Text;

    private static TextSpan? SpanOf(ConfigNode.Text node, string text)
    {
        var start = YamlCharacters.IndexOf(text, node.At);
        if (start < text.Length && text[start] is '"' or '\'')
            start++;
        return string.CompareOrdinal(text, start, node.Written, 0, node.Written.Length) == 0 ? new TextSpan(start, node.Written.Length) : null;
    }
}
