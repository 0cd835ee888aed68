using System.Text;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Telegram;

/// <summary>A notice in MarkdownV2, in as many messages as it needs. Source: Telegram's Bot API, "Formatting options" and sendMessage.</summary>
internal static class TelegramText
{
    /// <summary>After the entities are parsed, in UTF-16 code units, as the API counts offsets.</summary>
    public const int LongestMessage = 4096;

    /// <summary>Before they are parsed: more than this is refused, whatever is left of it.</summary>
    private const int LongestMarkup = 8192;

    private const string Reserved = @"_*[]()~`>#+-=|{}.!\";

    public static IReadOnlyList<TelegramMessage> Of(Notice notice)
    {
        var page = NoticePage.Of(notice);
        List<TelegramLine> lines = [Bold(page.Heading)];
        foreach (var content in page.Contents)
            lines.AddRange(Lines(content, page.IsDigest));
        return [.. LinePacking.Pack(lines, LongestMessage, line => Math.Max(line.Plain.Length, line.Markup.Length * LongestMessage / LongestMarkup))
            .Select(part => new TelegramMessage(string.Join('\n', part.Select(line => line.Markup)), string.Join('\n', part.Select(line => line.Plain))))];
    }

    private static IEnumerable<TelegramLine> Lines(NoticeContent content, bool withTitle)
    {
        yield return new TelegramLine("", "");
        if (withTitle)
            yield return Bold(content.Title);
        if (content.Breaking.Count > 0)
            yield return Bold(NoticeContent.BreakingHeading + ":");
        foreach (var line in content.Breaking)
            yield return Line(line, "• ");
        foreach (var fact in content.Facts)
            yield return Line(fact);
        if (content.Page is { } page)
            yield return Line(page);
    }

    private static TelegramLine Bold(string text) => new($"*{Escaped(text)}*", text);

    private static TelegramLine Line(ContentLine line, string before = "") => line.Link is { } link
        ? new($"{before}[{Escaped(line.Text)}]({Address(link)})", $"{before}{line.Text}: {link.AbsoluteUri}")
        : new(before + Escaped(line.Text), before + line.Text);

    private static string Escaped(string text) => Escaped(text, Reserved);

    /// <summary>Within the brackets of a link, these two alone.</summary>
    private static string Address(Uri link) => Escaped(link.AbsoluteUri, @")\");

    private static string Escaped(string text, string reserved)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (reserved.Contains(c, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }

    /// <summary>No entity reaches from one line into the next, so that a text can be cut between them.</summary>
    private sealed record TelegramLine(string Markup, string Plain);
}

/// <param name="Markup">In MarkdownV2.</param>
/// <param name="Plain">The same without entities, for where those are refused.</param>
internal sealed record TelegramMessage(string Markup, string Plain);
