using System.Net;
using System.Net.Sockets;

namespace Load;

/// <summary>A forge that takes connections and never answers: looks that ask it stay under way, so that what waits behind them stays in the queue.</summary>
internal sealed class SilentForge : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _clients = [];
    private readonly Task _taking;

    public SilentForge()
    {
        _listener.Start();
        _taking = TakeAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        _clients.ForEach(client => client.Dispose());
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _clients.Add(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }
}
