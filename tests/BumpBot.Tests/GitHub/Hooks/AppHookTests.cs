using System.Text.Json;
using BumpBot.Config;
using BumpBot.GitHub;
using BumpBot.GitHub.Auth;
using BumpBot.GitHub.Hooks;
using BumpBot.Model;
using Sandbox;
using Serilog.Core;
using Xunit;

namespace BumpBot.Tests.GitHub.Hooks;

public sealed class AppHookTests : SandboxFixture
{
    private static readonly Uri Here = new("http://127.0.0.1:1/integrations/github/webhook");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_is_read_once_for_each_kind_and_repository()
    {
        var app = GitHub.RegisterApp("bump-app");
        GitHub.AddRepository("acme/app");
        using var hook = GitHub.SetHook(app, "acme/app", Here, "secret");
        using var http = Http(app);
        var own = new AppHook(http, TimeProvider.System.GetUtcNow().AddMinutes(-5), Logger.None);
        await hook.PushAsync("old");
        await hook.PushAsync("main");
        var missed = Assert.IsType<MissedDelivery.OfApp>(Assert.Single(await own.MissedAsync(Cancellation)));
        Assert.Equal("push", missed.Event);
        Assert.Equal("refs/heads/main", JsonDocument.Parse(missed.Payload).RootElement.GetProperty("ref").GetString());
        Assert.Empty(await own.MissedAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_fault_leaves_out_comes_the_next_time()
    {
        var app = GitHub.RegisterApp("bump-app");
        GitHub.AddRepository("acme/app");
        using var hook = GitHub.SetHook(app, "acme/app", Here, "secret");
        using var http = Http(app);
        var own = new AppHook(http, TimeProvider.System.GetUtcNow().AddMinutes(-5), Logger.None);
        await hook.DeliverAsync("release", []);
        await hook.PushAsync("main");
        GitHub.Faults.Next($"GET /app/hook/deliveries/{hook.Deliveries[1].Id}", HttpFault.Page(200, "no JSON"));
        Assert.Equal(["push"], (await own.MissedAsync(Cancellation)).Select(missed => missed.Event));
        Assert.Equal(["release"], (await own.MissedAsync(Cancellation)).Select(missed => missed.Event));
    }

    [Fact]
    public async Task Very_many_are_any()
    {
        var app = GitHub.RegisterApp("bump-app");
        GitHub.AddRepository("acme/app");
        using var hook = GitHub.SetHook(app, "acme/app", Here, "secret");
        using var http = Http(app);
        for (var number = 0; number <= AppHook.MostDetails; number++)
            await hook.DeliverAsync($"event_{number}", []);
        Assert.Equal([new MissedDelivery.Uncounted(null)], await new AppHook(http, TimeProvider.System.GetUtcNow().AddMinutes(-5), Logger.None).MissedAsync(Cancellation));
        Assert.Single(GitHub.Requests);
    }

    [Fact]
    public async Task An_App_without_a_webhook_is_asked_once()
    {
        using var http = Http(GitHub.RegisterApp("bump-app"));
        var own = new AppHook(http, TimeProvider.System.GetUtcNow(), Logger.None);
        Assert.Empty(await own.MissedAsync(Cancellation));
        Assert.Empty(await own.MissedAsync(Cancellation));
        Assert.Single(GitHub.Requests);
    }

    private GitHubHttp Http(SandboxApp app) => new(
        new GitHubConnection(GitHub.ApiUrl, GitHub.ServerUrl, token: null, onActions: false).As(new AppTokens(new Credentials.App(app.ClientId, AppKey.Read(app.PrivateKey, "KEY")), TimeProvider.System)),
        ApiSettings.Default, TimeProvider.System, Logger.None);
}
