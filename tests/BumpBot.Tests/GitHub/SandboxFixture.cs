using BumpBot.GitHub;
using BumpBot.Model;
using Sandbox;
using Serilog;
using Serilog.Core;
using Xunit;

namespace BumpBot.Tests.GitHub;

/// <summary>A sandbox, and the program's way to it as the user <c>bump</c>.</summary>
public abstract class SandboxFixture : IAsyncLifetime
{
    protected const string Bot = "bump";

    private readonly List<IDisposable> _owned = [];

    protected GitHubSandbox GitHub { get; private set; } = null!;

    protected Logger Log { get; } = new LoggerConfiguration().CreateLogger();

    public async ValueTask InitializeAsync()
    {
        GitHub = await GitHubSandbox.StartAsync();
        GitHub.AddUser(Bot);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned)
            owned.Dispose();
        await GitHub.DisposeAsync();
        await Log.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected GitHubHttp Http(string? token, bool onActions = false)
    {
        var http = new GitHubHttp(new GitHubConnection(GitHub.ApiUrl, GitHub.ServerUrl, token, onActions), ApiSettings.Default, TimeProvider.System, Log);
        _owned.Add(http);
        return http;
    }

    protected string BotToken => GitHub.AddUser(Bot).Token;

    protected string TemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("bumpbot-tests-").FullName;
        _owned.Add(new Folder(folder));
        return folder;
    }

    private sealed class Folder(string path) : IDisposable
    {
        public void Dispose() => Directory.Delete(path, recursive: true);
    }
}
