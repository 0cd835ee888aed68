using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>Links to an upstream's pages, where it has pages: one that is read by git alone has none.</summary>
internal static class UpstreamLinks
{
    /// <summary>The upstream's name, linked to its repository; with its new name after a rename.</summary>
    public static string Name(UpstreamId upstream, Snapshot snapshot, Release release)
    {
        var id = PlainText.Markdown(upstream.ToString());
        var name = Server(release) is { } server ? $"[{id}]({server}/{snapshot.Repo})" : id;
        return upstream.Repo == snapshot.Repo ? name : $"{name} (now {PlainText.Markdown(snapshot.Repo.ToString())})";
    }

    /// <summary>The release's tag, linked to its page.</summary>
    public static string Tag(Release release) =>
        Page(release) is { } page ? $"[{PlainText.Code(release.Tag, 100)}]({page})" : PlainText.Code(release.Tag, 100);

    public static string? Page(Release release) => Server(release) is null ? null : Escaped(release.Page!);

    /// <summary>Null where there are no pages, or the older version has no tag to compare with.</summary>
    public static string? Compare(Bump bump)
    {
        var from = bump.From.Count > 0 ? bump.From[0] : null;
        return Server(bump.To.Release) is { } server && from is not null && bump.Snapshot.Releases.Any(release => release.Tag == from)
            ? $"{server}/{bump.Snapshot.Repo}/compare/{Uri.EscapeDataString(from)}...{Uri.EscapeDataString(bump.To.Release.Tag)}"
            : null;
    }

    /// <summary>Where the repository's files are shown as they are at the release, for links that are relative to it; null where there are no pages.</summary>
    public static Uri? Files(Uri? page, string tag) =>
        Server(page) is { } server && page!.Segments is [_, var owner, var repo, ..]
            ? new Uri($"{server}/{owner}{repo.TrimEnd('/')}/blob/{Uri.EscapeDataString(tag)}/")
            : null;

    private static string? Server(Release release) => Server(release.Page);

    private static string? Server(Uri? address) =>
        address is { IsAbsoluteUri: true, Scheme: "https" or "http" } page ? page.GetLeftPart(UriPartial.Authority) : null;

    /// <summary>As a link's target: without the characters that could end it.</summary>
    public static string Escaped(Uri page) => page.AbsoluteUri
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal);
}
