using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>
/// A repository in one value of a file and its tag or commit in another: <c>git = "https://github.com/owner/name", tag = "v1.2.3"</c>.
/// A commit with its version in a comment behind it (<c># v1.2.3</c>) moves with that version.
/// </summary>
internal static class PinnedRepository
{
    private const int ShaLength = 40;
    private const int ShortestSha = 7;

    /// <summary>The upstreams whose repository the value is, by a URL that ends with it or by <c>owner/name</c> alone.</summary>
    public static IReadOnlyList<Upstream> Named(string text, TextSpan repository, IReadOnlyList<Upstream> upstreams)
    {
        if (repository.Length is 0 or > UrlText.Longest)
            return [];
        if (RepoName.TryParse(repository.Of(text), out var repo))
            return [.. upstreams.Where(upstream => upstream.Id.Repo == repo)];
        return
        [
            .. from host in UrlHost.All(upstreams)
               where host.Site == UrlSite.Web
               from url in RepositoryUrl.In(text, repository, host)
               where url.End == repository.End || (text[url.End] == '/' && url.End + 1 == repository.End)
               from upstream in upstreams
               where url.Names(upstream)
               select upstream,
        ];
    }

    /// <param name="pinned">The value that says at what the repository is taken.</param>
    /// <param name="upstreams">Those that <see cref="Named"/> gave.</param>
    public static IEnumerable<Reference> At(FileText file, TextSpan pinned, IReadOnlyList<Upstream> upstreams)
    {
        if (upstreams.Count == 0 || pinned.Length is 0 or > UrlText.Longest)
            return [];
        var written = pinned.Of(file.Text);
        if (IsHex(written) && written.Length < ShaLength && written.Length >= ShortestSha && written.Any(char.IsAsciiLetter))
            return [.. upstreams.Select(upstream => Of(file, pinned, ReferenceKind.Tag, upstream))];
        var tags = UrlTags.Read(file.Text, pinned.End, new UrlShape(pinned.Start, TagEnd.Path), upstreams);
        return [.. tags.Where(tag => tag.Span == pinned).Select(tag => tag.Version is null ? Commit(file, pinned, tag.Upstream) : Of(file, pinned, ReferenceKind.Tag, tag.Upstream))];
    }

    private static Reference Commit(FileText file, TextSpan sha, Upstream upstream) =>
        VersionComments.Behind(file.Text, sha.End) is { } version
            ? Of(file, version, ReferenceKind.Tag, upstream) with { Pins = [new Pin(sha, PinKind.CommitSha, sha.Of(file.Text))] }
            : Of(file, sha, ReferenceKind.Commit, upstream);

    private static Reference Of(FileText file, TextSpan span, ReferenceKind kind, Upstream upstream) =>
        new(upstream.Id, file.Path, span, span.Of(file.Text), kind, Tie.Structure, []);

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigit);
}
