namespace Updaters.Finding;

/// <summary>Where the tag ends in a URL of some shape; tags may hold slashes.</summary>
internal enum TagEnd
{
    /// <summary>With the path.</summary>
    Path,

    /// <summary>With the path, before <c>.tar.gz</c> or <c>.zip</c>; or before a file name of the author's choice.</summary>
    Archive,

    /// <summary>Before the file, the last of the path.</summary>
    BeforeFile,

    /// <summary>At any slash: what follows is a path in the repository.</summary>
    AnySlash,
}

/// <summary>A URL whose path has a tag at <paramref name="Start"/>.</summary>
internal readonly record struct UrlShape(int Start, TagEnd End)
{
    private static readonly (string Path, TagEnd End)[] Web =
    [
        ("releases/download/", TagEnd.BeforeFile),
        ("releases/tag/", TagEnd.Path),
        ("releases/expanded_assets/", TagEnd.Path),
        ("archive/", TagEnd.Archive),
        ("tarball/", TagEnd.Path),
        ("zipball/", TagEnd.Path),
        ("tree/", TagEnd.AnySlash),
        ("blob/", TagEnd.AnySlash),
        ("raw/", TagEnd.AnySlash),
        ("blame/", TagEnd.AnySlash),
    ];

    private static readonly (string Path, TagEnd End)[] Codeload =
    [
        ("tar.gz/", TagEnd.Path),
        ("zip/", TagEnd.Path),
        ("legacy.tar.gz/", TagEnd.Path),
        ("legacy.zip/", TagEnd.Path),
    ];

    private static readonly (string Path, TagEnd End)[] Api =
    [
        ("tarball/", TagEnd.Path),
        ("zipball/", TagEnd.Path),
        ("releases/tags/", TagEnd.Path),
    ];

    private static readonly (string Path, TagEnd End)[] Raw = [("", TagEnd.AnySlash)];

    /// <summary>The shape of what follows the repository; null = none that has a tag.</summary>
    public static UrlShape? Read(string text, int end, RepositoryUrl url)
    {
        var position = url.End;
        if (position >= end)
            return null;
        switch (text[position])
        {
            case '@' when url.Host.Site == UrlSite.Jsdelivr:
                return new UrlShape(position + 1, TagEnd.AnySlash);
            case '@' when url.Host.Site == UrlSite.Web && (url.DotGit || url.ForGit):
            case '#' when url.Host.Site == UrlSite.Web && url.DotGit:
                return WithoutRefs(text, position + 1, end, TagEnd.Path);
            case '?':
                return InQuery(text, url, end);
            case '/':
                position++;
                break;
            default:
                return null;
        }
        foreach (var (path, tagEnd) in Table(url.Host.Site))
        {
            if (!UrlText.Skip(text, ref position, end, path))
                continue;
            return WithoutRefs(text, position, end, tagEnd);
        }
        return InQuery(text, url, end);
    }

    /// <summary><c>?ref=tag</c> behind the repository or a path in it, as Terraform, Kustomize and the API of contents write it.</summary>
    private static UrlShape? InQuery(string text, RepositoryUrl url, int end)
    {
        if (url.Host.Site is not (UrlSite.Web or UrlSite.Api))
            return null;
        var position = UrlText.PathEnd(text, url.End, end);
        while (position < end && text[position] is '?' or '&' && position - url.End < UrlText.Longest)
        {
            position++;
            if (UrlText.Skip(text, ref position, end, "ref="))
                return WithoutRefs(text, position, end, TagEnd.Path);
            position = UrlText.SegmentEnd(text, position, end, c => UrlText.IsNameChar(c) || c is '=' or '/' or '%' or ':');
        }
        return null;
    }

    /// <summary>Behind <c>refs/tags/</c>; any other kind of ref is no tag.</summary>
    private static UrlShape? WithoutRefs(string text, int position, int end, TagEnd tagEnd) =>
        UrlText.Skip(text, ref position, end, "refs/") && !UrlText.Skip(text, ref position, end, "tags/") ? null : new UrlShape(position, tagEnd);

    private static (string Path, TagEnd End)[] Table(UrlSite site) => site switch
    {
        UrlSite.Web => Web,
        UrlSite.Raw => Raw,
        UrlSite.Codeload => Codeload,
        UrlSite.Api => Api,
        _ => [],
    };
}
