using System.Buffers;
using Updaters.Text;

namespace Updaters.Toml;

/// <summary>
/// Cuts a TOML document at the headers of its tables, so that only those in which something stands are parsed, and one that is broken costs
/// no other.
/// </summary>
/// <remarks>https://toml.io/en/v1.0.0#table. A header is the first of its line outside any string, array and inline table.</remarks>
internal static class TomlTables
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("\"'#[]{}");

    /// <summary>What stands before the first header, and each header with what belongs to it; together the whole text.</summary>
    public static IEnumerable<TextSpan> In(string text)
    {
        var (start, depth, position) = (0, 0, 0);
        while (text.AsSpan(position).IndexOfAny(Signs) is var next and >= 0)
        {
            position += next;
            var sign = text[position];
            if (sign == '[' && depth == 0 && LineOfHeader(text, position) is { } line)
            {
                if (line > start)
                    yield return TextSpan.FromBounds(start, line);
                start = line;
            }
            depth = sign switch
            {
                '[' or '{' => depth + 1,
                ']' or '}' => Math.Max(0, depth - 1),
                _ => depth,
            };
            position = sign switch
            {
                '"' or '\'' => BehindString(text, position),
                '#' => LineEnd(text, position),
                _ => position + 1,
            };
        }
        yield return TextSpan.FromBounds(start, text.Length);
    }

    /// <summary>Where the line of a bracket begins that is the first of it; null where something stands before it.</summary>
    private static int? LineOfHeader(string text, int bracket)
    {
        var start = bracket;
        while (start > 0 && text[start - 1] is ' ' or '\t')
            start--;
        return start == 0 || text[start - 1] is '\n' or '\r' ? start : null;
    }

    private static int BehindString(string text, int open)
    {
        var quote = text[open];
        return text.AsSpan(open).StartsWith(quote == '"' ? "\"\"\"" : "'''")
            ? BehindLines(text, open + 3, quote)
            : BehindLine(text, open + 1, quote);
    }

    /// <summary>A string of one line ends with its line, if not before.</summary>
    private static int BehindLine(string text, int position, char quote)
    {
        for (; position < text.Length && text[position] is not ('\r' or '\n'); position++)
        {
            if (text[position] == quote)
                return position + 1;
            if (text[position] == '\\' && quote == '"')
                position++;
        }
        return Math.Min(position, text.Length);
    }

    /// <summary>Up to two quotes more than the three that close it belong to the string.</summary>
    private static int BehindLines(string text, int position, char quote)
    {
        for (; position < text.Length; position++)
        {
            if (text[position] == '\\' && quote == '"')
                position++;
            else if (text[position] == quote && text.AsSpan(position).StartsWith(quote == '"' ? "\"\"\"" : "'''"))
                return BehindQuotes(text, position + 3, quote);
        }
        return text.Length;
    }

    private static int BehindQuotes(string text, int position, char quote)
    {
        for (var more = 0; more < 2 && position < text.Length && text[position] == quote; more++)
            position++;
        return position;
    }

    private static int LineEnd(string text, int position)
    {
        var length = text.AsSpan(position).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : position + length;
    }
}
