using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>
/// TOML files: packages of <c>pyproject.toml</c>, <c>Pipfile</c> and <c>Cargo.toml</c>, tools of mise, tables with a repository and its tag,
/// keys that an upstream goes by, and URLs, images and pins in any string. Lock files are never read: their tools write them.
/// </summary>
public sealed class TomlUpdater : IFileUpdater
{
    private const int SearchedFrom = 16 * 1024;

    public string Name => "toml";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var isLock = name.StartsWith("pylock.", StringComparison.OrdinalIgnoreCase) || name.Contains(".lock", StringComparison.OrdinalIgnoreCase);
        return name == "Pipfile" || (name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) && !isLock);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        List<Reference> found = [];
        List<TextSpan> values = [];
        foreach (var stretch in Stretches(file.Text, upstreams))
        {
            if (TomlReader.Read(file.Text, stretch) is not { } root)
                continue;
            List<TextSpan> own = [.. Values(root)];
            values.AddRange(own);
            found.AddRange(InTables(file, root, upstreams));
            found.AddRange(InStrings(file, stretch, own, upstreams));
        }
        return CommentTies.Read(file, upstreams).Over(TextOrder.Of(found), values);
    }

    /// <summary>The tables that may name an upstream. In a small file all of them: a search would cost more than it saves.</summary>
    private static IEnumerable<TextSpan> Stretches(string text, IReadOnlyList<Upstream> upstreams)
    {
        var tables = TomlTables.In(text);
        if (text.Length < SearchedFrom)
            return tables;
        var names = NameSearch.For(upstreams);
        return names.MayName(text) ? tables.Where(table => names.MayName(text.AsSpan(table.Start, table.Length))) : [];
    }

    private static IEnumerable<Reference> InTables(FileText file, TomlNode.Table root, IReadOnlyList<Upstream> upstreams)
    {
        List<TomlPlace> places = [.. new TomlPlace([], root).AndWithin()];
        List<Reference> found = [.. places.SelectMany(place => GitDependencies.Find(file, place.Table, upstreams))];
        if (PythonDependencies.AreIn(file.FileName))
            found.AddRange(places.SelectMany(place => PythonDependencies.Find(file, place, upstreams)));
        if (CargoDependencies.AreIn(file.FileName))
            found.AddRange(places.SelectMany(place => CargoDependencies.Find(file, place, upstreams)));
        if (MiseTools.AreIn(file))
            found.AddRange(places.SelectMany(place => MiseTools.Find(file, place, upstreams)));
        found.AddRange(places.SelectMany(place => Downloads(file, place.Table, upstreams)));
        found.AddRange(places.SelectMany(place => Named(file, place.Table, upstreams)));
        return found;
    }

    /// <summary>Keys that an upstream goes by (<c>TOOL_VERSION = "1.2.3"</c>), and repositories with their tags (<c>tool = "owner/name@1.2.3"</c>).</summary>
    private static IEnumerable<Reference> Named(FileText file, TomlNode.Table table, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var entry in table.Entries)
        {
            if (entry.Value is not TomlNode.Text text)
                continue;
            if (VariableNames.MatchInAnyCase(file, entry.Key, text.Span, upstreams) is { } named)
                yield return named;
            foreach (var tagged in RepositoryTags.AllOf(file, text.Span, upstreams))
                yield return tagged;
        }
    }

    /// <summary>A download with its hash beside it.</summary>
    private static IEnumerable<Reference> Downloads(FileText file, TomlNode.Table table, IReadOnlyList<Upstream> upstreams) =>
        SiblingHashes.In(file, table) is { } hashed
            ? GitHubUrls.Find(file, hashed.Url, upstreams).Select(reference => reference with { Pins = [.. reference.Pins, hashed.Pin] })
            : [];

    /// <summary>What stands in any value, outside of comments and keys.</summary>
    private static IEnumerable<Reference> InStrings(FileText file, TextSpan stretch, List<TextSpan> values, IReadOnlyList<Upstream> upstreams)
    {
        if (values.Count == 0)
            return [];
        var places = new SpanSet(values);
        Reference[] found = [.. GitHubUrls.Find(file, stretch, upstreams), .. ImageNames.Find(file, stretch, upstreams), .. CommandLines.Find(file, stretch, upstreams)];
        return found.Where(reference => places.Overlaps(reference.Span));
    }

    /// <summary>Every value that is no table and no list, without its quotes.</summary>
    private static IEnumerable<TextSpan> Values(TomlNode node) => node switch
    {
        TomlNode.Table table => table.Entries.SelectMany(entry => Values(entry.Value)),
        TomlNode.Array array => array.Items.SelectMany(Values),
        TomlNode.Text text => [text.Span],
        TomlNode.Other other => [other.Span],
        _ => [],
    };
}
