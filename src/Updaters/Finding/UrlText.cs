namespace Updaters.Finding;

/// <summary>The characters of URLs, and steps over them. Nothing looks further than <see cref="Longest"/>.</summary>
internal static class UrlText
{
    /// <summary>Longer segments and paths are not read: no real tag or file name is.</summary>
    public const int Longest = 300;

    /// <summary>What an owner's, a repository's or a host's name may have.</summary>
    public static bool IsNameChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';

    /// <summary>The end of the run of such characters, at most <see cref="Longest"/> further.</summary>
    public static int SegmentEnd(string text, int start, int end, Func<char, bool> isOne)
    {
        var last = Math.Min(end, start + Longest);
        var position = start;
        while (position < last && isOne(text[position]))
            position++;
        return position;
    }

    /// <summary>Steps over the word if it stands there.</summary>
    public static bool Skip(string text, ref int position, int end, string word)
    {
        if (end - position < word.Length || string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
            return false;
        position += word.Length;
        return true;
    }

    /// <summary>The end of a path that may hold a tag: safe characters, slashes and percent escapes.</summary>
    public static int PathEnd(string text, int start, int end)
    {
        var last = Math.Min(end, start + Longest);
        var position = start;
        while (position < last)
        {
            if (IsNameChar(text[position]) || text[position] is '/' or '+' or '@')
                position++;
            else if (IsEscape(text, position, end))
                position += 3;
            else
                break;
        }
        return Math.Min(position, end);
    }

    public static bool IsEscape(string text, int position, int end) =>
        position + 2 < end && text[position] == '%' && char.IsAsciiHexDigit(text[position + 1]) && char.IsAsciiHexDigit(text[position + 2]);

    /// <summary>Whether the text goes on there with a variable, so that what stands before it is only a part.</summary>
    public static bool IsVariable(string text, int position, int end) =>
        position < end && (text[position] is '$' or '{' or '%' || (text[position] == '#' && position + 1 < end && text[position + 1] == '{'));
}
