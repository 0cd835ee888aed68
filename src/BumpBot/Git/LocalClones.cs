using BumpBot.Targets;
using LibGit2Sharp;
using Updaters.References;

namespace BumpBot.Git;

/// <summary>Finds the git repository that a folder belongs to.</summary>
public static class LocalClones
{
    /// <param name="forgeHost">A remote <c>origin</c> on this host names the repository.</param>
    /// <returns>Null where there is none.</returns>
    public static LocalClone? Find(string folder, string forgeHost)
    {
        if (!Directory.Exists(folder) || Repository.Discover(folder) is not { } found)
            return null;
        using var repository = new Repository(found);
        var gitFolder = repository.Info.Path.TrimEnd('/', '\\');
        var origin = repository.Network.Remotes["origin"]?.Url;
        return new LocalClone(repository.Info.WorkingDirectory?.TrimEnd('/', '\\') ?? gitFolder, gitFolder, RepoOf(origin, forgeHost));
    }

    /// <summary><c>https://host/owner/name(.git)</c>, <c>ssh://git@host/owner/name</c> or <c>git@host:owner/name</c>.</summary>
    private static RepoName? RepoOf(string? url, string forgeHost)
    {
        if (url is null)
            return null;
        var path = Uri.TryCreate(url, UriKind.Absolute, out var address) && !address.IsFile
            ? address.Host.Equals(forgeHost, StringComparison.OrdinalIgnoreCase) ? address.AbsolutePath : ""
            : url.StartsWith($"git@{forgeHost}:", StringComparison.OrdinalIgnoreCase) ? url[(url.IndexOf(':') + 1)..] : "";
        var name = path.Trim('/');
        return RepoName.TryParse(name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name, out var repo) ? repo : null;
    }
}
