using System.Globalization;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Under which address a repository is asked: by name, or, once it is known to be renamed, by the number that stays.</summary>
internal sealed record UpstreamAddress(string Path, long? Id)
{
    /// <summary>The number that the last look told holds on, whosever look it was: by then the old name may be another's.</summary>
    public static UpstreamAddress Of(RepoName watched, Snapshot? last) =>
        last?.RepositoryId is { } id && !last.Repo.Equals(watched) ? ById(id) : ByName(watched);

    public static UpstreamAddress ByName(RepoName repo) => new($"repos/{repo}", null);

    public static UpstreamAddress ById(long id) => new(string.Create(CultureInfo.InvariantCulture, $"repositories/{id}"), id);

    /// <summary>The number in the address that a redirect led to; null where there was no redirect, or to another kind of address.</summary>
    public static long? IdOf(Uri at, Uri apiUrl)
    {
        var path = apiUrl.MakeRelativeUri(at).OriginalString.Split('/', '?');
        return path is ["repositories", var number, ..] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}
