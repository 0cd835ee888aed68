using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Notify.Email;
using BumpBot.Notify.Issues;
using BumpBot.Notify.Slack;
using BumpBot.Notify.Telegram;
using BumpBot.Notify.Webhook;
using BumpBot.Tests.Planning;

namespace BumpBot.Tests.Notify;

/// <summary>What notices say in each medium: <c>fixtures/notices</c>.</summary>
public class NoticeTextTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => NoticeCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_notice_says_in_each_medium_what_is_expected(string @case)
    {
        var notice = NoticeCases.All[@case];
        var (email, issue, telegram) = (EmailText.Of(notice), IssueText.Of(notice), TelegramText.Of(notice));
        Same("slack.json", SlackText.Of(notice).ToJsonString(Indented) + "\n");
        Same("telegram.txt", string.Join("\n=====\n", telegram.Select(message => message.Markup)) + "\n");
        Same("telegram-plain.txt", string.Join("\n=====\n", telegram.Select(message => message.Plain)) + "\n");
        Same("email.txt", $"Subject: {email.Subject}\n\n{email.Plain}");
        Same("email.html", email.Html);
        Same("issue.md", $"{issue.Title}\n\n{issue.Body}\n");
        Same("webhook.json", JsonNode.Parse(WebhookText.Of(notice))!.ToJsonString(Indented) + "\n");
        Same("log.txt", string.Join('\n', notice.Events.Select(LogChannel.Line)) + "\n");

        void Same(string file, string actual) => GoldenFile.AssertSame(@case, file, actual, "notices");
    }

    [Fact]
    public void What_breaks_is_read_before_all_else()
    {
        var notice = NoticeCases.All["digest"];
        foreach (var text in new[] { SlackText.Of(notice).ToJsonString(), TelegramText.Of(notice)[0].Plain, EmailText.Of(notice).Plain, EmailText.Of(notice).Html, IssueText.Of(notice).Body })
            Assert.True(text.IndexOf("Removed the", StringComparison.Ordinal) < text.IndexOf("was released", StringComparison.Ordinal), text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(250)]
    public void However_much_there_is_to_say_every_part_keeps_to_its_limits(int events)
    {
        var notice = NoticeCases.Long(events);
        SlackLimits.Check(SlackText.Of(notice));
        Assert.All(TelegramText.Of(notice), message => Assert.InRange(TelegramMarkup.Parse(message.Markup).Length, 1, TelegramText.LongestMessage));
        Assert.All(TelegramText.Of(notice), message => Assert.InRange(message.Plain.Length, 1, 2 * TelegramText.LongestMessage));
        Assert.InRange(IssueText.Of(notice).Body.Length, 1, 65_536);
    }

    [Fact]
    public void Only_web_addresses_become_links()
    {
        var verdict = new BreakingVerdict.Breaking([new BreakingSign(BreakingRule.Phrase, "v2", "gone", new Uri("javascript:alert(1)"))]);
        Assert.Null(Assert.Single(BumpBot.Notify.Events.BreakingLines.Of(verdict)).Link);
        Assert.Null(BumpBot.Notify.Texts.Foreign.Link(new Uri("https://user:pass@example.org")));
    }

    [Fact]
    public void Foreign_text_is_one_line_without_anything_hidden()
    {
        Assert.Equal("a b c", BumpBot.Notify.Texts.Foreign.Line("a\r\n b\u202e\u200b \u2028c\0", 100));
        Assert.Equal("🦀…", BumpBot.Notify.Texts.Foreign.Line("🦀🦀🦀", 4));
    }

    [Fact]
    public void A_hostile_release_is_no_markup_in_a_page() =>
        Assert.DoesNotContain("<script", EmailText.Of(NoticeCases.All["hostile"]).Html, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_notice_has_one_id_whenever_it_is_sent()
    {
        var notice = NoticeCases.One(NoticeCases.BreakingRelease);
        Assert.Equal(notice.Id, NoticeCases.One(NoticeCases.BreakingRelease).Id);
        Assert.NotEqual(notice.Id, (notice with { Channel = "other" }).Id);
        Assert.Distinct(NoticeCases.All.Values.Select(one => one.Id));
        Assert.Equal(32, Encoding.ASCII.GetByteCount(notice.Id));
    }
}
