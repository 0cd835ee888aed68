using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>
/// TOML files: packages of <c>pyproject.toml</c>, <c>Pipfile</c> and <c>Cargo.toml</c>, tools of mise, tables with a repository and its tag,
/// and URLs, images and pins in any string. Lock files are never read: their tools write them.
/// </summary>
public sealed class TomlUpdater : IFileUpdater
{
    public string Name => "toml";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var isLock = name.StartsWith("pylock.", StringComparison.OrdinalIgnoreCase) || name.Contains(".lock", StringComparison.OrdinalIgnoreCase);
        return name == "Pipfile" || (name.EndsWith(".toml", StringComparison.OrdinalIgnoreCase) && !isLock);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var ties = CommentTies.Read(file, upstreams);
        List<Reference> found = [];
        List<TextSpan> values = [];
        foreach (var stretch in TomlTables.In(file.Text))
        {
            if (TomlReader.Read(file.Text, stretch) is not { } root)
                continue;
            List<TextSpan> strings = [.. Values(root)];
            values.AddRange(strings);
            found.AddRange(InTables(file, root, upstreams));
            found.AddRange(InStrings(file, stretch, strings, upstreams));
        }
        return ties.Over(TextOrder.Of(found), values);
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
        return found;
    }

    /// <summary>A download with its hash beside it.</summary>
    private static IEnumerable<Reference> Downloads(FileText file, TomlNode.Table table, IReadOnlyList<Upstream> upstreams) =>
        SiblingHashes.In(file, table) is { } hashed
            ? GitHubUrls.Find(file, hashed.Url, upstreams).Select(reference => reference with { Pins = [.. reference.Pins, hashed.Pin] })
            : [];

    private static IEnumerable<Reference> InStrings(FileText file, TextSpan stretch, List<TextSpan> strings, IReadOnlyList<Upstream> upstreams)
    {
        var places = new SpanSet(strings);
        Reference[] found =
        [
            .. GitHubUrls.Find(file, stretch, upstreams),
            .. ImageNames.Find(file, stretch, upstreams),
            .. PackagePins.Find(file, stretch, upstreams),
        ];
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
