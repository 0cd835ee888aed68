using Updaters.References;
using Updaters.Text;

namespace Updaters.Pattern;

/// <summary>The way out for files that no other updater reads: the regular expressions of the config's <c>rules:</c>.</summary>
public sealed class PatternUpdater(IReadOnlyList<PatternRule> rules) : IFileUpdater
{
    public string Name => "pattern";

    public bool Handles(string path) => rules.Any(rule => rule.Files.Matches(path));

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams) => [];
}
