using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Stretches that a pair of comments ties to an upstream: <c>&lt;!-- bumpbot: owner/name --&gt;…&lt;!-- /bumpbot --&gt;</c>, in reStructuredText
/// <c>.. bumpbot: owner/name</c> … <c>.. /bumpbot</c>, in AsciiDoc <c>// bumpbot: owner/name</c> … <c>// /bumpbot</c>. Every version of the
/// upstream's shape that stands alone within is a reference. Of nested regions the inner one has its stretch to itself; one that is never
/// closed ties nothing, but a named value on the very next line.
/// </summary>
internal static partial class Regions
{
    private const int LongestMark = 300;

    /// <summary>No person nests them deeper.</summary>
    private const int Deepest = 8;

    public static IEnumerable<Reference> Find(FileText file, DocumentOutline outline, IReadOnlyList<Upstream> upstreams)
    {
        List<Region> regions = [];
        Stack<Mark> open = new();
        foreach (var comment in outline.Comments)
        {
            if (MarkOf(file.Text, comment, regions.Count) is not { } mark || (mark.Id is null && open.Count == 0))
                continue;
            if (mark.Id is not null)
            {
                open.Push(mark);
                if (open.Count > Deepest)
                    return [];
                continue;
            }
            var opening = open.Pop();
            var inner = regions.GetRange(opening.Before, regions.Count - opening.Before).ConvertAll(region => region.Span);
            regions.Add(new Region(TextSpan.FromBounds(opening.Comment.End, comment.Start), opening.Id!, inner));
        }
        var values = outline.Values.ToLookup(value => value.Line.Start);
        return [.. regions.SelectMany(region => In(file, outline, region, upstreams)), .. open.SelectMany(mark => Below(file, values, mark, upstreams))];
    }

    private static IEnumerable<Reference> In(FileText file, DocumentOutline outline, Region region, IReadOnlyList<Upstream> upstreams)
    {
        List<Upstream> named = Named(region.Id, upstreams);
        if (named.Count == 0)
            return [];
        var taken = new SpanSet(region.Inner);
        return named.SelectMany(upstream => StandaloneVersions.In(file.Text, region.Span, upstream)
            .Where(span => !taken.Contains(span.Start) && !outline.IsInComment(span))
            .Select(span => At(file, span, upstream)));
    }

    private static IEnumerable<Reference> Below(FileText file, ILookup<int, NamedValue> values, Mark mark, IReadOnlyList<Upstream> upstreams)
    {
        var next = Lines.In(file.Text, mark.Comment.End).Skip(1).FirstOrDefault();
        return values[next.Start].FirstOrDefault() is { } value && next.Length > 0
            ? Named(mark.Id!, upstreams).SelectMany(upstream => StandaloneVersions.In(file.Text, value.Value, upstream).Take(1).Select(span => At(file, span, upstream)))
            : [];
    }

    private static Reference At(FileText file, TextSpan span, Upstream upstream) =>
        new(upstream.Id, file.Path, span, span.Of(file.Text), ReferenceKind.Value, Tie.Comment, []);

    private static List<Upstream> Named(UpstreamId id, IReadOnlyList<Upstream> upstreams) =>
        [.. upstreams.Where(upstream => upstream.Id == id || (id.Name is null && upstream.Id.Repo == id.Repo))];

    /// <summary>Null = the comment is none of a region.</summary>
    private static Mark? MarkOf(string text, TextSpan comment, int before)
    {
        if (comment.Length > LongestMark || MarkText().Match(comment.Of(text)) is not { Success: true } match)
            return null;
        if (match.Groups["end"].Success)
            return new Mark(comment, null, before);
        return UpstreamId.TryParse(match.Groups["id"].Value, out var id) ? new Mark(comment, id, before) : null;
    }

    /// <param name="Id">Null = it closes a region.</param>
    /// <param name="Before">How many regions were closed before it.</param>
    private sealed record Mark(TextSpan Comment, UpstreamId? Id, int Before);

    /// <param name="Inner">The regions within it, which have their stretches to themselves.</param>
    private sealed record Region(TextSpan Span, UpstreamId Id, IReadOnlyList<TextSpan> Inner);

    [GeneratedRegex(@"\A[ \t]*(?:<!--|\.\.|//|\#|\{/\*)\s*(?:(?<end>/bumpbot)\b[^\r\n]*|bumpbot:[ \t]*(?<id>[A-Za-z0-9][\w.-]*/[\w.-]+(?:\#[\w.-]+)?)\s*(?:-->|\*/\})?)\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MarkText();
}
