using System.Net;
using System.Net.Http.Headers;
using BumpBot.Http;
using BumpBot.Registries.Http;
using Microsoft.Extensions.Http.Resilience;
using Serilog;

namespace BumpBot.Registries;

/// <summary>The one way to registries, indexes and release files: reads only, with redirects, pauses, bounded concurrency, retries, a limit on sizes, and a guard on how far they reach.</summary>
public sealed class RegistryHttp : IDisposable
{
    private const int AnswersAtOnce = 8;
    private const int FilesAtOnce = 2;

    /// <summary>For a file of up to <see cref="BodyHashHandler.Limit"/>.</summary>
    private static readonly TimeSpan TimePerFile = TimeSpan.FromMinutes(5);

    private readonly HttpMessageInvoker _configured;
    private readonly HttpMessageInvoker _public;
    private readonly HttpMessageInvoker _files;

    /// <param name="transport">What really sends; null = sockets. It is disposed with this.</param>
    public RegistryHttp(TimeProvider time, ILogger log, HttpMessageHandler? transport = null)
        : this(time, log, transport, Dns.GetHostAddressesAsync)
    {
    }

    /// <param name="resolve">A host's addresses.</param>
    internal RegistryHttp(TimeProvider time, ILogger log, HttpMessageHandler? transport, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        var pauses = new HostPauses(time);
        HttpMessageInvoker Way(Reach reach, HttpMessageHandler sockets, int atOnce, TimeSpan timePerTry, DelegatingHandler body) => new(HandlerChain.Link(
            transport ?? sockets,
            new TransportFaultsHandler(request => $"the request to {request.RequestUri?.Authority}"),
            new RegistryRedirectsHandler(reach),
            new PausesHandler(pauses, log),
            new ConcurrencyHandler(atOnce),
            new ResilienceHandler(ReadRetries.Create(time, timePerTry)),
            body));
        _configured = Way(Reach.Configured, Sockets(DecompressionMethods.All), AnswersAtOnce, ReadRetries.TimePerTry, new BodyLimitHandler());
        _public = Way(Reach.Public, Guarded(resolve), AnswersAtOnce, ReadRetries.TimePerTry, new BodyLimitHandler());
        // A file is hashed as it is stored: nothing may unpack it on the way.
        _files = Way(Reach.Configured, Sockets(DecompressionMethods.None), FilesAtOnce, TimePerFile, new BodyHashHandler());
    }

    /// <summary>The answer with its whole body; its request names where it came from in the end.</summary>
    /// <exception cref="Model.FaultException">No answer came, or none that says more than to come back later.</exception>
    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Reach reach, CancellationToken cancellation)
    {
        if (reach == Reach.Public && !PublicHost.Allows(request.RequestUri!))
            throw PublicHost.Refusal(request.RequestUri!.IdnHost);
        Introduce(request);
        return (reach == Reach.Public ? _public : _configured).SendAsync(request, cancellation);
    }

    /// <summary>The answer with the sha256 of its body instead of the body, if it is 200.</summary>
    /// <inheritdoc cref="SendAsync" path="/exception"/>
    internal Task<HttpResponseMessage> HashAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        Introduce(request);
        return _files.SendAsync(request, cancellation);
    }

    public void Dispose()
    {
        _configured.Dispose();
        _public.Dispose();
        _files.Dispose();
    }

    private static void Introduce(HttpRequestMessage request) =>
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(ProgramName.Name, ProgramName.Version));

    private static SocketsHttpHandler Sockets(DecompressionMethods decompression) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = decompression,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(15),
    };

    private static SocketsHttpHandler Guarded(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        var sockets = Sockets(DecompressionMethods.All);
        sockets.ConnectCallback = new AddressGuard(resolve).ConnectAsync;
        return sockets;
    }
}
