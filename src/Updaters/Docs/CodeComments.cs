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
        if (!AuthorMarks.MayTieIn(file.Text))
            return found;
        // Code with the end of a region shows how to write one.
        List<TextSpan> blocks = [.. outline.CodeBlocks.Where(block => !AuthorMarks.MayEndRegion(file.Text.AsSpan(block.Start, block.Length)))];
        List<TextSpan> code = [.. blocks, .. outline.Values.Select(value => value.Line), .. outline.Comments.Where(comment => file.Text[comment.Start] == '#').Select(comment => LineOf(file.Text, comment))];
        var set = new SpanSet(code);
        if (!set.Spans.Any(span => AuthorMarks.MayTieIn(file.Text.AsSpan(span.Start, span.Length))))
            return found;
        var only = file with { Text = Only(file.Text, set) };
        return CommentTies.Read(only, upstreams).Over(found, blocks.SelectMany(block => ValuesIn(file.Text, block)).Concat(outline.Values.Select(value => value.Value)));
    }

    /// <summary>The text with all but the code blanked, every offset kept. What stood in a gap ends a comment's reach.</summary>
    private static string Only(string text, SpanSet code) => string.Create(text.Length, (text, code), static (target, source) =>
    {
        source.text.CopyTo(target);
        var end = 0;
        foreach (var code in source.code.Spans.Where(code => code.Length > 0))
        {
            BlankGap(target[end..code.Start]);
            end = code.End;
        }
        BlankGap(target[end..]);
    });

    /// <summary>Blanks each line, with a full stop where it starts with something.</summary>
    private static void BlankGap(Span<char> gap)
    {
        while (!gap.IsEmpty)
        {
            var length = gap.IndexOfAny('\r', '\n') is var end and >= 0 ? end : gap.Length;
            var hasStart = length > 0 && !char.IsWhiteSpace(gap[0]);
            gap[..length].Fill(' ');
            if (hasStart)
                gap[0] = '.';
            gap = gap[Math.Min(gap.Length, length + 1)..];
        }
    }

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
