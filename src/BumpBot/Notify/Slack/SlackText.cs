using System.Globalization;
using System.Text.Json.Nodes;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Slack;

/// <summary>A notice in Block Kit. Source of the limits: Slack's reference of blocks (50 a message, 150 characters a header, 3,000 a section).</summary>
internal static class SlackText
{
    public const int MostBlocks = 50;
    public const int LongestHeader = 150;
    public const int LongestSection = 3000;

    private const int LongestFallback = 1000;

    public static JsonObject Of(Notice notice)
    {
        var page = NoticePage.Of(notice);
        var sections = page.Contents.SelectMany(content => Sections(content, page.IsDigest)).ToList();
        var shown = sections.Count < MostBlocks ? sections : [.. sections.Take(MostBlocks - 2), string.Create(CultureInfo.InvariantCulture, $"_… and {sections.Count - MostBlocks + 2} more parts_")];
        return new JsonObject
        {
            // What notifications show: no markup is wanted there.
            ["text"] = Escaped(Foreign.Line(page.Heading, LongestFallback)),
            ["blocks"] = new JsonArray([Header(page.Heading), .. shown.Select(Section)]),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
    }

    private static JsonObject Header(string heading) => new()
    {
        ["type"] = "header",
        ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Foreign.Line(heading, LongestHeader), ["emoji"] = false },
    };

    /// <summary>Verbatim: no address, channel or mention is made out of foreign text.</summary>
    private static JsonObject Section(string text) => new()
    {
        ["type"] = "section",
        ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true },
    };

    private static IEnumerable<string> Sections(NoticeContent content, bool withTitle)
    {
        List<string> lines = [];
        if (withTitle)
            lines.Add($"*{Escaped(content.Title)}*");
        if (content.Breaking.Count > 0)
            lines.AddRange([$"*{NoticeContent.BreakingHeading}*", .. content.Breaking.Select(line => $"• {Line(line)}")]);
        lines.AddRange(content.Facts.Select(Line));
        if (content.Page is { } page)
            lines.Add(Line(page));
        return LinePacking.Pack(lines, LongestSection, line => line.Length).Select(part => string.Join('\n', part));
    }

    private static string Line(ContentLine line) =>
        line.Link is { } link ? $"<{LinkText(link)}|{Escaped(line.Text)}>" : Escaped(line.Text);

    /// <summary>The three characters that mean more than how words look.</summary>
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>An address cannot hold a bar or a closing bracket of its own.</summary>
    private static string LinkText(Uri link) => Escaped(link.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal));
}
