using System.Text;
using BumpBot.Git;
using BumpBot.Ledgers;
using BumpBot.Model;
using Sandbox;
using Serilog.Core;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Ledgers;

/// <summary>The ledger on a branch, by real git over HTTP.</summary>
public sealed class LedgerBranchTests : LedgerStoreContract, IAsyncLifetime
{
    private const string Branch = "bumpbot-ledger";
    private const string Advertisement = "GET /{owner}/{repo}.git/info/refs";
    private const string Push = "POST /{owner}/{repo}.git/git-receive-pack";

    private static readonly LedgerPlace.Branch Place = new(RepoName.Parse("acme/app"));

    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-ledger-").FullName;
    private readonly List<OneFileBranch> _branches = [];
    private GitHubSandbox _sandbox = null!;
    private SandboxRepository _served = null!;
    private string? _token;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await GitHubSandbox.StartAsync();
        _token = _sandbox.AddUser("bot").Token;
        _served = _sandbox.AddRepository("acme/app", ("bumpbot.yml", "watch: [a/b]\n")).Private().Grant("bot", Access.Write);
    }

    public async ValueTask DisposeAsync()
    {
        _branches.ForEach(branch => branch.Dispose());
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + _token)), Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation)), StringComparison.Ordinal);
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_is_one_commit_without_parent_that_asks_for_no_workflow()
    {
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        await NewStore().ApplyAsync([Saw(Ruff, "0.6.0")], Cancellation);
        var commit = _served.CommitAt(Branch);
        Assert.Empty(commit.Parents);
        Assert.Contains("[skip ci]", commit.Message, StringComparison.Ordinal);
        Assert.Equal(["ledger.json"], _served.TreeOf(Branch).Keys);
    }

    [Fact]
    public async Task That_upstreams_were_looked_at_again_is_pushed_once_a_day()
    {
        var store = NewStore();
        await store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        var generation = Generation();
        await store.ApplyAsync([Saw(Ruff, "0.5.0", Now.AddHours(23))], Cancellation);
        Assert.Equal(generation, Generation());
        await store.ApplyAsync([Saw(Ruff, "0.5.0", Now.AddHours(24))], Cancellation);
        Assert.NotEqual(generation, Generation());
        Assert.Equal(Now.AddHours(24), (await store.LoadAsync(Cancellation)).Seen["astral-sh/ruff"].LastChecked);
    }

    [Fact]
    public async Task A_branch_that_was_deleted_is_an_empty_ledger_and_is_made_again()
    {
        var store = NewStore();
        await store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        _served.DeleteBranch(Branch);
        Assert.Empty((await store.LoadAsync(Cancellation)).Seen);
        await store.ApplyAsync([Saw(UpstreamId.Parse("a/b"), "1")], Cancellation);
        Assert.Equal(["a/b"], (await NewStore().LoadAsync(Cancellation)).Seen.Keys);
    }

    [Fact]
    public async Task A_cache_that_is_lost_between_two_uses_changes_nothing()
    {
        var store = NewStore();
        await store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        foreach (var cache in Directory.GetDirectories(_folder))
            Directory.Delete(cache, recursive: true);
        await store.ApplyAsync([Saw(UpstreamId.Parse("a/b"), "1")], Cancellation);
        Assert.Equal(2, (await store.LoadAsync(Cancellation)).Seen.Count);
    }

    [Fact]
    public async Task A_branch_that_is_somebody_elses_is_left_alone()
    {
        var theirs = _served.PushAs("alice", Branch, ("notes.md", "mine\n"));
        foreach (var use in new Func<Task>[] { () => NewStore().LoadAsync(Cancellation), () => NewStore().ApplyAsync([Saw(Ruff, "1")], Cancellation) })
            Assert.Contains("ledger.json", Assert.IsType<Fault.StopRun>((await Assert.ThrowsAsync<FaultException>(use)).Fault).Message, StringComparison.Ordinal);
        Assert.Equal(theirs, _served.HeadOf(Branch));
    }

    [Fact]
    public async Task What_another_pushed_between_look_and_push_is_kept()
    {
        var (store, other) = (NewStore(), NewStore());
        _sandbox.Faults.Before(Push, () => other.ApplyAsync([Saw(UpstreamId.Parse("a/b"), "1")], Cancellation).GetAwaiter().GetResult());
        await store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        Assert.Equal(["a/b", "astral-sh/ruff"], (await store.LoadAsync(Cancellation)).Seen.Keys.Order());
    }

    [Fact]
    public async Task A_push_whose_answer_was_lost_is_found_done()
    {
        _sandbox.Faults.Next(Push, HttpFault.Drop.AfterEffect());
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        Assert.Equal((1, "0.5.0"), (_sandbox.Count(Push), (await NewStore().LoadAsync(Cancellation)).Seen["astral-sh/ruff"].LatestTag));
    }

    [Theory]
    [InlineData(Advertisement)]
    [InlineData(Push)]
    public async Task A_server_that_fails_now_and_then_is_asked_again(string request)
    {
        _sandbox.Faults.Next(request, HttpFault.Status(502), times: 3);
        await NewStore().ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        _sandbox.Faults.Next(Advertisement, HttpFault.Drop, times: 3);
        Assert.Single((await NewStore().LoadAsync(Cancellation)).Seen);
    }

    [Fact]
    public async Task A_server_that_fails_for_long_is_not_asked_for_ever()
    {
        _sandbox.Faults.Always(Push, HttpFault.Status(502));
        var fault = (await Assert.ThrowsAsync<FaultException>(() => NewStore().ApplyAsync([Saw(Ruff, "1")], Cancellation))).Fault;
        Assert.Contains("tried 10 times", Assert.IsType<Fault.Retry>(fault).Message, StringComparison.Ordinal);
        Assert.Equal(10, _sandbox.Count(Push));
    }

    [Theory]
    [InlineData("read only")]
    [InlineData("protected")]
    [InlineData("anonymous")]
    [InlineData("gone")]
    public async Task Where_it_cannot_be_kept_the_remedy_is_told(string why)
    {
        if (why == "read only")
            _served.Grant("bot", Access.Read);
        else if (why == "protected")
            _served.RefusePushesTo(Branch);
        else if (why == "anonymous")
            _token = null;
        else
            _served.Grant("bot", Access.None);
        var fault = (await Assert.ThrowsAsync<FaultException>(() => NewStore().ApplyAsync([Saw(Ruff, "1")], Cancellation))).Fault;
        Assert.Contains("contents: write", Assert.IsType<Fault.StopRun>(fault).Message, StringComparison.Ordinal);
        Assert.Contains("ledger: .bumpbot/ledger.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the branch bumpbot-ledger of acme/app", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_use_is_one_request()
    {
        var store = NewStore();
        await store.ApplyAsync([Saw(Ruff, "0.5.0")], Cancellation);
        await store.LoadAsync(Cancellation);
        _sandbox.ResetRequests();
        await store.LoadAsync(Cancellation);
        Assert.Equal([Advertisement], _sandbox.Requests.Select(request => $"{request.Method} {request.Route}"));
    }

    protected override ILedgerStore NewStore()
    {
        var cache = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        var branch = new OneFileBranch(
            cache, new Uri(_sandbox.ServerUrl, "acme/app.git"), Branch, "ledger.json", _token is { } token ? _ => ValueTask.FromResult(token) : null, TimeProvider.System, Logger.None);
        lock (_branches)
            _branches.Add(branch);
        return new LedgerBranch(branch, Place, new EagerTime(), Logger.None);
    }

    protected override Task PutAsync(byte[] content)
    {
        _served.PushAs("alice", Branch, ("ledger.json", content));
        return Task.CompletedTask;
    }

    protected override Task<byte[]> ContentAsync() => Task.FromResult(_served.ReadFile(Branch, "ledger.json")!);

    protected override string Generation() => _served.HeadOf(Branch) ?? "";
}
