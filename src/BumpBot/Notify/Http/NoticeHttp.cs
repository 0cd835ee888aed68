using System.Net;
using System.Net.Http.Headers;
using BumpBot.Http;
using BumpBot.Model;
using Microsoft.Extensions.Http.Resilience;

namespace BumpBot.Notify.Http;

/// <summary>
/// The one way to channels that are reached over HTTP. A post is tried once, within a limit of time, and no redirect is followed: what is sent
/// holds secrets. Addresses are secrets too, so messages name scheme and host alone.
/// </summary>
public sealed class NoticeHttp : IDisposable
{
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _sending;

    /// <param name="transport">What really sends; null = sockets. It is disposed with this.</param>
    public NoticeHttp(TimeProvider time, HttpMessageHandler? transport = null)
    {
        _time = time;
        _sending = new HttpMessageInvoker(HandlerChain.Link(
            transport ?? Sockets(),
            new TransportFaultsHandler(request => $"the post to {PlaceOf(request.RequestUri!)}"),
            new ResilienceHandler(ReadRetries.Create(time, TimeSpan.FromSeconds(15))),
            new BodyLimitHandler()));
    }

    /// <exception cref="FaultException">No answer came.</exception>
    internal Task<HttpResponseMessage> PostAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Method = HttpMethod.Post;
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue(ProgramName.Name, ProgramName.Version));
        return _sending.SendAsync(request, cancellation);
    }

    /// <summary>What an answer says by its status alone; null = it is well.</summary>
    /// <param name="remedy">What to do about a refusal.</param>
    internal Fault? FaultOf(HttpResponseMessage response, Uri address, string remedy)
    {
        var (place, status) = (PlaceOf(address), (int)response.StatusCode);
        return response.StatusCode switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => null,
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest =>
                new Fault.GiveUp($"{place} answered with a redirect ({status}), which is not followed: write the address that it leads to."),
            HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError =>
                new Fault.Retry($"{place} answered {status}.", RetryAfter.Of(response, _time.GetUtcNow())),
            _ => new Fault.GiveUp($"{place} refused it ({status}): {remedy}"),
        };
    }

    /// <summary>All that may be shown of an address.</summary>
    internal static string PlaceOf(Uri address) => $"{address.Scheme}://{address.IdnHost}";

    public void Dispose() => _sending.Dispose();

    private static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(10),
    };
}
