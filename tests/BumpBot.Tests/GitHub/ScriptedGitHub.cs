using System.Net;
using System.Text;
using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Publishing;
using Microsoft.Extensions.Time.Testing;
using Serilog;

namespace BumpBot.Tests.GitHub;

/// <summary>A transport that answers by script and remembers what it was asked, under the program's own handlers.</summary>
internal sealed class ScriptedGitHub : HttpMessageHandler
{
    public const string Token = "ghs_test-token_0123456789";

    private readonly Func<SeenRequest, HttpResponseMessage> _answer;

    public ScriptedGitHub(Func<SeenRequest, HttpResponseMessage> answer, string? token = Token, ApiSettings? settings = null, bool onActions = false, ISharedPauses? pauses = null)
    {
        _answer = answer;
        Connection = new GitHubConnection(new Uri("https://api.test/"), new Uri("https://git.test/"), token, onActions);
        Http = new GitHubHttp(Connection, settings ?? ApiSettings.Default, Time, new LoggerConfiguration().CreateLogger(), this, pauses: pauses);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public GitHubConnection Connection { get; }

    public GitHubHttp Http { get; }

    public List<SeenRequest> Seen { get; } = [];

    public IEnumerable<string> Paths => Seen.Select(request => $"{request.Method} {request.Path}");

    public static HttpResponseMessage Json(string body, string? etag = null, string? link = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (etag is not null)
            response.Headers.TryAddWithoutValidation("ETag", etag);
        if (link is not null)
            response.Headers.TryAddWithoutValidation("Link", link);
        return response;
    }

    public static HttpResponseMessage Status(int status, string message = "no", params (string Name, string Value)[] headers)
    {
        var response = Json($$"""{"message":"{{message}}"}""", status: (HttpStatusCode)status);
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    /// <summary>Lets the clock run, second by second, until the work is done.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        return await work;
    }

    public async Task<Fault> FaultOfAsync<T>(Task<T> work)
    {
        try
        {
            await RunAsync(work);
        }
        catch (FaultException e)
        {
            return e.Fault;
        }
        throw new Xunit.Sdk.XunitException("no fault came");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new SeenRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            request.Content?.Headers.ContentType?.MediaType,
            body,
            Time.GetUtcNow());
        lock (Seen)
            Seen.Add(seen);
        var response = _answer(seen);
        response.RequestMessage = request;
        return response;
    }
}

internal sealed record SeenRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string? MediaType, string Body, DateTimeOffset At)
{
    public string Path => Address.PathAndQuery;

    public string? IfNoneMatch => Headers.GetValueOrDefault("If-None-Match");
}
