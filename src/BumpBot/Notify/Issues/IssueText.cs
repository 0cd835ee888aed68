using System.Text;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Issues;

/// <summary>A notice as an issue. Its body ends with a hidden line by which it is known again.</summary>
internal sealed record IssueText(string Title, string Body)
{
    private const int LongestTitle = 200;

    /// <summary>With the longest content after it, still within GitHub's 65,536 characters.</summary>
    private const int LongestBody = 40_000;

    /// <summary>Renders as nothing, and keeps the characters around it from being read as one mention or reference.</summary>
    private const string Gap = "&#8203;";

    private const string Punctuation = @"\`*_{}[]()<>#+!|~@.:-";

    public static IssueText Of(Notice notice)
    {
        var page = NoticePage.Of(notice);
        var body = new StringBuilder();
        foreach (var content in page.Contents)
        {
            if (body.Length > LongestBody)
            {
                body.Append("…\n\n");
                break;
            }
            if (page.IsDigest)
                body.Append("### ").Append(Escaped(content.Title)).Append("\n\n");
            if (content.Breaking.Count > 0)
                body.Append("**").Append(NoticeContent.BreakingHeading).Append("**\n\n");
            foreach (var line in content.Breaking)
                body.Append("- ").Append(Line(line)).Append('\n');
            if (content.Breaking.Count > 0)
                body.Append('\n');
            foreach (var line in content.Facts.Concat(content.Page is { } read ? [read] : []))
                body.Append(Line(line)).Append("\n\n");
        }
        return new IssueText(Foreign.Line(page.Heading, LongestTitle), body.Append(MarkOf(notice)).ToString());
    }

    public static string MarkOf(Notice notice) => $"<!-- bumpbot-notice {notice.Id} -->";

    private static string Line(ContentLine line) => line.Link is { } link
        ? $"[{Escaped(line.Text)}](<{link.AbsoluteUri.Replace(">", "%3E", StringComparison.Ordinal)}>)"
        : Escaped(line.Text);

    /// <summary>Shows the text as it is: no markup, mention, reference or link comes of it.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '@' or '#' => escaped.Append(c).Append(Gap),
                _ when Punctuation.Contains(c, StringComparison.Ordinal) => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
