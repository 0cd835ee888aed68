using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.ToolVersions;

/// <summary>A tool as asdf and mise name it, by itself or behind its backend: <c>ruff</c>, <c>github:owner/name</c>, <c>pipx:name</c>.</summary>
/// <remarks>https://mise.jdx.dev/dev-tools/backends/. What names a repository is tied by that; any other name is a package's.</remarks>
internal static class ToolName
{
    private const string Ref = "ref:";

    /// <param name="version">As written behind the name; <c>latest</c>, paths and prefixes are none.</param>
    public static IEnumerable<Reference> Find(FileText file, string tool, TextSpan version, IReadOnlyList<Upstream> upstreams)
    {
        var bracket = tool.IndexOf('[', StringComparison.Ordinal);
        var bare = bracket < 0 ? tool : tool[..bracket];
        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        var (backend, name) = colon < 0 ? ("", bare) : (bare[..colon], bare[(colon + 1)..]);
        // asdf and mise build what the tag behind "ref:" names.
        var isTag = version.Of(file.Text).StartsWith(Ref, StringComparison.Ordinal);
        var named = isTag ? TextSpan.FromBounds(version.Start + Ref.Length, version.End) : version;
        if (!VariableNames.LooksLikeVersion(named.Of(file.Text)))
            return [];
        IReadOnlyList<Reference> found = Repository(backend, name) is { } repository
            ? [.. InRepository(file, repository, named, upstreams)]
            : [.. OfPackage(file, backend, name, named, upstreams)];
        return isTag ? found.Select(reference => reference with { Kind = ReferenceKind.Tag, PublishedAs = null }) : found;
    }

    /// <summary>The repository that the tool's name is, and whether its version is written as its tag; null where the name is a package's.</summary>
    private static (RepoName Repo, ReferenceKind Kind)? Repository(string backend, string name)
    {
        var (text, kind) = backend switch
        {
            "github" or "ubi" or "aqua" => (name, ReferenceKind.Value),
            "go" when name.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase) => (FirstTwo(name["github.com/".Length..]), ReferenceKind.Value),
            "pipx" => (name.Replace("git+https://github.com/", "", StringComparison.OrdinalIgnoreCase), ReferenceKind.Tag),
            _ => ("", ReferenceKind.Value),
        };
        var bare = text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
        return RepoName.TryParse(bare, out var repo) ? (repo, kind) : null;
    }

    private static string FirstTwo(string path) => string.Join('/', path.Split('/').Take(2));

    private static IEnumerable<Reference> InRepository(FileText file, (RepoName Repo, ReferenceKind Kind) tool, TextSpan version, IReadOnlyList<Upstream> upstreams) =>
        from upstream in upstreams
        where upstream.Id.Repo == tool.Repo && upstream.Hosts.Contains("github.com", StringComparer.OrdinalIgnoreCase)
        select new Reference(upstream.Id, file.Path, version, version.Of(file.Text), tool.Kind, Tie.Structure, []);

    private static IEnumerable<Reference> OfPackage(FileText file, string backend, string name, TextSpan version, IReadOnlyList<Upstream> upstreams)
    {
        if (PackagePins.Tie(name, upstreams) is not { } tie)
            return [];
        var isIndexed = backend is "pipx" or "cargo" or "npm" or "gem" or "dotnet";
        var reference = new Reference(
            tie.Upstream.Id, file.Path, version, version.Of(file.Text), isIndexed ? ReferenceKind.Package : ReferenceKind.Value, new Tie.ByName(tie.Name, name), []);
        return [reference with { PublishedAs = backend switch
        {
            "pipx" => new Publication.PythonPackage(name),
            "dotnet" => new Publication.NuGetPackage(name),
            _ => null,
        } }];
    }
}
