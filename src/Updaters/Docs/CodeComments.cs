using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Comments that tie the values of the code in a document, and of its front matter, to upstreams: <see cref="CommentTies"/>.</summary>
internal static class CodeComments
{
    /// <summary>The references found otherwise, and those that comments make.</summary>
    public static IEnumerable<Reference> Over(FileText file, DocumentOutline outline, IEnumerable<Reference> found, IReadOnlyList<Upstream> upstreams)
    {
        // Code with the end of a region shows how to write one.
        List<TextSpan> blocks = [.. outline.CodeBlocks.Where(block => !AuthorMarks.MayEndRegion(file.Text.AsSpan(block.Start, block.Length)))];
        List<TextSpan> code = [.. blocks, .. outline.Values.Select(value => value.Line), .. outline.Comments.Where(comment => file.Text[comment.Start] == '#').Select(comment => LineOf(file.Text, comment))];
        var set = new SpanSet(code);
        var ties = CommentTies.Read(file, upstreams, line => Only(file.Text, line, set));
        return ties.Over(found, blocks.Where(ties.Touch).SelectMany(block => ValuesIn(file.Text, block)).Concat(outline.Values.Select(value => value.Value)));
    }

    /// <summary>The line with all but the code blanked. What begins a gap is shown by a full stop: it ends a comment's reach.</summary>
    private static string Only(string text, TextSpan line, SpanSet code) => string.Create(line.Length, (text, line, code), static (target, source) =>
    {
        var (text, line, code) = source;
        target.Fill(' ');
        var gap = line.Start;
        foreach (var span in code.Over(line).Where(span => span.Length > 0).Append(new TextSpan(line.End, 0)))
        {
            var (start, end) = (Math.Max(line.Start, span.Start), Math.Min(line.End, span.End));
            if (gap < start && !char.IsWhiteSpace(text[gap]))
                target[gap - line.Start] = '.';
            text.AsSpan(start, end - start).CopyTo(target[(start - line.Start)..]);
            gap = end;
        }
    });

    private static TextSpan LineOf(string text, TextSpan span)
    {
        var start = text.AsSpan(0, span.Start).LastIndexOfAny('\r', '\n') + 1;
        return TextSpan.FromBounds(start, span.End);
    }

    /// <summary>Each line without the comment behind it.</summary>
    private static IEnumerable<TextSpan> ValuesIn(string text, TextSpan block)
    {
        foreach (var line in Lines.In(block.Of(text)))
        {
            var content = text.AsSpan(block.Start + line.Start, line.Length);
            var comment = content.IndexOf(" #", StringComparison.Ordinal);
            var length = (comment < 0 ? content : content[..comment]).TrimEnd().Length;
            if (length > 0)
                yield return new TextSpan(block.Start + line.Start, length);
        }
    }
}
