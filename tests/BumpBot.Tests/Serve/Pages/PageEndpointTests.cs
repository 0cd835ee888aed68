using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Serve;
using BumpBot.Serve.Metrics;
using BumpBot.Serve.Pages;
using BumpBot.Tests.Config;
using Json.Schema;
using Microsoft.AspNetCore.Builder;
using Serilog.Core;

namespace BumpBot.Tests.Serve.Pages;

/// <summary>The pages over HTTP: who sees them, what browsers are told, and that the JSON is what its description says.</summary>
public sealed class PageEndpointTests : IAsyncDisposable
{
    private const string Token = "a long and random text";

    private static readonly string[] Paths =
        ["/", "/upstreams", "/upstreams/tools/hammer", "/targets", "/targets/acme/tools", "/report", "/page.css", "/live.js", "/icon.svg", "/api/v1/overview", "/api/v1/openapi.json", "/api/v1/report"];

    private readonly List<WebApplication> _servers = [];
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    [Fact]
    public async Task Each_page_forbids_what_is_not_its_own_and_is_read_only()
    {
        var server = await StartAsync();
        foreach (var path in Paths)
        {
            using var answer = await _client.GetAsync(new Uri(server, path), TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            var policy = Header(answer, "Content-Security-Policy").Split("; ");
            Assert.Contains("default-src 'none'", policy);
            Assert.Contains("frame-ancestors 'none'", policy);
            Assert.DoesNotContain(policy, rule => rule.Contains("unsafe", StringComparison.Ordinal) || rule.Contains('*'));
            Assert.Equal(("nosniff", "no-referrer", "no-store"), (Header(answer, "X-Content-Type-Options"), Header(answer, "Referrer-Policy"), Header(answer, "Cache-Control")));
            using var head = await _client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(server, path)), TestContext.Current.CancellationToken);
            using var post = await _client.PostAsync(new Uri(server, path), null, TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed), (path, head.StatusCode, post.StatusCode));
        }
    }

    [Theory]
    [InlineData("/upstreams/no/body")]
    [InlineData("/upstreams/a/..%2f..%2fetc")]
    [InlineData("/upstreams/%3Cscript%3E/x")]
    [InlineData("/targets/no/body")]
    [InlineData("/api/v1/targets/no/body")]
    [InlineData("/api/v1/upstreams/no/body/entry")]
    public async Task What_nobody_knows_is_not_found(string path)
    {
        using var answer = await _client.GetAsync(new Uri(await StartAsync(), path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("Host", "rebound.example.org")]
    public async Task Without_a_token_whoever_comes_from_elsewhere_is_refused_with_the_remedy(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await StartAsync());
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("BUMPBOT_PAGE_TOKEN", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_only_whoever_has_it_is_answered()
    {
        var server = await StartAsync(Token);
        foreach (var path in Paths.Append("/events"))
        {
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await StatusAsync(new Uri(server, path), null)));
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, await StatusAsync(new Uri(server, path), new AuthenticationHeaderValue("Bearer", Token + "x"))));
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, new AuthenticationHeaderValue("Bearer", Token)));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(new Uri(server, "/?token=wrong"), null));
    }

    [Fact]
    public async Task The_token_of_an_address_becomes_a_cookie_that_does_not_hold_it()
    {
        var server = await StartAsync(Token);
        using var answer = await _client.GetAsync(new Uri(server, $"/?token={Uri.EscapeDataString(Token)}"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var cookie = Header(answer, "Set-Cookie");
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("random", cookie, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, server);
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var page = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_told_without_its_details()
    {
        using var answer = await _client.GetAsync(await StartAsync(ledger: () => throw FaultException.StopRun("/secret/place is corrupt")), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_listens_is_told_the_version_at_once_and_when_a_run_has_ended()
    {
        LastSeen? seen = null;
        var server = await StartAsync(made: made => seen = made);
        using var stream = new StreamReader(await _client.GetStreamAsync(new Uri(server, "/events"), TestContext.Current.CancellationToken));
        var first = await DataAsync(stream);
        seen!.Take(new RunReport([], [], []));
        Assert.NotEqual(first, await DataAsync(stream));
    }

    [Fact]
    public void The_description_in_docs_is_that_of_the_program()
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(ConfigFixture.Root))!, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("BUMPBOT_WRITE_GOLDEN") == "1")
            File.WriteAllText(file, ApiDescription.Text);
        Assert.Equal(File.ReadAllText(file), ApiDescription.Text);
    }

    [Theory]
    [InlineData("/api/v1/overview", "Overview")]
    [InlineData("/api/v1/upstreams", "Upstreams")]
    [InlineData("/api/v1/upstreams/tools/hammer", "Upstream")]
    [InlineData("/api/v1/targets", "Targets")]
    [InlineData("/api/v1/targets/acme/tools", "Target")]
    [InlineData("/api/v1/report", "Report")]
    [InlineData("/api/v1/targets/no/body", "Fault")]
    public async Task What_is_answered_is_as_described(string path, string schema)
    {
        using var answer = await _client.GetAsync(new Uri(await StartAsync(), path), TestContext.Current.CancellationToken);
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.True(IsA(schema, json), $"{json} is no {schema}");
        Assert.False(IsA(schema == "Fault" ? "Report" : "Fault", json));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    private async Task<Uri> StartAsync(string? token = null, Func<Ledger>? ledger = null, Action<LastSeen>? made = null)
    {
        var facts = PageSample.Facts();
        var parts = new CurrentParts(Served.Parts(facts.Config with { PageToken = token }, ledger ?? (() => facts.Ledger)));
        var queue = new RecordingQueue { State = facts.Queue };
        var (pages, seen, _) = Served.Pages(parts, queue, TimeProvider.System);
        made?.Invoke(seen);
        var host = Served.HostOf(parts, queue, pages, new MetricValues());
        var server = host.Build([new Uri("http://127.0.0.1:0")]);
        _servers.Add(server);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new Uri(server.Urls.Single());
    }

    private async Task<HttpStatusCode> StatusAsync(Uri page, AuthenticationHeaderValue? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { Authorization = authorization } };
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>By the description's schemas, whose references count from the root of the whole document.</summary>
    private static bool IsA(string schema, JsonElement json)
    {
        var all = JsonNode.Parse(ApiDescription.Text.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal))!["components"]!["schemas"]!;
        return JsonSchema.FromText(new JsonObject { ["$ref"] = $"#/$defs/{schema}", ["$defs"] = all.DeepClone() }.ToJsonString()).Evaluate(json).IsValid;
    }

    private static async Task<string> DataAsync(StreamReader stream)
    {
        while (await stream.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return line;
        }
        throw new InvalidOperationException("the stream ended");
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);
}
