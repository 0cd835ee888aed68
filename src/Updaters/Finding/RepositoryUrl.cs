using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>A URL (or scp-like address) up to its repository.</summary>
/// <param name="Start">Where the URL begins, if anything can be downloaded from it: at its <c>https://</c>; else null.</param>
/// <param name="End">Behind the name and its <c>.git</c>.</param>
/// <param name="DotGit">Whether the name ends with <c>.git</c>.</param>
/// <param name="ForGit">Whether the scheme says that git is to read it: <c>git+https://</c>.</param>
internal readonly record struct RepositoryUrl(UrlHost Host, string Owner, string Name, int? Start, int End, bool DotGit, bool ForGit)
{
    private const string Git = ".git";
    private const int LongestScheme = 120;

    public bool Names(Upstream upstream) =>
        upstream.Id.Repo.Owner.Equals(Owner, StringComparison.OrdinalIgnoreCase)
        && upstream.Id.Repo.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)
        && upstream.Hosts.Contains(Host.Of, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every repository that the stretch names at the host.</summary>
    public static IEnumerable<RepositoryUrl> In(string text, TextSpan stretch, UrlHost host)
    {
        var position = stretch.Start;
        while (position < stretch.End)
        {
            var at = text.IndexOf(host.Text, position, stretch.End - position, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
                yield break;
            position = at + host.Text.Length;
            if (IsWholeHost(text, at) && Read(text, at, stretch.End, host) is { } url)
                yield return url;
        }
    }

    /// <summary>Every repository that the stretch names at one of the hosts.</summary>
    public static IEnumerable<RepositoryUrl> In(string text, TextSpan stretch, UrlHosts hosts)
    {
        var position = stretch.Start;
        while (hosts.NextIn(text, TextSpan.FromBounds(position, stretch.End)) is { } at)
        {
            position = at + 1;
            if (!IsWholeHost(text, at))
                continue;
            foreach (var host in hosts.StartingAt(text, TextSpan.FromBounds(at, stretch.End)))
            {
                if (Read(text, at, stretch.End, host) is { } url)
                    yield return url;
            }
        }
    }

    private static RepositoryUrl? Read(string text, int at, int end, UrlHost host)
    {
        var start = at + host.Text.Length;
        if (start >= end || !(text[start] == '/' || (text[start] == ':' && host.Site == UrlSite.Web && at > 0 && text[at - 1] == '@')))
            return null;
        start++;
        if (Folder(host.Site) is { } folder && !UrlText.Skip(text, ref start, end, folder))
            return null;
        if (host.Site == UrlSite.Web && UrlText.Skip(text, ref start, end, "api/v3/repos/"))
            host = host with { Site = UrlSite.Api };
        var slash = UrlText.SegmentEnd(text, start, end, UrlText.IsNameChar);
        if (slash == start || slash >= end || text[slash] != '/')
            return null;
        var nameEnd = UrlText.SegmentEnd(text, slash + 1, end, UrlText.IsNameChar);
        var name = text[(slash + 1)..nameEnd];
        var dotGit = name.EndsWith(Git, StringComparison.OrdinalIgnoreCase);
        return IsArchived(text, at)
            ? null
            : new RepositoryUrl(host, text[start..slash], dotGit ? name[..^Git.Length] : name, DownloadStart(text, at), nameEnd, dotGit, Before(text, at).Contains("git+", StringComparison.OrdinalIgnoreCase));
    }

    private static int? DownloadStart(string text, int at)
    {
        var before = Before(text, at);
        var scheme = before.EndsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://".Length
            : before.EndsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://".Length
            : 0;
        var isFirst = scheme == before.Length || !(UrlText.IsNameChar(before[^(scheme + 1)]) || before[^(scheme + 1)] is '+' or '/');
        return scheme > 0 && isFirst ? at - scheme : null;
    }

    private static string? Folder(UrlSite site) => site switch
    {
        UrlSite.Api => "repos/",
        UrlSite.Jsdelivr => "gh/",
        _ => null,
    };

    /// <summary><c>evilgithub.com</c> and <c>gist.github.com</c> are other hosts; <c>www.github.com</c> is not.</summary>
    private static bool IsWholeHost(string text, int at)
    {
        if (at >= 4 && string.Compare(text, at - 4, "www.", 0, 4, StringComparison.OrdinalIgnoreCase) == 0)
            at -= 4;
        return at == 0 || !UrlText.IsNameChar(text[at - 1]);
    }

    /// <summary>A copy in a web archive is of its day: another version is not there.</summary>
    private static bool IsArchived(string text, int at) => Before(text, at).Contains("web.archive.org/", StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands before the host without a gap: the scheme, a user, perhaps a proxy.</summary>
    private static ReadOnlySpan<char> Before(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < LongestScheme && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '\'' or '`' or '<' or '(' or '[' or ','))
            start--;
        return text.AsSpan(start, at - start);
    }
}
