using BumpBot.Http;
using BumpBot.Registries.Http;
using Updaters.References;

namespace BumpBot.Registries.Files;

/// <summary>The addresses at which a forge offers the files of releases, and archives of what tags name.</summary>
/// <param name="apiUrl">Ends with a slash.</param>
/// <param name="serverUrl">Ends with a slash.</param>
internal sealed class ReleaseFileUrls(Uri apiUrl, Uri serverUrl)
{
    /// <summary>What the forge puts in front of its host for archives.</summary>
    private const string Codeload = "codeload.";

    /// <summary>The repository that a file belongs to; null = the address is of no such file, or says more than which one.</summary>
    public RepoName? RepositoryOf(Uri url)
    {
        if (!url.IsAbsoluteUri || url.UserInfo.Length > 0 || url.Query.Length > 0 || (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback))
            return null;
        return (Below(serverUrl, url) ?? Below(apiUrl, url) ?? BelowCodeload(url)) switch
        {
            [var owner, var name, "releases", "download", _, _, ..] => Repo(owner, name),
            [var owner, var name, "archive" or "tarball" or "zipball", _, ..] => Repo(owner, name),
            ["repos", var owner, var name, "tarball" or "zipball", _, ..] => Repo(owner, name),
            [var owner, var name, "tar.gz" or "zip" or "legacy.tar.gz" or "legacy.zip", _, ..] when IsCodeload(url) => Repo(owner, name),
            _ => null,
        };
    }

    /// <summary>Whether the address is of the forge's own page for logging in, to which it sends whoever may not see something.</summary>
    public bool IsLogin(Uri url) => Origin.IsSame(url, serverUrl) && url.AbsolutePath.StartsWith("/login", StringComparison.Ordinal);

    private string[]? BelowCodeload(Uri url) => IsCodeload(url) ? Segments(url.AbsolutePath[1..]) : null;

    private bool IsCodeload(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.IdnHost.Equals(Codeload + serverUrl.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string[]? Below(Uri root, Uri url) =>
        Origin.IsSame(root, url) && url.AbsolutePath.StartsWith(root.AbsolutePath, StringComparison.Ordinal) ? Segments(url.AbsolutePath[root.AbsolutePath.Length..]) : null;

    /// <summary>Null = a server could read the path in more than one way.</summary>
    private static string[]? Segments(string path) =>
        path.Contains("%2f", StringComparison.OrdinalIgnoreCase) || path.Contains("%5c", StringComparison.OrdinalIgnoreCase) || path.Contains("//", StringComparison.Ordinal)
            ? null
            : path.TrimEnd('/').Split('/');

    private static RepoName? Repo(string owner, string name) => RepoName.TryParse($"{owner}/{name}", out var repo) ? repo : null;
}
