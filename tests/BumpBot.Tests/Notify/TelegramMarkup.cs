using System.Text;

namespace BumpBot.Tests.Notify;

/// <summary>Reads MarkdownV2 as strictly as Telegram does, as far as bold text and links go. Source: its Bot API, "MarkdownV2 style".</summary>
internal static class TelegramMarkup
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";

    /// <returns>What is left once entities are parsed: what counts against the limit.</returns>
    /// <exception cref="FormatException">What Telegram says then.</exception>
    public static string Parse(string text)
    {
        var plain = new StringBuilder();
        var (bold, link) = (false, false);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when at + 1 < text.Length && text[at + 1] <= 126:
                    plain.Append(text[++at]);
                    break;
                case '*':
                    bold = !bold;
                    break;
                case '[' when !link:
                    link = true;
                    break;
                case ']' when link && at + 1 < text.Length && text[at + 1] == '(':
                    link = false;
                    at = EndOfAddress(text, at + 2);
                    break;
                case var c when Reserved.Contains(c, StringComparison.Ordinal):
                    throw new FormatException($"Bad Request: can't parse entities: Character '{c}' is reserved and must be escaped with the preceding '\\'");
                case var c:
                    plain.Append(c);
                    break;
            }
        }
        return bold || link ? throw new FormatException("Bad Request: can't parse entities: Can't find end of the entity") : plain.ToString();
    }

    private static int EndOfAddress(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == ')')
                return at;
        }
        throw new FormatException("Bad Request: can't parse entities: Can't find end of a URL");
    }
}
