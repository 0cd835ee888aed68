using System.Diagnostics;

namespace Load;

/// <summary><c>bumpbot serve</c> as a process, with the queue beside its ledger.</summary>
internal sealed class LoadedService : IDisposable
{
    private readonly Process _process;

    private LoadedService(Process process, Uri url) => (_process, Webhook) = (process, new Uri(url, "integrations/github/webhook"));

    public Uri Webhook { get; }

    /// <summary>What it had of the processors so far; while it runs.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<LoadedService> StartAsync(string program, LoadFolder folder, Uri forge, string secret, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, "serve", "--urls", "http://127.0.0.1:0", "--config", folder.Config, "--ledger", folder.Ledger, "--cache", folder.Cache, "--log-file", "off"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
            Environment =
            {
                ["GITHUB_TOKEN"] = "a-token-of-nobody",
                ["GITHUB_API_URL"] = new Uri(forge, "api/v3/").AbsoluteUri,
                ["GITHUB_SERVER_URL"] = forge.AbsoluteUri,
                ["BUMPBOT_WEBHOOK_SECRET"] = secret,
                ["HOME"] = folder.Path,
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
        const string listening = "listening on ";
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            said.Add(line);
            if (line.IndexOf(listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellation);
                return new LoadedService(process, new Uri(line[(at + listening.Length)..]));
            }
        }
        throw new InvalidOperationException($"the program ended at its start:\n{string.Join('\n', said)}");
    }

    /// <summary>By SIGKILL, after which it does nothing more.</summary>
    public void Kill() => _process.Kill();

    public Task ExitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
