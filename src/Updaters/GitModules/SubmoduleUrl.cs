using System.Text.RegularExpressions;
using Updaters.References;

namespace Updaters.GitModules;

/// <summary>
/// The repository that a submodule's <c>url</c> names: by an address of git (<c>https://host/owner/name.git</c>, <c>ssh://git@host/owner/name</c>,
/// <c>git@host:owner/name</c>), or from the repository that the file is of (<c>../name.git</c>).
/// </summary>
internal static partial class SubmoduleUrl
{
    private const int Longest = 400;
    private const string Git = ".git";

    /// <param name="home">The repository that the file is of; null = not known, and nothing is relative to it.</param>
    public static IReadOnlyList<Upstream> Upstreams(string url, RepoName? home, IReadOnlyList<Upstream> upstreams)
    {
        if (url.Length > Longest)
            return [];
        if (IsRelative(url))
            return home is not null && Resolve(url, home) is { } beside ? [.. upstreams.Where(upstream => upstream.Id.Repo == beside)] : [];
        return Address().Match(url) is { Success: true } address && Repository(address.Groups["path"].Value) is { } repo
            ? [.. upstreams.Where(upstream => upstream.Id.Repo == repo && upstream.Hosts.Any(host => Serves(host, address)))]
            : [];
    }

    private static bool IsRelative(string url) => url.StartsWith("./", StringComparison.Ordinal) || url.StartsWith("../", StringComparison.Ordinal);

    /// <summary>Relative to the URL of the repository itself, each <c>../</c> taking away its last segment.</summary>
    private static RepoName? Resolve(string url, RepoName home)
    {
        List<string> segments = [home.Owner, home.Name];
        while (IsRelative(url))
        {
            var isUp = url.StartsWith("../", StringComparison.Ordinal);
            if (isUp && segments.Count == 0)
                return null;
            if (isUp)
                segments.RemoveAt(segments.Count - 1);
            url = url[(isUp ? 3 : 2)..];
        }
        return Repository(string.Join('/', [.. segments, url]));
    }

    private static RepoName? Repository(string path)
    {
        var bare = path.Trim('/');
        return RepoName.TryParse(bare.EndsWith(Git, StringComparison.OrdinalIgnoreCase) ? bare[..^Git.Length] : bare, out var repo) ? repo : null;
    }

    /// <summary>A host's port is that of its pages: SSH and git's own protocol have others. GitHub also takes SSH at a host named for it.</summary>
    private static bool Serves(string known, Match address)
    {
        var host = address.Groups["host"].Value;
        if (address.Groups["web"].Success)
            return IsSame(known, Without("www.", host) + address.Groups["port"].Value);
        return IsSame(known.Split(':')[0], host) || IsSame(known, Without("ssh.", host));
    }

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Without(string prefix, string host) => host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? host[prefix.Length..] : host;

    [GeneratedRegex(
        @"\A(?:(?:(?<web>https?)|git|(?:git\+)?ssh)://(?:[^/@\s]*@)?(?<host>[A-Za-z0-9.-]+)(?<port>:[0-9]{1,5})?|(?:[^/@:\s]+@)?(?<host>[A-Za-z0-9.-]+):)(?<path>/?[^:?#\s]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
