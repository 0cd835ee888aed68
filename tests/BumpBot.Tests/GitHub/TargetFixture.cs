using BumpBot.GitHub;
using BumpBot.GitHub.Auth;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Publishing;
using BumpBot.Targets;
using Sandbox;
using Updaters.References;

namespace BumpBot.Tests.GitHub;

/// <summary>A target on the sandbox, opened without git.</summary>
public abstract class TargetFixture : SandboxFixture
{
    protected const string Target = "home/app";

    private BotIdentity? _bot;
    private string? _cache;

    protected SandboxRepository App { get; private set; } = null!;

    private protected FakeRepositories Repositories { get; } = new();

    protected static string Marked(string text = "body", string? closed = null) =>
        text + "\n\n" + Marks.Write(new Mark(MarkKind.Bump, [new MarkMember(UpstreamId.Parse("acme/tool"), "v1.2.0")], closed));

    protected SandboxRepository AddTarget() => App = GitHub.AddRepository(Target).Grant(Bot, Access.Write);

    /// <summary>A pull request as the bot would open it.</summary>
    protected SandboxPull AddBotPull(string branch, string? body = null)
    {
        App.PushAs(Bot, branch, ("a.txt", branch));
        return App.OpenPull(Bot, "Bump acme/tool to v1.2.0", branch, body ?? Marked());
    }

    protected async Task<IForge> OpenAsync(string? token = null, bool onActions = false)
    {
        var http = Http(token ?? BotToken, onActions);
        _bot = token is null ? _bot ?? new BotIdentity(http) : new BotIdentity(http);
        return (await TargetsOf(http, _bot).OpenAsync(new TargetName.OnForge(RepoName.Parse(Target)), CancellationToken.None)).Forge;
    }

    protected async Task<ForgeStanding> LookAsync() => await (await OpenAsync()).LookAsync(CancellationToken.None);

    protected void ForgetCache() => _cache = null;

    protected string CacheFolder => _cache ??= TemporaryFolder();

    private protected GitHubTargets TargetsOf(GitHubHttp http, BotIdentity bot) =>
        new(new TokenAccess(http), bot, Repositories, new TargetCache(CacheFolder, Log), TimeProvider.System, Log);
}

internal sealed class FakeRepositories : IRepositories
{
    public List<(Uri Url, string Branch, string? Token)> Fetched { get; } = [];

    public async Task<IClonedRepository> FetchAsync(Uri url, string defaultBranch, Func<CancellationToken, ValueTask<string>>? token, CancellationToken cancellation)
    {
        Fetched.Add((url, defaultBranch, token is null ? null : await token(cancellation)));
        return new Nothing(defaultBranch);
    }

    public Task<ILocalRepository> OpenLocalAsync(string folder, CancellationToken cancellation) => throw new NotSupportedException();

    private sealed class Nothing(string branch) : IClonedRepository
    {
        public string DefaultBranch => branch;

        public byte[]? ReadAtDefaultBranch(string path) => null;

        public Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<PreparedCommits> PrepareAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation) => throw new NotSupportedException();

        public Task AdoptAsync(IReadOnlyList<PushResult.Pushed> pushed, CancellationToken cancellation) => throw new NotSupportedException();

        public void Dispose() { }
    }
}
