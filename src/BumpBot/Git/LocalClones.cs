using BumpBot.Model;
using BumpBot.Targets;
using LibGit2Sharp;
using Updaters.References;

namespace BumpBot.Git;

/// <summary>Finds the git repository that a folder belongs to.</summary>
public static class LocalClones
{
    /// <param name="forgeHost">A remote <c>origin</c> on this host names the repository.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="FaultException">There is one that cannot be opened.</exception>
    public static LocalClone? Find(string folder, string forgeHost)
    {
        NativeGit.EnsureStarted();
        try
        {
            return Directory.Exists(folder) && Repository.Discover(folder) is { } found ? Read(found, forgeHost) : null;
        }
        catch (LibGit2SharpException cause)
        {
            throw FaultException.GiveUp($"{folder}: the git repository cannot be opened: {GitFaults.Text(cause.Message)}.", cause);
        }
    }

    private static LocalClone Read(string found, string forgeHost)
    {
        using var repository = new Repository(found);
        var gitFolder = CheckedOutBranches.Of(repository.Info.Path).GitFolder;
        var origin = repository.Network.Remotes["origin"]?.Url;
        return new LocalClone(repository.Info.WorkingDirectory?.TrimEnd('/', '\\') ?? gitFolder, gitFolder, origin is null ? null : RepoOf(origin, forgeHost));
    }

    /// <summary><c>https://host/owner/name(.git)</c>, <c>ssh://git@host:22/owner/name</c> or <c>git@host:owner/name</c>.</summary>
    private static RepoName? RepoOf(string url, string forgeHost)
    {
        var (host, path) = url.Contains("://", StringComparison.Ordinal)
            ? Uri.TryCreate(url, UriKind.Absolute, out var address) ? (address.Host, address.AbsolutePath) : ("", "")
            : url.Split(':', 2) is [var login, var below] ? (login[(login.IndexOf('@') + 1)..], below) : ("", "");
        // GitHub also takes SSH on port 443, of a host named for it.
        if (!host.Equals(forgeHost, StringComparison.OrdinalIgnoreCase) && !host.Equals("ssh." + forgeHost, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = path.Trim('/');
        return RepoName.TryParse(name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name, out var repo) ? repo : null;
    }
}
