using BumpBot.Model;
using BumpBot.Notify.Http;
using BumpBot.Notify.Telegram;
using Microsoft.Extensions.Time.Testing;

namespace BumpBot.Tests.Notify;

public class TelegramChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => NoticeCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_notice_is_markup_that_telegram_reads_as_the_plain_text(string @case)
    {
        await using var telegram = await TelegramSink.StartAsync();
        Assert.IsType<Delivery.Sent>(await SendAsync(telegram, @case));
        var message = Assert.Single(telegram.Messages);
        Assert.Equal(("-100123", 42), ((string?)message["chat_id"], (int?)message["message_thread_id"]));
        Assert.Equal("MarkdownV2", (string?)message["parse_mode"]);
        var plain = TelegramText.Of(NoticeCases.All[@case])[0].Plain;
        Assert.All(telegram.Texts.Single().Split('\n'), line => Assert.Contains(line, plain, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_digest_comes_in_parts_that_are_cut_between_lines()
    {
        await using var telegram = await TelegramSink.StartAsync();
        using var http = new NoticeHttp(TimeProvider.System);
        var notice = NoticeCases.Long(12);
        Assert.IsType<Delivery.Sent>(await Channel(telegram, http).SendAsync(notice, Cancellation));
        Assert.True(telegram.Texts.Count > 5);
        Assert.All(telegram.Texts, text => Assert.InRange(text.Length, 1, 4096));
        Assert.Equal(12 * 8, telegram.Texts.SelectMany(text => text.Split('\n')).Count(line => line.StartsWith('•') && line.EndsWith("🦀!", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Refused_entities_come_as_plain_text()
    {
        await using var telegram = await TelegramSink.StartAsync();
        telegram.RefusesEntities = true;
        Assert.IsType<Delivery.Sent>(await SendAsync(telegram, "hostile"));
        Assert.Null(telegram.Messages.Single()["parse_mode"]);
        Assert.Equal(TelegramText.Of(NoticeCases.All["hostile"])[0].Plain, telegram.Texts.Single());
    }

    [Fact]
    public async Task After_a_pause_that_telegram_asks_for_the_parts_that_came_are_not_sent_again()
    {
        await using var telegram = await TelegramSink.StartAsync();
        telegram.Fault = request => request == 2 ? TelegramSink.Refusal(429, "Too Many Requests: retry after 7", """{"retry_after":7}""") : null;
        using var http = new NoticeHttp(new FakeTimeProvider(NoticeCases.Now));
        var channel = Channel(telegram, http);
        var notice = NoticeCases.Long(3);
        var failed = Assert.IsType<Delivery.Failed>(await channel.SendAsync(notice, Cancellation));
        Assert.Equal((2, NoticeCases.Now.AddSeconds(7)), (failed.PartsSent, Assert.IsType<Fault.Retry>(failed.Fault).NotBefore!.Value));
        Assert.IsType<Delivery.Sent>(await channel.SendAsync(notice with { PartsSent = failed.PartsSent }, Cancellation));
        Assert.Distinct(telegram.Texts);
        Assert.Equal(TelegramText.Of(notice).Count, telegram.Texts.Count);
    }

    [Theory]
    [InlineData(400, "Bad Request: chat not found", "{}", "Add the bot to the chat")]
    [InlineData(400, "Bad Request: message thread not found", "{}", "Check topic")]
    [InlineData(400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-1001}""", "write chat: \"-1001\"")]
    [InlineData(401, "Unauthorized", "{}", "@BotFather")]
    [InlineData(403, "Forbidden: bot was kicked from the group chat", "{}", "kicked")]
    public async Task A_refusal_is_final_and_names_the_remedy(int status, string description, string parameters, string remedy)
    {
        await using var telegram = await TelegramSink.StartAsync();
        telegram.Fault = _ => TelegramSink.Refusal(status, description, parameters);
        var failed = Assert.IsType<Delivery.Failed>(await SendAsync(telegram, "alarm"));
        Assert.Contains(remedy, Assert.IsType<Fault.GiveUp>(failed.Fault).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("123:ABC", failed.Fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, telegram.Requests);
    }

    [Theory]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(500, "")]
    public async Task A_breakdown_is_tried_again(int status, string body)
    {
        await using var telegram = await TelegramSink.StartAsync();
        telegram.Fault = _ => (status, body);
        Assert.IsType<Fault.Retry>(Assert.IsType<Delivery.Failed>(await SendAsync(telegram, "alarm")).Fault);
    }

    private static async Task<Delivery> SendAsync(TelegramSink telegram, string @case)
    {
        using var http = new NoticeHttp(TimeProvider.System);
        return await Channel(telegram, http).SendAsync(NoticeCases.All[@case], Cancellation);
    }

    private static TelegramChannel Channel(TelegramSink telegram, NoticeHttp http) => new(
        new ChannelSettings.Telegram("telegram", ChannelRouting.Everything, "123:ABC-def", "-100123", 42, telegram.Url), http, new FakeTimeProvider(NoticeCases.Now));
}
