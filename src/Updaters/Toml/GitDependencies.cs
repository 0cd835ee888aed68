using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>Tables that name a repository and the tag or commit to take of it, as Cargo, Poetry, uv, Pipenv and many others write them.</summary>
/// <remarks>
/// https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html#specifying-dependencies-from-git-repositories,
/// https://docs.astral.sh/uv/concepts/projects/dependencies/#git, https://python-poetry.org/docs/dependency-specification/#git-dependencies.
/// A <c>branch</c> is no version and stays, whatever it is called.
/// </remarks>
internal static class GitDependencies
{
    private static readonly string[] RepositoryKeys = ["git", "github", "repo", "url"];
    private static readonly string[] PinKeys = ["tag", "rev", "ref"];

    public static IEnumerable<Reference> Find(FileText file, TomlNode.Table table, IReadOnlyList<Upstream> upstreams)
    {
        if (table.Entries.Count < 2 || Pinned(table) is not { } pinned)
            return [];
        return PinnedRepository.At(file, pinned, Upstreams(file, table, upstreams));
    }

    /// <summary>The upstreams whose repository the table names.</summary>
    public static IReadOnlyList<Upstream> Upstreams(FileText file, TomlNode.Table table, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var key in RepositoryKeys)
        {
            if (table.TextAt(key) is { } repository)
                return PinnedRepository.Named(file.Text, repository, upstreams);
        }
        return [];
    }

    private static TextSpan? Pinned(TomlNode.Table table)
    {
        foreach (var key in PinKeys)
        {
            if (table.TextAt(key) is { } pinned)
                return pinned;
        }
        return null;
    }
}
