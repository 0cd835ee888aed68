using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BumpBot.Model;
using BumpBot.Redis;
using Xunit;

namespace BumpBot.Tests.Redis;

/// <summary>The server of the Debian package <c>redis-server</c>, on loopback, that keeps nothing on disk.</summary>
public sealed class RedisProcess : IAsyncLifetime
{
    private readonly List<RedisServer> _connections = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bumpbot-redis-");
    private IReadOnlyList<string> _settings = [];
    private Process? _process;

    public RedisPlace Place { get; private set; } = new("127.0.0.1", 0, Tls: false, Database: 0, User: null, Password: null);

    public static void SkipWhereMissing() => Assert.SkipUnless(
        Program() is not null,
        "redis-server is not installed, so that nothing can be shared by a real Redis; to enable these tests: apt-get install redis-server");

    /// <summary>One that is started in another way than usual.</summary>
    /// <param name="place">How it is reached; its port is chosen.</param>
    /// <param name="settings">Further arguments.</param>
    public static async Task<RedisProcess> StartAsync(RedisPlace place, params IReadOnlyList<string> settings)
    {
        var redis = new RedisProcess { Place = place, _settings = settings };
        await redis.InitializeAsync();
        return redis;
    }

    public async ValueTask InitializeAsync()
    {
        if (Program() is null)
            return;
        // The server takes no "any port", so another may be faster.
        for (var tries = 0; _process is null; tries++)
            _process = await TryStartAsync(tries);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            connection.Dispose();
        if (_process is not null)
            await KillAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>A way of its own to the keys of one test.</summary>
    public RedisServer Connect(string test)
    {
        var connection = new RedisServer(Place, $"{{{test}}}:");
        _connections.Add(connection);
        return connection;
    }

    public async Task KillAsync()
    {
        if (!_process!.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<Process?> TryStartAsync(int tries)
    {
        Place = Place with { Port = FreePort() };
        var port = Place.Port.ToString(CultureInfo.InvariantCulture);
        string[] listening = Place.Tls ? ["--port", "0", "--tls-port", port] : ["--port", port];
        var start = new ProcessStartInfo(Program()!, ["--bind", "127.0.0.1", .. listening, "--save", "", "--appendonly", "no", "--dir", _folder.FullName, .. _settings])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start");
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            if (!line.Contains("Ready to accept connections", StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return process;
        }
        return tries < 5 ? null : throw new InvalidOperationException($"redis-server ended: {said}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);
}
