using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Homebrew;

/// <summary>What stanzas are made of: a string behind a word, or the border of a block.</summary>
/// <param name="Value">Where the string stands, without quotes.</param>
internal readonly record struct StanzaPart(string Word, TextSpan Value)
{
    public static StanzaPart Border => default;
}

/// <summary>Finds the parts by a search for the words that they begin with, and reads on from there only.</summary>
internal static partial class StanzaParts
{
    private static readonly string[] Words = ["url", "version", "tag:", "revision:", "sha256"];

    private static readonly SearchValues<string> Starts = SearchValues.Create(
        ["url ", "url\t", "version ", "version\t", "tag: ", "tag:\t", "revision: ", "revision:\t", "sha256", "end", "class", "do"], StringComparison.Ordinal);

    public static IEnumerable<StanzaPart> In(string code)
    {
        var position = 0;
        while (position < code.Length && code.AsSpan(position).IndexOfAny(Starts) is var next and >= 0)
        {
            position += next;
            var length = 0;
            if (position > 0 && (char.IsAsciiLetterOrDigit(code[position - 1]) || code[position - 1] == '_'))
            {
                // The rest of a longer word.
            }
            else if (code[position] is 'e' or 'c' or 'd')
            {
                length = LengthOf(BlockBorder(), code, position);
                if (length > 0)
                    yield return StanzaPart.Border;
            }
            else
            {
                length = LengthOf(Entry(), code, position);
                foreach (var value in length > 0 ? Strings(code, new TextSpan(position, length)) : [])
                    yield return new StanzaPart(Array.Find(Words, word => word[0] == code[position])!, value);
            }
            position += Math.Max(1, length);
        }
    }

    private static int LengthOf(Regex form, string code, int position)
    {
        foreach (var match in form.EnumerateMatches(code, position))
            return match.Length;
        return 0;
    }

    /// <summary>What stands between quotes, none of which is part of a string.</summary>
    private static IEnumerable<TextSpan> Strings(string code, TextSpan entry)
    {
        var position = entry.Start;
        while (code.AsSpan(position, entry.End - position).IndexOfAny('"', '\'') is var open and >= 0)
        {
            var start = position + open + 1;
            var length = code.AsSpan(start, entry.End - start).IndexOfAny('"', '\'');
            yield return new TextSpan(start, length);
            position = start + length + 1;
        }
    }

    [GeneratedRegex(
        @"\G(?<![\w.:])(?:(?:url|version|tag:|revision:)[ \t]+(?<quote>[""'])(?:[^""'\r\n]*)\k<quote>"
        + @"|sha256(?>(?:[ \t]+|,\s*)(?:[a-z0-9_]+:[ \t]+(?![:a-z]))?[""'](?:[0-9a-f]{64})[""'])+)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\G(?:(?<=^[ \t]*)(?:end|class)\b|\bdo(?:[ \t]*\|[^|\r\n]*\|)?[ \t]*\r?$)", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex BlockBorder();
}
