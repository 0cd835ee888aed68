using System.Text.RegularExpressions;
using Updaters.Documents;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Json;

/// <summary>
/// JSON files, with comments or without: <c>package.json</c>'s dependencies on packages and repositories, dev containers, and any other by what their
/// keys and values say. Lock files, changelogs and the bot's own ledger are left alone, and so are .NET's files of packages and tools.
/// </summary>
public sealed partial class JsonUpdater : IFileUpdater
{
    public string Name => "json";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase))
            && !LeftAlone().IsMatch(path);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var names = NameHits.In(file.Text, upstreams);
        if (names.IsEmpty)
            return [];
        var document = JsonDocumentReader.Read(file.Text, names);
        List<Reference> own =
        [
            .. file.FileName.Equals("package.json", StringComparison.OrdinalIgnoreCase)
                ? NpmGitDependencies.Find(file, document, upstreams, names).Concat(NpmDependencies.Find(file, document, upstreams))
                : [],
            .. Keys(document).Where(names.AnyIn).SelectMany(key => ImageNames.Find(file, key, upstreams)),
        ];
        return CommentTies.Read(file, upstreams).Over(DocumentReferences.Find(file, document, own, upstreams, names), TiedPlaces.Of(file.Text, document));
    }

    /// <summary>Keys may be images: a dev container's <c>features</c>.</summary>
    private static IEnumerable<TextSpan> Keys(Document document) => document.Maps.SelectMany(map => map.Entries).Select(entry => entry.KeySpan);

    [GeneratedRegex(
        @"(?:\A|/)(?:change-?logs?(?:/|\.jsonc?)|[^/]*[.-]lock\.json|npm-shrinkwrap\.json|installed\.json|global\.json|dotnet-tools\.json|[^/]*\.(?:deps|assets)\.json|\.bumpbot/|node_modules/)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LeftAlone();
}
