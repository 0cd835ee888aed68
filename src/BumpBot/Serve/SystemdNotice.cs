using System.Net.Sockets;
using System.Text;
using Serilog;

namespace BumpBot.Serve;

/// <summary>Tells systemd how the service stands, where it was started with <c>Type=notify</c>. Source: sd_notify(3).</summary>
/// <param name="socket">What <c>NOTIFY_SOCKET</c> holds; null = nobody wants to know.</param>
public sealed class SystemdNotice(string? socket, TimeProvider time, ILogger log)
{
    public void Ready() => Tell("READY=1");

    /// <summary>With the monotonic time in microseconds, as <c>Type=notify-reload</c> asks for.</summary>
    public void Reloading() => Tell($"RELOADING=1\nMONOTONIC_USEC={(long)(time.GetTimestamp() / (double)time.TimestampFrequency * 1_000_000)}");

    public void Stopping() => Tell("STOPPING=1");

    private void Tell(string state)
    {
        if (socket is not { Length: > 1 } || socket[0] is not ('/' or '@') || OperatingSystem.IsWindows())
            return;
        try
        {
            using var datagrams = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // An address that begins with @ is one in the abstract namespace.
            datagrams.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(socket[0] == '@' ? '\0' + socket[1..] : socket));
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            log.Warning("systemd could not be told {State}: {Why}", state.Split('\n')[0], e.Message);
        }
    }
}
