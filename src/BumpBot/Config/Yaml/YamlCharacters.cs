namespace BumpBot.Config.Yaml;

/// <summary>Characters that make a file unreadable before any syntax: the parser takes a NUL for its end, and others as text.</summary>
internal static class YamlCharacters
{
    /// <summary>Where the decoder put this, there were bytes that are no UTF-8.</summary>
    private const char Replacement = '\uFFFD';

    /// <returns>The first such place; null = none.</returns>
    public static YamlFault? FindFault(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == Replacement)
                return new YamlFault(PositionOf(text, i), "the file is not UTF-8 from here on", "save it as UTF-8");
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r' or '\u0085'))
                return new YamlFault(PositionOf(text, i), $"a control character, U+{(int)text[i]:X4}, stands here", "remove it");
        }
        return null;
    }

    /// <param name="index">Up to the text's length, which is the place behind it.</param>
    public static Position PositionOf(string text, int index)
    {
        var (line, start) = (1, 0);
        for (var i = 0; i < index; i++)
        {
            if (EndsLine(text, i))
                (line, start) = (line + 1, i + 1);
        }
        return new Position(line, index - start + 1);
    }

    /// <summary>The way back; at most the text's length.</summary>
    public static int IndexOf(string text, Position position)
    {
        var (line, index) = (1, 0);
        for (; line < position.Line && index < text.Length; index++)
        {
            if (EndsLine(text, index))
                line++;
        }
        return Math.Min(text.Length, index + position.Column - 1);
    }

    private static bool EndsLine(string text, int index) =>
        text[index] is '\n' or '\u0085' or '\u2028' or '\u2029' || (text[index] == '\r' && (index + 1 == text.Length || text[index + 1] != '\n'));
}
