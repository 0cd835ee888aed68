using System.Net;
using System.Net.Sockets;

namespace BumpBot.Registries.Http;

/// <summary>Makes connections to public addresses only. It looks at what it connects to, so a name that resolves to something else a moment later wins nothing.</summary>
/// <remarks>A connection to a configured proxy is made: there the proxy resolves the name, and only <see cref="PublicHost"/> and the proxy's own rules hold.</remarks>
/// <param name="resolve">A host's addresses.</param>
internal sealed class AddressGuard(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await resolve(host, cancellation);
        if (IsDirect(context) && !addresses.All(PublicAddress.IsPublic))
            throw PublicHost.Refusal(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsDirect(SocketsHttpConnectionContext context) =>
        context.InitialRequestMessage.RequestUri is not { } asked || asked.IdnHost.Equals(context.DnsEndPoint.Host, StringComparison.OrdinalIgnoreCase);
}
