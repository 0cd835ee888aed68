using System.Diagnostics;
using System.Globalization;
using Sandbox.Webhooks;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>bumpbot serve</c> as a process, on a free port of loopback, or <c>bumpbot worker</c>. What it logs is kept, and can be waited for.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    public const string Secret = "a secret of the hooks";

    /// <summary>For the next line of the log, on a machine that may be busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;
    private readonly Task<string> _output;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isOver;

    private ServiceProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync(Cancellation);
        _reading = ReadAsync();
    }

    public Uri Url { get; private set; } = null!;

    public Uri Webhook => new(Url, "integrations/github/webhook");

    public Task<string> Output => _output;

    public string Errors
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it for the scene's target, or for those that its config names.</summary>
    public static async Task<ServiceProcess> StartAsync(Scene scene, params string[] more)
    {
        scene.Environment["BUMPBOT_WEBHOOK_SECRET"] = Secret;
        var service = new ServiceProcess(BotProcess.Start(scene.Folder, scene.Environment, ["serve", "--urls", "http://127.0.0.1:0", .. more, .. scene.Places]));
        service.Url = await service.ListeningAsync();
        return service;
    }

    /// <summary>Starts a worker by the same config; it has a <see cref="Url"/> where it is given <c>--urls</c>.</summary>
    public static async Task<ServiceProcess> StartWorkerAsync(Scene scene, params string[] more)
    {
        var worker = new ServiceProcess(BotProcess.Start(scene.Folder, scene.Environment, ["worker", .. more, .. scene.Places]));
        await worker.UntilAsync("working on what the queue holds");
        if (more.Contains("--urls"))
            worker.Url = await worker.ListeningAsync();
        return worker;
    }

    public SandboxHook HookOf(Scene scene, string repository) => scene.GitHub.AddHook(repository, Webhook, Secret);

    /// <summary>Waits until so many lines of the log hold the text, however long the way there takes.</summary>
    /// <returns>The last of them.</returns>
    public async Task<string> UntilAsync(string text, int count = 1)
    {
        while (true)
        {
            Task news;
            lock (_lines)
            {
                var found = _lines.Where(line => line.Contains(text, StringComparison.Ordinal)).ToList();
                if (found.Count >= count)
                    return found[count - 1];
                Assert.False(_isOver, $"the program ended before it said '{text}':\n{string.Join('\n', _lines)}");
                news = _news.Task;
            }
            await AwaitAsync(news, $"said '{text}'");
        }
    }

    public async Task SignalAsync(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by kill");
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Cancellation);
    }

    /// <summary>By SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end, and fails where it does not come: whoever starts the tests where SIGINT is ignored hands that on.</summary>
    public async Task<int> ExitAsync()
    {
        await AwaitAsync(_process.WaitForExitAsync(Cancellation), "ended");
        await _reading;
        return _process.ExitCode;
    }

    public async Task StopAsync()
    {
        await SignalAsync("TERM");
        var exitCode = await ExitAsync();
        Assert.True(exitCode == 0, $"exit code {exitCode}\n{Errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private async Task<Uri> ListeningAsync()
    {
        var line = await UntilAsync("listening on ");
        return new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
    }

    /// <summary>A test that waits in vain fails with all that was said until then.</summary>
    private async Task AwaitAsync(Task awaited, string what)
    {
        try
        {
            await awaited.WaitAsync(Patience, Cancellation);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"it never {what}:\n{Errors}");
        }
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
            Tell(() => _lines.Add(line));
        Tell(() => _isOver = true);
    }

    private void Tell(Action change)
    {
        TaskCompletionSource before;
        lock (_lines)
        {
            change();
            (before, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        before.SetResult();
    }
}
