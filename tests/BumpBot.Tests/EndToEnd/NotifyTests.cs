using System.Text.Json.Nodes;
using BumpBot.Notify.Webhook;
using BumpBot.Tests.Docs;
using BumpBot.Tests.Notify;
using BumpBot.Tests.Registries;
using Microsoft.AspNetCore.Http;

namespace BumpBot.Tests.EndToEnd;

/// <summary>People are told, by the program as it is started.</summary>
public class NotifyTests
{
    private const string Secret = "a-secret-that-nobody-sees";

    [Fact]
    public async Task What_a_run_did_is_told_once_by_signed_webhook_and_by_issue_and_a_broken_channel_spoils_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var broken = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Environment["HOOK_SECRET"] = Secret;
        scene.Environment["SLACK_WEBHOOK_URL"] = $"{broken.Url}services/{Secret}";
        scene.Configure($$"""
            notify:
              - webhook: { url: "{{receiver.Url}}", secret: "${HOOK_SECRET}" }
              - slack: { url: "${SLACK_WEBHOOK_URL}" }
              - issue: { repo: acme/app, labels: [told] }
            watch: [tools/hammer]
            """);
        var first = await scene.RunWellAsync();
        var hook = Assert.Single(receiver.Got);
        Assert.Equal("opened", hook.Kind);
        Assert.Equal(("acme/app", "tools/hammer"), ((string?)hook.Event["target"], (string?)hook.Event["upstreams"]![0]));
        Assert.Equal(WebhookChannel.Signature(Secret, hook.Timestamp, hook.Body), hook.Signature);
        var issue = Assert.Single(scene.App.Issues, issue => issue.Labels.Any(label => label.Name == "told"));
        Assert.Contains("pull request", issue.Title, StringComparison.Ordinal);
        var second = await scene.RunWellAsync();
        Assert.Single(receiver.Got);
        Assert.Single(scene.App.Issues, issue => issue.Labels.Any(label => label.Name == "told"));
        // The second run tries it again only if it comes a minute later.
        Assert.InRange(broken.Seen.Count, 1, 2);
        var status = await BotProcess.RunAsync(scene.Folder, scene.Environment, ["status", .. scene.Places]);
        Assert.True(status.Output.Contains("slack: opened acme/app#", StringComparison.Ordinal), status.ToString());
        Assert.Contains("http://127.0.0.1 answered 503", status.Output, StringComparison.Ordinal);
        Assert.All(new[] { first, second, status }, outcome => Assert.DoesNotContain(Secret, outcome.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, await File.ReadAllTextAsync(scene.Ledger, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_says_per_channel_what_happened_and_what_to_do()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var telegram = await TelegramSink.StartAsync();
        telegram.Fault = _ => TelegramSink.Refusal(403, "Forbidden: bot was kicked from the group chat");
        await using var scene = await Scene.EmptyAsync();
        scene.Configure($$"""
            notify:
              - webhook: { url: "{{receiver.Url}}", secret: {{Secret}} }
              - telegram: { name: group, token: "123:ABC-def", chat: "-1", api: "{{telegram.Url}}" }
            watch: [tools/hammer]
            """);
        var all = await TestAsync(scene);
        Assert.Equal(1, all.ExitCode);
        Assert.Contains("webhook: sent", all.Output, StringComparison.Ordinal);
        Assert.Contains("group: failed: http://127.0.0.1 refused it (403): Forbidden: bot was kicked from the group chat. Add the bot to the chat", all.Output, StringComparison.Ordinal);
        Assert.Equal("breaking", receiver.Got.Single().Kind);
        Assert.Equal(0, (await TestAsync(scene, "webhook")).ExitCode);
        var json = JsonNode.Parse((await TestAsync(scene, "--json")).Output)!;
        Assert.Equal(["webhook: sent", "group: failed"], json["channels"]!.AsArray().Select(channel => $"{channel!["channel"]}: {channel["state"]}"));
        JsonDocsTests.AssertDescribed(json, "bumpbot notify test");
        var unknown = await TestAsync(scene, "nobody");
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("no channel is called nobody: give one of webhook, group", unknown.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, all.ToString(), StringComparison.Ordinal);
    }

    private static Task<BotOutcome> TestAsync(Scene scene, params string[] channel) =>
        BotProcess.RunAsync(scene.Folder, scene.Environment, ["notify", "test", .. channel, .. scene.Places]);

    /// <summary>Takes signed JSON.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private LoopbackServer _server = null!;

        public List<(string Kind, string Timestamp, string Signature, byte[] Body, JsonNode Event)> Got { get; } = [];

        public Uri Url => _server.Url;

        public static async Task<Receiver> StartAsync()
        {
            var receiver = new Receiver();
            receiver._server = await LoopbackServer.StartAsync(receiver.TakeAsync);
            return receiver;
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();

        private async Task TakeAsync(HttpContext context)
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var headers = context.Request.Headers;
            Got.Add((headers[WebhookChannel.EventHeader]!, headers[WebhookChannel.TimestampHeader]!, headers[WebhookChannel.SignatureHeader]!, body.ToArray(), JsonNode.Parse(body.ToArray())!["events"]![0]!));
        }
    }
}
