using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Notify.Http;
using BumpBot.Notify.Webhook;
using BumpBot.Tests.Registries;
using Microsoft.Extensions.Time.Testing;

namespace BumpBot.Tests.Notify;

public class WebhookChannelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_can_tell_by_the_signature_that_body_and_time_are_genuine()
    {
        var got = new List<(string Event, string Delivery, string Timestamp, string Signature, byte[] Body)>();
        await using var receiver = await LoopbackServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var headers = context.Request.Headers;
            got.Add((headers["X-BumpBot-Event"]!, headers["X-BumpBot-Delivery"]!, headers["X-BumpBot-Timestamp"]!, headers["X-BumpBot-Signature-256"]!, body.ToArray()));
        });
        var time = new FakeTimeProvider(NoticeCases.Now);
        using var http = new NoticeHttp(time);
        var channel = new WebhookChannel(new ChannelSettings.Webhook("hook", ChannelRouting.Everything, receiver.Url, "the secret"), http, time);
        var notice = NoticeCases.All["breaking-release"];
        Assert.IsType<Delivery.Sent>(await channel.SendAsync(notice, Cancellation));
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.IsType<Delivery.Sent>(await channel.SendAsync(notice, Cancellation));
        Assert.Equal(["breaking", "breaking"], got.Select(one => one.Event));
        Assert.Equal([notice.Id, notice.Id], got.Select(one => one.Delivery));
        Assert.Equal(240, long.Parse(got[1].Timestamp, CultureInfo.InvariantCulture) - long.Parse(got[0].Timestamp, CultureInfo.InvariantCulture));
        Assert.Equal(WebhookText.Of(notice), got[0].Body);
        Assert.All(got, one => Assert.Equal(
            "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData("the secret"u8.ToArray(), Encoding.UTF8.GetBytes(one.Timestamp + "." + Encoding.UTF8.GetString(one.Body)))), one.Signature));
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_what_is_signed()
    {
        await using var other = await LoopbackServer.StartAsync(_ => Task.CompletedTask);
        await using var receiver = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = other.Url.AbsoluteUri;
            return Task.CompletedTask;
        });
        var failed = Assert.IsType<Delivery.Failed>(await SendAsync(receiver.Url, TimeProvider.System));
        Assert.Contains("redirect", Assert.IsType<Fault.GiveUp>(failed.Fault).Message, StringComparison.Ordinal);
        Assert.Empty(other.Seen);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_given_up_in_time_and_tried_again()
    {
        var asked = new TaskCompletionSource();
        await using var receiver = await LoopbackServer.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var time = new FakeTimeProvider(NoticeCases.Now);
        var sending = SendAsync(receiver.Url, time);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(16));
        var fault = await Assert.ThrowsAsync<FaultException>(() => sending);
        Assert.Equal("the post to http://127.0.0.1 took too long", Assert.IsType<Fault.Retry>(fault.Fault).Message);
    }

    [Fact]
    public async Task An_address_that_nobody_listens_at_is_tried_again_and_named_by_scheme_and_host_alone()
    {
        var fault = await Assert.ThrowsAsync<FaultException>(() => SendAsync(new Uri("http://127.0.0.1:1/hidden?token=hidden"), TimeProvider.System));
        Assert.IsType<Fault.Retry>(fault.Fault);
        Assert.DoesNotContain("hidden", fault.ToString(), StringComparison.Ordinal);
    }

    private static async Task<Delivery> SendAsync(Uri url, TimeProvider time)
    {
        using var http = new NoticeHttp(time);
        return await new WebhookChannel(new ChannelSettings.Webhook("hook", ChannelRouting.Everything, url, "the secret"), http, time).SendAsync(NoticeCases.All["alarm"], Cancellation);
    }
}
