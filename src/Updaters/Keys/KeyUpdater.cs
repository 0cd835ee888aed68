using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Keys;

/// <summary>Carries out the config's <c>rules:</c> that name a version by its keys in a YAML, JSON or TOML file.</summary>
/// <remarks>A value that holds no version, or several that differ, is none: the caller sees that by the count that each rule expects.</remarks>
public sealed class KeyUpdater(IReadOnlyList<KeyRule> rules) : IFileUpdater
{
    public string Name => "key";

    public bool Handles(string path) => rules.Any(rule => rule.Files.Matches(path));

    public IEnumerable<Reference> Find(FileText file, IReadOnlyList<Upstream> upstreams)
    {
        List<KeyRule> named = [.. rules.Where(rule => rule.Files.Matches(file.Path) && upstreams.Any(upstream => upstream.Id.Equals(rule.Upstream)))];
        return named.Count > 0 && KeyReaders.For(file.Path) is { } read
            ? TextOrder.Of(
                from value in read(file.Text)
                from rule in named
                where rule.Key.Matches(value.Trail)
                let version = TiedVersion.In(file.Text, value.Span)
                where version is not null
                select At(file, rule, version))
            : [];
    }

    private static Reference At(FileText file, KeyRule rule, TiedVersion version) =>
        new(rule.Upstream, file.Path, version.Span, version.Span.Of(file.Text), version.Kind, new Tie.ByRule(rule.Index), version.Pins)
        {
            PublishedAs = version.PublishedAs,
        };
}
