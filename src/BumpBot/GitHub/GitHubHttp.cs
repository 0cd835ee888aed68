using System.Net;
using BumpBot.GitHub.Http;
using BumpBot.Http;
using BumpBot.Model;
using BumpBot.Publishing;
using BumpBot.Watching;
using Microsoft.Extensions.Http.Resilience;
using Octokit.Internal;
using Serilog;

namespace BumpBot.GitHub;

/// <summary>The one way to the API for reads and writes: headers, redirects, rate limits, pacing, bounded concurrency, retries of reads, a limit on sizes.</summary>
public sealed class GitHubHttp : IDisposable
{
    private readonly WritePacer _pacer;
    private readonly HttpMessageHandler _handler;

    /// <param name="transport">What really sends; null = sockets. It is disposed with this.</param>
    /// <param name="meter">Where requests are counted; null = one of its own.</param>
    /// <param name="shared">What other processes write as the same; null = there are none.</param>
    /// <param name="pauses">What the forge asked them for; null = there are none.</param>
    public GitHubHttp(
        GitHubConnection connection, ApiSettings settings, TimeProvider time, ILogger log, HttpMessageHandler? transport = null, CostMeter? meter = null,
        ISharedWrites? shared = null, ISharedPauses? pauses = null)
    {
        Connection = connection;
        Meter = meter ?? new CostMeter();
        _pacer = new WritePacer(settings, time, shared);
        _handler = HandlerChain.Link(
            transport ?? Sockets(),
            new TransportFaultsHandler(request => $"{request.Method} {request.RequestUri?.AbsolutePath} on {request.RequestUri?.Host}"),
            new ApiHeadersHandler(connection),
            new ApiRedirectsHandler(connection),
            new RateLimitHandler(connection, _pacer, pauses, time, log),
            new PacedHandler(_pacer),
            new ConcurrencyHandler(settings.Concurrency),
            new TokenHandler(connection),
            new ResilienceHandler(ReadRetries.Create(time)),
            new CostHandler(connection, Meter),
            new BodyLimitHandler());
        // Each try has a limit of its own; waiting for a turn has none.
        Client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        ForOctokit = new HttpClientAdapter(() => _handler);
        ForOctokit.SetRequestTimeout(Timeout.InfiniteTimeSpan);
    }

    public GitHubConnection Connection { get; }

    internal CostMeter Meter { get; }

    internal HttpClient Client { get; }

    internal HttpClientAdapter ForOctokit { get; }

    public void Dispose()
    {
        Client.Dispose();
        ForOctokit.Dispose();
        _handler.Dispose();
        _pacer.Dispose();
    }

    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };
}
