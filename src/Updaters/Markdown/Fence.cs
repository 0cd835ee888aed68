using System.Text.RegularExpressions;

namespace Updaters.Markdown;

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

    public bool IsClosedBy(string line)
    {
        var mark = line.AsSpan().TrimStart(" \t>").TrimEnd(" \t");
        return mark.Length >= Length && mark.TrimEnd(Mark).IsEmpty;
    }

    /// <summary>A fence within a quote ends with the quote.</summary>
    public bool IsLeftBy(string line)
    {
        var content = line.AsSpan().TrimStart(" \t>");
        return QuoteDepth > 0 && line.AsSpan(0, line.Length - content.Length).Count('>') < QuoteDepth;
    }

    [GeneratedRegex(@"\A(?<before>(?:[ \t>]|[*+-][ \t]|\d{1,9}[.)][ \t])*)(?:(?<mark>`{3,})[^`]*|(?<mark>~{3,}).*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
