using System.Net;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Webhooks;
using BumpBot.Tests.Serve.Metrics;
using Sandbox.Webhooks;
using Serilog.Core;

namespace BumpBot.Tests.Serve.Webhooks;

/// <summary>The real server on loopback, before a queue that remembers.</summary>
public sealed class WebhookEndpointTests : IAsyncDisposable
{
    private static readonly byte[] Release = """{"action":"published","repository":{"full_name":"tools/hammer"}}"""u8.ToArray();

    private readonly RecordingQueue _queue = new();
    private readonly MetricValues _metrics = new();
    private readonly HttpClient _client = new();
    private readonly List<IAsyncDisposable> _servers = [];

    [Fact]
    public async Task What_is_signed_is_in_the_queue_when_it_is_answered()
    {
        var server = await StartAsync();
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, "release", Release));
        Assert.Equal([Served.Upstream("tools/hammer")], Assert.Single(_queue.Added));
    }

    [Fact]
    public async Task A_form_is_signed_as_it_is_sent()
    {
        var server = await StartAsync();
        var form = System.Text.Encoding.UTF8.GetBytes($"payload={Uri.EscapeDataString(System.Text.Encoding.UTF8.GetString(Release))}");
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(server, "release", form, type: "application/x-www-form-urlencoded"));
        Assert.Single(_queue.Added);
    }

    [Theory]
    [InlineData("release", "application/json", "another secret", HttpStatusCode.Unauthorized)]
    [InlineData("release", "text/plain", "secret", HttpStatusCode.BadRequest)]
    [InlineData("", "application/json", "secret", HttpStatusCode.BadRequest)]
    [InlineData("issues-of-tomorrow", "application/json", "secret", HttpStatusCode.Accepted)]
    public async Task What_is_forged_malformed_or_unknown_leaves_nothing_behind(string name, string type, string secret, HttpStatusCode status)
    {
        var server = await StartAsync();
        Assert.Equal(status, await PostAsync(server, name, Release, secret, type));
        Assert.Empty(_queue.Added);
    }

    [Fact]
    public async Task Where_the_queue_is_full_it_says_so()
    {
        _queue.Answer = Acceptance.Full;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(await StartAsync(), "release", Release));
    }

    [Fact]
    public async Task Without_a_secret_there_is_no_webhook()
    {
        var server = await StartAsync(config => config with { WebhookSecrets = [] });
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(server, "release", Release));
    }

    [Fact]
    public async Task No_address_may_ask_more_often_than_it_should()
    {
        var server = await StartAsync(config => config with { Host = config.Host with { Webhooks = WebhookSettings.Default with { RequestsPerMinute = 3 } } });
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 5; i++)
            answers.Add(await PostAsync(server, "release", Release, secret: "a guess"));
        Assert.Equal(3, answers.Count(status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(2, answers.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("127.0.0.1/32", 4)]
    [InlineData("10.0.0.0/8", 2)]
    public async Task Only_a_named_proxy_is_believed_when_it_names_its_client(string proxy, int unauthorized)
    {
        var server = await StartAsync(config => config with
        {
            Host = config.Host with { Proxies = [IPNetwork.Parse(proxy)], Webhooks = WebhookSettings.Default with { RequestsPerMinute = 2 } },
        });
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 4; i++)
            answers.Add(await PostAsync(server, "release", Release, secret: "a guess", client: $"192.0.2.{i}"));
        Assert.Equal(unauthorized, answers.Count(status => status == HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task Nothing_else_is_there()
    {
        var server = await StartAsync();
        using var root = await _client.GetAsync(new Uri(server, "nothing"), TestContext.Current.CancellationToken);
        using var webhook = await _client.DeleteAsync(new Uri(server, "integrations/github/webhook"), TestContext.Current.CancellationToken);
        using var health = await _client.PostAsync(new Uri(server, "healthz"), null, TestContext.Current.CancellationToken);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed], [root.StatusCode, webhook.StatusCode, health.StatusCode]);
        Assert.False(root.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Deliveries_and_requests_are_counted_by_what_is_known_of_them()
    {
        var server = await StartAsync();
        await PostAsync(server, "release", Release);
        await PostAsync(server, "release", Release, "another secret");
        await PostAsync(server, "made-up\" event", Release);
        using var lost = await _client.GetAsync(new Uri(server, "a-path-of-anybody?x=1"), TestContext.Current.CancellationToken);
        var text = PrometheusText.Parse(await _client.GetStringAsync(new Uri(server, "metrics"), TestContext.Current.CancellationToken));
        Assert.Equal(1, text["bumpbot_webhook_deliveries_total{event=\"release\",result=\"accepted\"}"]);
        Assert.Equal(1, text["bumpbot_webhook_deliveries_total{event=\"release\",result=\"forged\"}"]);
        Assert.Equal(1, text["bumpbot_webhook_deliveries_total{event=\"other\",result=\"ignored\"}"]);
        Assert.Equal(2, text["bumpbot_http_requests_total{route=\"/integrations/github/webhook\",status=\"202\"}"]);
        Assert.Equal(1, text["bumpbot_http_requests_total{route=\"other\",status=\"404\"}"]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
        _client.Dispose();
    }

    private async Task<Uri> StartAsync(Func<ServedConfig, ServedConfig>? change = null)
    {
        var config = Served.Config("acme/app");
        var parts = new CurrentParts(Served.Parts(change?.Invoke(config) ?? config));
        var host = Served.HostOf(parts, _queue, Served.Pages(parts, _queue, TimeProvider.System).Endpoints, _metrics);
        var server = host.Build([new Uri("http://127.0.0.1:0")]);
        _servers.Add(server);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new Uri(server.Urls.Single());
    }

    private async Task<HttpStatusCode> PostAsync(Uri server, string name, byte[] body, string secret = "secret", string type = "application/json", string? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "integrations/github/webhook")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (name.Length > 0)
            request.Headers.Add("X-GitHub-Event", name);
        if (client is not null)
            request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("X-Hub-Signature-256", SandboxHook.Sign(body, secret));
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.StatusCode;
    }
}
