using System.Net.Sockets;
using BumpBot.Model;
using Polly.Timeout;

namespace BumpBot.Http;

/// <summary>What a transport's exceptions say, so that nobody above has to know them.</summary>
internal static class TransportFaults
{
    /// <summary>Whether an exception says that the connection or the body broke.</summary>
    public static bool IsTransport(Exception? e) => e is HttpRequestException or IOException or InvalidDataException or SocketException;

    /// <summary>The fault that the making of the connection ended with, which the transport wraps; null = it did not end with one.</summary>
    public static FaultException? Refused(Exception? e) => e as FaultException ?? e?.InnerException as FaultException;

    public static bool IsTooLarge(Exception e) => e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    public static bool IsTimeOut(Exception e) => e is TimeoutRejectedException;

    /// <summary>Completes "it failed: …".</summary>
    public static string Reason(Exception e) => (e as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "the host's name could not be resolved; check the address and the network",
        HttpRequestError.ConnectionError => "no connection could be made; check the address and the network",
        HttpRequestError.SecureConnectionError => "no secure connection could be made; check the server's certificate",
        _ => "the connection broke, or the answer was cut short",
    };
}
