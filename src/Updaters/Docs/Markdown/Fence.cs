using System.Text.RegularExpressions;

namespace Updaters.Docs.Markdown;

/// <summary>An open fence of code.</summary>
/// <param name="Mark">The character that it is made of.</param>
/// <param name="Length">How many of it at least close the fence.</param>
/// <param name="QuoteDepth">How many <c>&gt;</c> stand before it.</param>
internal readonly partial record struct Fence(int ContentStart, char Mark, int Length, int QuoteDepth)
{
    private const int Shortest = 3;

    public static bool TryOpen(ReadOnlySpan<char> line, int lineEnd, out Fence fence)
    {
        fence = default;
        foreach (var before in Before().EnumerateMatches(line))
        {
            if (line[before.Length..] is not [('`' or '~') and var mark, ..] marked)
                return false;
            var info = marked.TrimStart(mark);
            fence = new Fence(lineEnd, mark, marked.Length - info.Length, line[..before.Length].Count('>'));
            return fence.Length >= Shortest && (mark == '~' || !info.Contains('`'));
        }
        return false;
    }

    /// <summary>Whether a line may open one at all: a quick look.</summary>
    /// <param name="content">The line behind its indentation and quote marks.</param>
    public static bool MayOpen(ReadOnlySpan<char> content) =>
        content[0] is '`' or '~' or '*' or '+' or '-' or (>= '0' and <= '9')
        && (content.Contains("```", StringComparison.Ordinal) || content.Contains("~~~", StringComparison.Ordinal));

    public bool IsClosedBy(ReadOnlySpan<char> line)
    {
        var mark = line.TrimStart(" \t>").TrimEnd(" \t");
        return mark.Length >= Length && mark.TrimEnd(Mark).IsEmpty;
    }

    /// <summary>A fence within a quote ends with the quote.</summary>
    public bool IsLeftBy(ReadOnlySpan<char> line)
    {
        if (QuoteDepth == 0)
            return false;
        var content = line.TrimStart(" \t>");
        return line[..^content.Length].Count('>') < QuoteDepth;
    }

    [GeneratedRegex(@"\A(?:[ \t>]|[*+-][ \t]|\d{1,9}[.)][ \t])*", RegexOptions.CultureInvariant)]
    private static partial Regex Before();
}
