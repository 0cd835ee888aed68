using System.Text.RegularExpressions;

namespace Updaters.Docs.Markdown;

/// <summary>An open fence of code.</summary>
/// <param name="Mark">The character that it is made of.</param>
/// <param name="Length">How many of it at least close the fence.</param>
/// <param name="QuoteDepth">How many <c>&gt;</c> stand before it.</param>
internal readonly partial record struct Fence(int ContentStart, char Mark, int Length, int QuoteDepth)
{
    public static bool TryOpen(string line, int lineEnd, out Fence fence)
    {
        var match = Opening().Match(line);
        fence = match.Success
            ? new Fence(lineEnd, match.Groups["mark"].ValueSpan[0], match.Groups["mark"].Length, match.Groups["before"].ValueSpan.Count('>'))
            : default;
        return match.Success;
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

    [GeneratedRegex(@"\A(?<before>(?:[ \t>]|[*+-][ \t]|\d{1,9}[.)][ \t])*)(?:(?<mark>`{3,})[^`]*|(?<mark>~{3,}).*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
