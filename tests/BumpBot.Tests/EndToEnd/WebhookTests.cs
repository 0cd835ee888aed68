using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Sandbox;
using Sandbox.Webhooks;

namespace BumpBot.Tests.EndToEnd;

/// <summary>Deliveries to the running service, as GitHub sends them and as it never would.</summary>
public class WebhookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_webhook_leads_to_an_open_pull_request()
    {
        await using var scene = await CurrentAsync();
        await using var service = await IdleAsync(scene);
        using var hook = service.HookOf(scene, "tools/hammer");
        var release = Publish(scene, "v1.2.0");
        var watch = Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.Accepted, await hook.ReleaseAsync(release));
        var answered = watch.Elapsed;
        await service.UntilAsync("opened pull request #1");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answered after {answered.TotalMilliseconds:F0} ms, open after {watch.Elapsed.TotalSeconds:F2} s"));
        Assert.Equal("chore(deps): bump tools/hammer from v1.1.0 to v1.2.0", Assert.Single(scene.App.Pulls).Title);
        await service.StopAsync();
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task Repeated_reordered_and_foreign_deliveries_do_no_more_than_one_and_forged_ones_nothing()
    {
        await using var scene = await CurrentAsync();
        await using var service = await IdleAsync(scene);
        using var hook = service.HookOf(scene, "tools/hammer");
        using var other = service.HookOf(scene, "acme/app");
        var (old, release) = (scene.GitHub.Repository("tools/hammer").Release("v1.1.0")!, Publish(scene, "v1.2.0"));
        var body = Encoding.UTF8.GetBytes(hook.Payload(new JsonObject { ["action"] = "published" }).ToJsonString());
        Assert.Equal(HttpStatusCode.Unauthorized, await hook.DeliverAsync("release", body, SandboxHook.Sign(body, "another secret")));
        Assert.Equal(HttpStatusCode.Unauthorized, await hook.DeliverAsync("release", body, "sha256="));
        Assert.Equal(HttpStatusCode.BadRequest, await hook.DeliverAsync("release", "{\"action\":"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Accepted, await hook.DeliverAsync("workflow_run", "[]"u8.ToArray()));
        Assert.Equal(HttpStatusCode.Accepted, await hook.DeliverAsync("ping", new JsonObject { ["zen"] = "Keep it logically awesome." }));
        var answers = await Task.WhenAll(
            hook.ReleaseAsync(release, "released"), hook.ReleaseAsync(release), hook.ReleaseAsync(release), hook.ReleaseAsync(old), other.PushAsync("main"), hook.PushAsync("main"));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer));
        await service.UntilAsync("opened pull request #1");
        await service.StopAsync();
        Assert.Single(scene.App.Pulls);
        await scene.RunIdleAsync();
    }

    [Fact]
    public async Task What_is_too_large_comes_half_or_by_another_method_is_refused_and_the_service_goes_on()
    {
        await using var scene = await CurrentAsync("webhooks: { largest: 1 }\n");
        await using var service = await IdleAsync(scene);
        using var hook = service.HookOf(scene, "tools/hammer");
        using (var client = new HttpClient())
        {
            using var answer = await client.GetAsync(service.Webhook, Cancellation);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            using var sized = await client.PostAsync(service.Webhook, new StringContent("a"), Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, sized.StatusCode);
        }
        Assert.StartsWith("HTTP/1.1 413 ", await RawAsync(service, "Content-Length: 1048577\r\n\r\n"), StringComparison.Ordinal);
        await HalfAsync(service);
        Assert.Equal(HttpStatusCode.Accepted, await hook.ReleaseAsync(Publish(scene, "v1.2.0")));
        await service.UntilAsync("opened pull request #1");
        await service.StopAsync();
    }

    [Fact]
    public async Task A_delivery_that_did_not_arrive_is_found_by_what_GitHub_tells_of_it()
    {
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("acme/hammer", "v1.0.0", "v1.1.0").Grant("bump-bot", Access.Admin);
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\n"));
        scene.Configure("schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\nwatch: [acme/hammer]\nissues: off\n");
        using var hook = scene.GitHub.AddHook("acme/hammer", new Uri("http://127.0.0.1:1/integrations/github/webhook"), ServiceProcess.Secret);
        Assert.Equal(HttpStatusCode.BadGateway, await hook.ReleaseAsync(scene.GitHub.Repository("acme/hammer").Release("v1.1.0")!));
        await using var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("1 webhook deliveries did not arrive: upstream:acme/hammer");
        await service.UntilAsync("the token may not see the webhooks of acme/app (404)");
        await service.UntilAsync("target:acme/app upstream:acme/hammer is done");
        await service.StopAsync();
        Assert.Single(scene.App.Pulls);
    }

    [Fact]
    public async Task One_of_an_Apps_webhook_is_found_too()
    {
        await using var scene = await CurrentAsync();
        var app = scene.UseApp().App;
        using var hook = scene.GitHub.SetHook(app, Scene.Target, new Uri("http://127.0.0.1:1/integrations/github/webhook"), ServiceProcess.Secret);
        Assert.Equal(HttpStatusCode.BadGateway, await hook.PushAsync("main"));
        await using var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("1 webhook deliveries did not arrive: upstream:acme/app, target:acme/app");
        await service.StopAsync();
    }

    /// <summary>A scene whose target has the newest release.</summary>
    private static async Task<Scene> CurrentAsync(string more = "")
    {
        var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.1.0\n"));
        scene.Configure($"schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\nwatch: [tools/hammer]\nissues: off\n{more}");
        return scene;
    }

    /// <summary>The service, after its first look.</summary>
    private static async Task<ServiceProcess> IdleAsync(Scene scene)
    {
        var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("target:acme/app is done");
        return service;
    }

    private static SandboxRelease Publish(Scene scene, string tag)
    {
        var hammer = scene.GitHub.Repository("tools/hammer");
        hammer.Commit($"Release {tag}", ("VERSION", tag + "\n"));
        return hammer.AddRelease(tag);
    }

    /// <summary>The first line that is answered to a request whose body never comes.</summary>
    private static async Task<string> RawAsync(ServiceProcess service, string end)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, service.Url.Port, Cancellation);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {service.Webhook.AbsolutePath} HTTP/1.1\r\nHost: localhost\r\nX-GitHub-Event: release\r\n{end}"), Cancellation);
        using var lines = new StreamReader(stream, Encoding.ASCII);
        return await lines.ReadLineAsync(Cancellation) ?? "";
    }

    /// <summary>A delivery that breaks off in the middle.</summary>
    private static async Task HalfAsync(ServiceProcess service)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, service.Url.Port, Cancellation);
        await socket.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes($"POST {service.Webhook.AbsolutePath} HTTP/1.1\r\nHost: localhost\r\nX-GitHub-Event: release\r\nContent-Length: 1000\r\n\r\n{{\"action\""), Cancellation);
    }
}
