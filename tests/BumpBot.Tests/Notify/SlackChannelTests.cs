using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Notify.Http;
using BumpBot.Notify.Slack;
using BumpBot.Tests.Registries;
using Microsoft.AspNetCore.Http;

namespace BumpBot.Tests.Notify;

/// <summary>Against a sink on loopback that takes what Slack's reference describes, and nothing else.</summary>
public class SlackChannelTests
{
    private static readonly ChannelRouting All = ChannelRouting.Everything;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => NoticeCases.Names;

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_notice_is_one_that_slack_takes(string @case)
    {
        JsonObject? got = null;
        await using var slack = await LoopbackServer.StartAsync(async context =>
        {
            Assert.StartsWith("application/json", context.Request.ContentType, StringComparison.Ordinal);
            got = (JsonObject?)await JsonNode.ParseAsync(context.Request.Body);
            await context.Response.WriteAsync("ok");
        });
        using var http = new NoticeHttp(TimeProvider.System);
        Assert.IsType<Delivery.Sent>(await Webhook(slack, http).SendAsync(NoticeCases.All[@case], Cancellation));
        SlackLimits.Check(got!);
    }

    [Fact]
    public async Task A_bot_names_the_channel_and_shows_its_token_in_a_header_alone()
    {
        JsonObject? got = null;
        await using var slack = await LoopbackServer.StartAsync(async context =>
        {
            got = (JsonObject?)await JsonNode.ParseAsync(context.Request.Body);
            await context.Response.WriteAsync("""{"ok":true,"ts":"1.2"}""");
        });
        using var http = new NoticeHttp(TimeProvider.System);
        Assert.IsType<Delivery.Sent>(await Bot(slack, http).SendAsync(NoticeCases.All["digest"], Cancellation));
        Assert.Equal(("POST /api/chat.postMessage", "Bearer xoxb-1", "C1"), (slack.Requests.Single(), slack.Seen.Single().Authorization, (string?)got!["channel"]));
        SlackLimits.Check(got);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"channel_not_found"}""", false, "Invite the bot")]
    [InlineData("""{"ok":false,"error":"invalid_auth"}""", false, "xoxb-")]
    [InlineData("""{"ok":false,"error":"missing_scope"}""", false, "chat:write")]
    [InlineData("""{"ok":false,"error":"internal_error"}""", true, "internal_error")]
    [InlineData("<html>a proxy says <b>hello</b></html>", false, "check url, or token and channel")]
    [InlineData("""{"ok":false,"error":"<script>"}""", false, "check url, or token and channel")]
    public async Task What_a_bot_is_refused_names_the_remedy(string answer, bool isRetried, string remedy)
    {
        await using var slack = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(answer));
        using var http = new NoticeHttp(TimeProvider.System);
        var failed = Assert.IsType<Delivery.Failed>(await Bot(slack, http).SendAsync(NoticeCases.All["alarm"], Cancellation));
        Assert.Equal(isRetried, failed.Fault is Fault.Retry);
        Assert.Contains(remedy, failed.Fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("<", failed.Fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "no_service", false)]
    [InlineData(400, "invalid_blocks", false)]
    [InlineData(302, "", false)]
    [InlineData(503, "", true)]
    [InlineData(500, "", true)]
    public async Task A_refusal_is_final_and_a_breakdown_is_not(int status, string body, bool isRetried)
    {
        await using var slack = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://elsewhere.example.org/";
            return context.Response.WriteAsync(body);
        });
        using var http = new NoticeHttp(TimeProvider.System);
        var failed = Assert.IsType<Delivery.Failed>(await Webhook(slack, http).SendAsync(NoticeCases.All["alarm"], Cancellation));
        Assert.Equal(isRetried, failed.Fault is Fault.Retry);
        Assert.DoesNotContain("hidden", failed.Fault.Message, StringComparison.Ordinal);
        Assert.Single(slack.Seen);
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_is_told()
    {
        await using var slack = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "30";
            return Task.CompletedTask;
        });
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(NoticeCases.Now);
        using var http = new NoticeHttp(time);
        var failed = Assert.IsType<Delivery.Failed>(await Webhook(slack, http).SendAsync(NoticeCases.All["alarm"], Cancellation));
        Assert.Equal(NoticeCases.Now.AddSeconds(30), Assert.IsType<Fault.Retry>(failed.Fault).NotBefore);
    }

    private static SlackChannel Webhook(LoopbackServer slack, NoticeHttp http) =>
        new(new ChannelSettings.SlackWebhook("slack", All, new Uri(slack.Url, "services/T0/B0/hidden")), http);

    private static SlackChannel Bot(LoopbackServer slack, NoticeHttp http) =>
        new(new ChannelSettings.SlackBot("slack", All, "xoxb-1", "C1", new Uri(slack.Url, "api/")), http);
}
