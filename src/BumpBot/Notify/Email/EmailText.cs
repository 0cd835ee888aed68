using System.Net;
using System.Text;
using BumpBot.Notify.Texts;

namespace BumpBot.Notify.Email;

/// <summary>A notice as a mail: subject, plain text and HTML, which say the same.</summary>
internal sealed record EmailText(string Subject, string Plain, string Html)
{
    private const int LongestSubject = 200;

    public static EmailText Of(Notice notice)
    {
        var page = NoticePage.Of(notice);
        return new EmailText($"[bumpbot] {Foreign.Line(page.Heading, LongestSubject)}", PlainOf(page), HtmlOf(page));
    }

    private static string PlainOf(NoticePage page)
    {
        var text = new StringBuilder().Append(page.Heading).Append('\n');
        foreach (var content in page.Contents)
        {
            text.Append('\n');
            if (page.IsDigest)
                text.Append(content.Title).Append('\n');
            if (content.Breaking.Count > 0)
                text.Append(NoticeContent.BreakingHeading).Append(":\n");
            foreach (var line in content.Breaking)
                text.Append("  - ").Append(PlainLine(line)).Append('\n');
            foreach (var line in content.Facts)
                text.Append(PlainLine(line)).Append('\n');
            if (content.Page is { } read)
                text.Append(PlainLine(read)).Append('\n');
        }
        return text.ToString();
    }

    private static string HtmlOf(NoticePage page)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif\">\n").Append("<h2>").Append(Encoded(page.Heading)).Append("</h2>\n");
        foreach (var content in page.Contents)
        {
            if (page.IsDigest)
                html.Append("<h3>").Append(Encoded(content.Title)).Append("</h3>\n");
            if (content.Breaking.Count > 0)
            {
                html.Append("<p><strong>").Append(NoticeContent.BreakingHeading).Append("</strong></p>\n<ul>\n");
                foreach (var line in content.Breaking)
                    html.Append("<li>").Append(HtmlLine(line)).Append("</li>\n");
                html.Append("</ul>\n");
            }
            foreach (var line in content.Facts.Concat(content.Page is { } read ? [read] : []))
                html.Append("<p>").Append(HtmlLine(line)).Append("</p>\n");
        }
        return html.Append("</body></html>\n").ToString();
    }

    private static string PlainLine(ContentLine line) => line.Link is { } link ? $"{line.Text}: {link.AbsoluteUri}" : line.Text;

    private static string HtmlLine(ContentLine line) =>
        line.Link is { } link ? $"<a href=\"{Encoded(link.AbsoluteUri)}\">{Encoded(line.Text)}</a>" : Encoded(line.Text);

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
