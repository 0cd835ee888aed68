using System.Net.Sockets;
using BumpBot.Model;
using Polly.Timeout;

namespace BumpBot.GitHub.Http;

/// <summary>Turns what the transport throws into faults, so that nobody above has to know it.</summary>
internal sealed class TransportFaultsHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (TimeoutRejectedException e)
        {
            throw FaultException.Retry($"{request.Method} {request.RequestUri?.AbsolutePath} took too long", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw FaultException.GiveUp($"the answer to {request.Method} {request.RequestUri?.AbsolutePath} is larger than {BodyLimitHandler.Limit >> 20} MB", e);
        }
        catch (Exception e) when (IsTransport(e))
        {
            throw FaultException.Retry($"{request.Method} {request.RequestUri?.AbsolutePath} on {request.RequestUri?.Host} failed: {Reason(e)}", e);
        }
    }

    /// <summary>Whether an exception says that the connection or the body broke.</summary>
    public static bool IsTransport(Exception? e) => e is HttpRequestException or IOException or InvalidDataException or SocketException;

    private static string Reason(Exception e) => (e as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the host's name could not be resolved; check the address and the network",
        HttpRequestError.ConnectionError => "no connection could be made; check the address and the network",
        HttpRequestError.SecureConnectionError => "no secure connection could be made; check the server's certificate",
        _ => "the connection broke, or the answer was cut short",
    };
}
