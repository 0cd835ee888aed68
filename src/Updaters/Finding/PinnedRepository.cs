using System.Buffers;
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

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The upstreams whose repository the value is, by a URL that ends with it or by <c>owner/name</c> alone.</summary>
    public static IReadOnlyList<Upstream> Named(string text, TextSpan repository, IReadOnlyList<Upstream> upstreams)
    {
        if (repository.Length is 0 or > UrlText.Longest)
            return [];
        return RepoName.TryParse(repository.Of(text), out var repo) ? [.. upstreams.Where(upstream => upstream.Id.Repo == repo)] : AtAddress(text, repository, upstreams);
    }

    /// <summary>The upstreams whose repository's URL the value ends with.</summary>
    public static IReadOnlyList<Upstream> AtAddress(string text, TextSpan address, IReadOnlyList<Upstream> upstreams)
    {
        foreach (var url in RepositoryUrl.In(text, address, UrlHosts.Of(upstreams)))
        {
            if (url.Host.Site == UrlSite.Web && (url.End == address.End || (text[url.End] == '/' && url.End + 1 == address.End)))
                return [.. upstreams.Where(url.Names)];
        }
        return [];
    }

    /// <summary>The references of the place, all of which must be the tag or the commit; a commit's version is what the comment behind says.</summary>
    /// <param name="pinned">The value that says at what the repository is taken.</param>
    /// <param name="named">The upstreams of the repository.</param>
    /// <param name="commit">Where the tag's commit stands beside it; null = nowhere.</param>
    public static IEnumerable<Reference> At(FileText file, TextSpan pinned, IReadOnlyList<Upstream> named, TextSpan? commit = null)
    {
        if (named.Count == 0 || pinned.Length is 0 or > UrlText.Longest)
            return [];
        if (IsShortSha(file.Text.AsSpan(pinned.Start, pinned.Length)))
            return named.Select(upstream => Of(file, upstream, pinned, ReferenceKind.Tag, []));
        var tags = TagsIn(file.Text, pinned, named);
        return tags.Count > 0 && tags[0].Version is null ? OfCommit(file, pinned, named) : OfTags(file, tags, Pinned(file.Text, commit));
    }

    private static IEnumerable<Reference> OfCommit(FileText file, TextSpan commit, IReadOnlyList<Upstream> named) => CommentVersion.Behind(file.Text, commit.End) switch
    {
        CommentVersion.At version => OfTags(file, TagsIn(file.Text, version.Span, named), Pinned(file.Text, commit)),
        CommentVersion.Branch => [],
        CommentVersion.Absent => named.Select(upstream => Of(file, upstream, commit, ReferenceKind.Commit, [])),
        var other => throw new InvalidOperationException($"unknown comment {other}"),
    };

    private static List<UrlTag> TagsIn(string text, TextSpan span, IReadOnlyList<Upstream> named) =>
        [.. UrlTags.Read(text, span.End, new UrlShape(span.Start, TagEnd.Path), named).Where(tag => tag.Span == span)];

    private static IEnumerable<Reference> OfTags(FileText file, IEnumerable<UrlTag> tags, Pin[] pins) =>
        tags.Where(tag => tag.Version is not null).Select(tag => Of(file, tag.Upstream, tag.Span, ReferenceKind.Tag, pins));

    private static Pin[] Pinned(string text, TextSpan? commit) => commit is { } span ? [new Pin(span, PinKind.CommitSha, span.Of(text))] : [];

    private static Reference Of(FileText file, Upstream upstream, TextSpan span, ReferenceKind kind, Pin[] pins) =>
        new(upstream.Id, file.Path, span, span.Of(file.Text), kind, Tie.Structure, pins);

    /// <summary>A commit whose version nothing tells: planning refuses it with a reason.</summary>
    private static bool IsShortSha(ReadOnlySpan<char> text) =>
        text.Length is >= ShortestSha and < ShaLength && text.ContainsAnyExceptInRange('0', '9') && !text.ContainsAnyExcept(HexDigits);
}
