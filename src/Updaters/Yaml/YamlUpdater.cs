using System.Text.RegularExpressions;
using Updaters.Documents;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>
/// YAML files: GitHub Actions, Compose, Kubernetes, Helm, kustomize, pre-commit, GitLab CI and any other, by what their keys and values
/// say and not by their names. Lock files, changelogs, notes of releases and the bot's own config are left alone.
/// </summary>
public sealed partial class YamlUpdater : IFileUpdater
{
    public string Name => "yaml";

    public bool Handles(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
            && !LeftAlone().IsMatch(path);
    }

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        var names = NameHits.In(file.Text, upstreams);
        if (names.IsEmpty)
            return [];
        var document = YamlReader.Read(file.Text, names);
        var own = ActionUses.Find(file, document, upstreams).Concat(AquaPackages.AreIn(file) ? AquaPackages.Find(file, document, upstreams) : []);
        var found = DocumentReferences.Find(file, document, own, upstreams, names);
        // The repository of an action stands beside its version; no comment has to tie it.
        var tied = document with { Values = [.. document.Values.Where(value => value.Key != ActionUses.Key)] };
        return CommentTies.Read(file, upstreams).Over(found, TiedPlaces.Of(file.Text, tied));
    }

    [GeneratedRegex(@"(?:\A|/)(?:bumpbot\.ya?ml|change-?logs?(?:/|\.ya?ml)|release-?notes?/|[^/]*[.-]lock\.ya?ml|\.bumpbot/)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LeftAlone();
}
