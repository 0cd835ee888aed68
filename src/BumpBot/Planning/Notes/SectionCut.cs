using Markdig.Syntax;

namespace BumpBot.Planning.Notes;

/// <summary>Cuts Markdown where a section ends, or at least where a block does: never within one.</summary>
internal static class SectionCut
{
    /// <summary>The longest beginning that fits; empty where not even the first block does. An open <c>details</c> is closed again.</summary>
    public static string ToFit(string markdown, int length)
    {
        if (markdown.Length <= length)
            return markdown;
        if (!NotesMarkdown.TryParse(markdown, out var document))
            return "";
        var (section, block) = (0, 0);
        foreach (var next in document.Skip(1))
        {
            if (next.Span.Start > length)
                break;
            if (!IsBalanced(markdown.AsSpan(0, next.Span.Start)))
                continue;
            block = next.Span.Start;
            if (next is HeadingBlock)
                section = block;
        }
        // A section's border far from the end would throw away most of what fits.
        return markdown[..(section >= block / 2 ? section : block)].TrimEnd();
    }

    private static bool IsBalanced(ReadOnlySpan<char> text) =>
        text.Count("<details>") == text.Count("</details>");
}
