using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Foreign text on its way into the bot's own sentences: one line, bounded, and without a meaning of its own in Markdown.</summary>
internal static partial class PlainText
{
    /// <summary>Renders as nothing, and keeps the characters around it from being read as one mention or reference.</summary>
    public const string Gap = "&#8203;";

    private const string MarkdownPunctuation = @"\`*_{}[]()<>#+!|~";

    /// <summary>Without line breaks, control and hidden characters, cut in the middle to the length.</summary>
    public static string OneLine(string text, int length)
    {
        var clean = HiddenCharacters.Remove(Blanks().Replace(text, " ")).Trim();
        if (clean.Length <= length)
            return clean;
        var (head, tail) = (length / 2, clean.Length - (length - (length / 2) - 1));
        if (char.IsLowSurrogate(clean[head]))
            head--;
        if (char.IsLowSurrogate(clean[tail]))
            tail++;
        return $"{clean[..head]}…{clean[tail..]}";
    }

    /// <summary>As Markdown that shows the text as it is: no markup, mention, reference or link comes of it.</summary>
    public static string Markdown(string text, int length = 200)
    {
        var result = new StringBuilder();
        foreach (var c in OneLine(text, length))
        {
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '@' or '#' => result.Append(c).Append(Gap),
                _ when MarkdownPunctuation.Contains(c, StringComparison.Ordinal) => result.Append('\\').Append(c),
                _ => result.Append(c),
            };
        }
        return References().Replace(result.ToString(), "$0" + Gap);
    }

    /// <summary>As text within a tag of the bot's own, where Markdown is not read.</summary>
    public static string Html(string text, int length = 200)
    {
        var result = new StringBuilder();
        foreach (var c in OneLine(text, length))
        {
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '@' or '#' => result.Append(c).Append(Gap),
                _ => result.Append(c),
            };
        }
        return References().Replace(result.ToString(), "$0" + Gap);
    }

    /// <summary>As a code span, also within a table, where a bar has to be escaped.</summary>
    public static string Code(string text, int length = 200)
    {
        var clean = OneLine(text, length).Replace("|", "\\|", StringComparison.Ordinal);
        if (clean.Length == 0)
            return "";
        var longest = Backticks().Matches(clean).Select(run => run.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', longest + 1);
        return longest == 0 ? $"{fence}{clean}{fence}" : $"{fence} {clean} {fence}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"\bGH-(?=[0-9])|\bwww(?=\.)|[a-z]:(?=//)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex References();
}
