using Updaters.Versions;

namespace Updaters.References;

/// <summary>An upstream as updaters see it: its repository and the names that files call it by.</summary>
/// <param name="Hosts">The hosts on which a URL's <c>owner/name</c> names this repository: <c>github.com</c>, or a GitHub Enterprise server.</param>
/// <param name="Tag">The shape of its tags when the config gives one; null = worked out from the tags.</param>
public sealed record Upstream(
    UpstreamId Id,
    IReadOnlyList<KnownName> Packages,
    IReadOnlyList<KnownName> Images,
    IReadOnlyList<KnownName> Variables,
    IReadOnlyList<string> Hosts,
    TagPattern? Tag = null)
{
    public static readonly IReadOnlyList<string> GitHubHosts = ["github.com"];

    /// <summary>The upstream with its default names: package <c>name</c>, images <c>ghcr.io/owner/name</c> and <c>owner/name</c>, variables <c>NAME_VERSION</c>, <c>NAME_TAG</c>, <c>NAME_REF</c>.</summary>
    /// <remarks>An entry with a name of its own (one of several of a repository) goes by that name instead of the repository's.</remarks>
    public static Upstream WithDefaultNames(UpstreamId id, TagPattern? tag = null)
    {
        var name = id.Name ?? id.Repo.Name;
        var image = id.Name is null ? id.Repo.ToString() : $"{id.Repo}/{id.Name}";
        var variable = UpperSnake(name);
        return new Upstream(
            id,
            Defaults(name),
            Defaults("ghcr.io/" + image.ToLowerInvariant(), image.ToLowerInvariant()),
            Defaults(variable + "_VERSION", variable + "_TAG", variable + "_REF"),
            GitHubHosts,
            tag);
    }

    /// <summary>This upstream with further names from the config, which win over equal default ones.</summary>
    public Upstream AlsoCalled(IEnumerable<string> packages, IEnumerable<string> images, IEnumerable<string> variables) => this with
    {
        Packages = Join(packages, Packages),
        Images = Join(images, Images),
        Variables = Join(variables, Variables),
    };

    /// <summary>This upstream, named by URLs on a further host, too: that of a GitHub Enterprise server.</summary>
    /// <param name="host">With its port where URLs have one.</param>
    public Upstream AlsoOn(string host) =>
        Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? this : this with { Hosts = [.. Hosts, host] };

    private static IReadOnlyList<KnownName> Defaults(params string[] names) =>
        [.. names.Select(name => new KnownName(name, NameSource.Default))];

    private static IReadOnlyList<KnownName> Join(IEnumerable<string> given, IReadOnlyList<KnownName> known)
    {
        var added = given.Select(name => new KnownName(name, NameSource.Config)).ToList();
        return [.. added, .. known.Where(name => added.All(a => a.Text != name.Text))];
    }

    private static string UpperSnake(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
}
