using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Reads a place that holds a tag or a commit of a repository that the file names beside it.</summary>
internal static class TagPlaces
{
    /// <summary>The references of the place, all of which must be the tag or the commit; a commit's version is what the comment behind says.</summary>
    /// <param name="named">The upstreams of the repository.</param>
    /// <param name="commit">Where the tag's commit stands beside it; null = nowhere.</param>
    public static IEnumerable<Reference> Read(FileText file, TextSpan span, IReadOnlyList<Upstream> named, TextSpan? commit = null)
    {
        if (named.Count == 0 || span.Length == 0)
            return [];
        var tags = In(file.Text, span, named);
        return tags.Count > 0 && tags[0].Version is null ? OfCommit(file, span, named) : Tags(file, tags, Pinned(file.Text, commit));
    }

    private static IEnumerable<Reference> OfCommit(FileText file, TextSpan commit, IReadOnlyList<Upstream> named) => CommentVersion.Behind(file.Text, commit.End) switch
    {
        CommentVersion.At version => Tags(file, In(file.Text, version.Span, named), Pinned(file.Text, commit)),
        CommentVersion.Branch => [],
        CommentVersion.Absent => named.Select(upstream => At(file, upstream, commit, ReferenceKind.Commit, [])),
        var other => throw new InvalidOperationException($"unknown comment {other}"),
    };

    private static List<UrlTag> In(string text, TextSpan span, IReadOnlyList<Upstream> named) =>
        [.. UrlTags.Read(text, span.End, new UrlShape(span.Start, TagEnd.Path), named).Where(tag => tag.Span == span)];

    private static IEnumerable<Reference> Tags(FileText file, IEnumerable<UrlTag> tags, Pin[] pins) =>
        tags.Where(tag => tag.Version is not null).Select(tag => At(file, tag.Upstream, tag.Span, ReferenceKind.Tag, pins));

    private static Pin[] Pinned(string text, TextSpan? commit) => commit is { } span ? [new Pin(span, PinKind.CommitSha, span.Of(text))] : [];

    private static Reference At(FileText file, Upstream upstream, TextSpan span, ReferenceKind kind, Pin[] pins) =>
        new(upstream.Id, file.Path, span, span.Of(file.Text), kind, Tie.Structure, pins);
}
