using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>The lines of a text among which an upstream may be named, so that finders need not read the rest.</summary>
internal static class NamedLines
{
    /// <summary>A search over all names costs more than it saves where there is less text.</summary>
    private const int SearchedFrom = 16 * 1024;

    private const int BlockLength = 2 * 1024;

    /// <summary>Blocks of whole lines, in their order. Lines that a backslash joins are never parted.</summary>
    public static IEnumerable<TextSpan> In(string text, IReadOnlyList<Upstream> upstreams)
    {
        if (text.Length < SearchedFrom)
            return [new TextSpan(0, text.Length)];
        var names = NameSearch.For(upstreams);
        return names.MayName(text) ? Blocks(text).Where(block => names.MayName(text.AsSpan(block.Start, block.Length))) : [];
    }

    private static IEnumerable<TextSpan> Blocks(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = LineEnd(text, start + BlockLength);
            yield return TextSpan.FromBounds(start, end);
            start = end;
        }
    }

    /// <summary>Behind the first line end from there on that joins no lines.</summary>
    private static int LineEnd(string text, int position)
    {
        while (position < text.Length && text.IndexOf('\n', position) is var end and >= 0)
        {
            var last = text[end - 1] == '\r' ? end - 2 : end - 1;
            if (text[last] != '\\')
                return end + 1;
            position = end + 1;
        }
        return text.Length;
    }
}
