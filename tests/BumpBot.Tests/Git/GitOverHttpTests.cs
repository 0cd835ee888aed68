using System.Text;
using BumpBot.Git;
using BumpBot.Model;
using BumpBot.Targets;
using BumpBot.Watching;
using Microsoft.Extensions.Time.Testing;
using Sandbox;
using Serilog.Core;
using Updaters.References;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Git;

public sealed class GitOverHttpTests : IAsyncLifetime
{
    private const string Advertisement = "GET /{owner}/{repo}.git/info/refs";
    private const string Fetch = "POST /{owner}/{repo}.git/git-upload-pack";
    private const string Push = "POST /{owner}/{repo}.git/git-receive-pack";

    private readonly string _cache = Directory.CreateTempSubdirectory("bumpbot-cache-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private GitHubSandbox _sandbox = null!;
    private SandboxRepository _served = null!;
    private GitRepositories _repositories = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _sandbox = await GitHubSandbox.StartAsync();
        _token = _sandbox.AddUser("bot").Token;
        _served = _sandbox.AddRepository("acme/app", ("requirements.txt", "tool==1.0.0\n")).Private().Grant("bot", Access.Write);
        _repositories = new GitRepositories(_cache, _time, Logger.None);
    }

    public async ValueTask DisposeAsync()
    {
        _repositories.Dispose();
        await _sandbox.DisposeAsync();
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public async Task A_push_needs_three_requests_and_no_refused_one()
    {
        using var target = await OpenAsync();
        _sandbox.ResetRequests();
        var results = await PushAsync(target, Bump("bumpbot/one"), Bump("bumpbot/two"), Bump("bumpbot/three"));
        Assert.All(results, result => Assert.Equal(_served.HeadOf(result.Branch), Assert.IsType<PushResult.Pushed>(result).Commit));
        Assert.Equal(1, _sandbox.Count(Push));
        Assert.All(_sandbox.Requests, request => Assert.Equal((200, "bot"), (request.Status, request.User)));
    }

    [Fact]
    public async Task An_idle_fetch_is_one_request()
    {
        (await OpenAsync()).Dispose();
        _sandbox.ResetRequests();
        (await OpenAsync()).Dispose();
        Assert.Equal(Advertisement, string.Join('\n', _sandbox.Requests.Select(request => $"{request.Method} {request.Route}")));
    }

    [Fact]
    public async Task The_token_is_in_no_file_of_the_cache()
    {
        using (var target = await OpenAsync())
            await PushAsync(target, Bump());
        string[] forms = [_token, Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + _token)), "Authorization", "x-access-token"];
        foreach (var file in Directory.EnumerateFiles(_cache, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Cancellation));
            Assert.All(forms, form => Assert.DoesNotContain(form, text + file, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_wrong_token_stops_the_run()
    {
        var fault = Assert.IsType<Fault.StopRun>(await FaultOf(() => OpenAsync("ghp_wrong")));
        Assert.Contains("GITHUB_TOKEN", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_wrong", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_repository_without_a_token_is_told()
    {
        var fault = Assert.IsType<Fault.GiveUp>(await FaultOf(() => OpenAsync(null)));
        Assert.Contains("GITHUB_TOKEN", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_given_up()
    {
        var missing = new Uri(_sandbox.ServerUrl, "acme/missing.git");
        var fault = Assert.IsType<Fault.GiveUp>(await FaultOf(() => _repositories.FetchAsync(missing, "main", Given(_token), Cancellation)));
        Assert.Contains("acme/missing.git", fault.Message, StringComparison.Ordinal);
        Assert.Contains("404", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, typeof(Fault.GiveUp))]
    [InlineData(429, typeof(Fault.Retry))]
    [InlineData(500, typeof(Fault.Retry))]
    [InlineData(503, typeof(Fault.Retry))]
    public async Task A_failing_server_is_sorted_by_what_comes_next(int status, Type fault)
    {
        (await OpenAsync()).Dispose();
        _sandbox.Faults.Next(Advertisement, HttpFault.Status(status));
        Assert.Equal(fault, (await FaultOf(() => OpenAsync())).GetType());
        Assert.Single(Directory.GetDirectories(_cache));
        (await OpenAsync()).Dispose();
    }

    [Theory]
    [InlineData(Advertisement, "drop")]
    [InlineData(Advertisement, "cut")]
    [InlineData(Advertisement, "page")]
    [InlineData(Fetch, "drop")]
    [InlineData(Fetch, "cut")]
    public async Task A_broken_answer_is_tried_again_and_the_cache_is_kept(string request, string kind)
    {
        (await OpenAsync()).Dispose();
        var clone = Path.Combine(Assert.Single(Directory.GetDirectories(_cache)), "description");
        File.AppendAllText(clone, "kept");
        _served.Commit("More", ("more.txt", "more"));
        _sandbox.Faults.Next(request, kind switch { "drop" => HttpFault.Drop, "cut" => HttpFault.CutBody, _ => HttpFault.Page(200) });
        Assert.IsType<Fault.Retry>(await FaultOf(() => OpenAsync()));
        using var target = await OpenAsync();
        Assert.Equal(_served.HeadOf("main"), (await target.AtBaseAsync(null, Cancellation)).Commit);
        Assert.EndsWith("kept", File.ReadAllText(clone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_may_only_read_is_told_at_the_push()
    {
        _served.Grant("bot", Access.Read);
        using var target = await OpenAsync();
        var refused = Assert.IsType<PushResult.Refused>(Assert.Single(await PushAsync(target, Bump())));
        Assert.Contains("contents: write", Assert.IsType<Fault.GiveUp>(refused.Fault).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_server_that_fails_at_the_push_is_tried_again(int status)
    {
        using var target = await OpenAsync();
        _sandbox.Faults.Next(Push, HttpFault.Status(status));
        Assert.All(await PushAsync(target, Bump("bumpbot/one"), Bump("bumpbot/two")),
            result => Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(result).Fault));
        Assert.Null(_served.HeadOf("bumpbot/one"));
    }

    [Fact]
    public async Task A_push_whose_answer_was_lost_is_found_done_at_the_next_run()
    {
        using (var target = await OpenAsync())
        {
            _sandbox.Faults.Next(Push, HttpFault.Drop.AfterEffect());
            Assert.IsType<PushResult.Refused>(Assert.Single(await PushAsync(target, Bump())));
        }
        using var again = await OpenAsync();
        Assert.Equal(new BranchOwner.Bot(), (await again.AtBaseAsync(null, Cancellation)).Branches[Branch].Owner);
    }

    [Fact]
    public async Task A_branch_that_moves_during_the_push_is_caught_by_the_server()
    {
        using var target = await OpenAsync();
        var theirs = "";
        _sandbox.Faults.Before(Push, () => theirs = _served.PushAs("mallory", Branch, ("requirements.txt", "theirs\n")));
        var results = await PushAsync(target, Bump(), Bump("bumpbot/other"));
        Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(results.Single(result => result.Branch == Branch)).Fault);
        Assert.IsType<PushResult.Pushed>(results.Single(result => result.Branch == "bumpbot/other"));
        Assert.Equal(theirs, _served.HeadOf(Branch));
    }

    [Fact]
    public async Task A_branch_that_moved_before_the_push_is_left_and_the_others_are_pushed()
    {
        using var target = await OpenAsync();
        var theirs = _served.PushAs("mallory", Branch, ("requirements.txt", "theirs\n"));
        var results = await PushAsync(target, Bump("bumpbot/a"), Bump(), Bump("bumpbot/z"));
        Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(results.Single(result => result.Branch == Branch)).Fault);
        Assert.Equal(2, results.OfType<PushResult.Pushed>().Count());
        Assert.Equal(theirs, _served.HeadOf(Branch));
    }

    [Fact]
    public async Task A_hook_that_declines_one_branch_does_not_hold_up_the_others()
    {
        Hook("update", "case \"$1\" in refs/heads/bumpbot/bad) echo 'GH006: no' >&2; exit 1;; esac");
        using var target = await OpenAsync();
        var results = await PushAsync(target, Bump("bumpbot/bad"), Bump("bumpbot/good"));
        var refused = Assert.IsType<PushResult.Refused>(results.Single(result => result.Branch == "bumpbot/bad"));
        Assert.Contains("hook", Assert.IsType<Fault.GiveUp>(refused.Fault).Message, StringComparison.Ordinal);
        Assert.IsType<PushResult.Pushed>(results.Single(result => result.Branch == "bumpbot/good"));
        Assert.Equal(["bumpbot/good"], (await target.AtBaseAsync(null, Cancellation)).Branches.Keys);
    }

    [Fact]
    public async Task A_hook_that_declines_all_is_told_for_each()
    {
        Hook("pre-receive", "exit 1");
        using var target = await OpenAsync();
        var results = await PushAsync(target, Bump("bumpbot/one"), Bump("bumpbot/two"));
        Assert.All(results, result => Assert.IsType<Fault.GiveUp>(Assert.IsType<PushResult.Refused>(result).Fault));
        Assert.Equal(2, results.Count);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed()
    {
        var url = Url;
        _served.Rename("acme/renamed");
        using var target = await _repositories.FetchAsync(url, "main", Given(_token), Cancellation);
        Assert.IsType<PushResult.Pushed>(Assert.Single(await PushAsync(target, Bump())));
    }

    [Fact]
    public async Task The_update_branch_button_leaves_the_branch_the_bots()
    {
        using (var target = await OpenAsync())
            await PushAsync(target, Bump());
        var pull = _served.OpenPull("bot", "Bump", Branch);
        _served.Commit("Moves on", ("other.txt", "x"));
        _served.UpdateBranch(pull, "somebody");
        using var again = await OpenAsync();
        var standing = (await again.AtBaseAsync(null, Cancellation)).Branches[Branch];
        Assert.Equal(new BranchOwner.Bot(), standing.Owner);
        Assert.Equal(2, _served.CommitAt(Branch).Parents.Count);
        _served.PushAs("somebody", Branch, ("requirements.txt", "by hand\n"));
        using var later = await OpenAsync();
        Assert.IsType<BranchOwner.Person>((await later.AtBaseAsync(null, Cancellation)).Branches[Branch].Owner);
    }

    [Fact]
    public async Task A_ref_listing_asks_once_and_shows_nobody()
    {
        var upstream = _sandbox.AddUpstream("acme/tool", "v1.0.0", "v1.1.0");
        upstream.AddAnnotatedTag("v1.2.0");
        using var feed = new GitRefFeed(_time);
        _sandbox.ResetRequests();
        var look = await feed.LookAsync(Look("acme/tool.git"), Cancellation);
        Assert.Equal(["v1.0.0", "v1.1.0", "v1.2.0"], look.Snapshot.Releases.Select(release => release.Tag));
        Assert.Equal(upstream.CommitOfTag("v1.2.0"), look.Snapshot.Releases[2].Commit);
        Assert.Equal(("main", upstream.HeadOf("main")), (look.Snapshot.Head!.Branch, look.Snapshot.Head.Sha));
        Assert.Null(Assert.Single(_sandbox.Requests).User);
    }

    [Fact]
    public async Task A_ref_listing_that_fails_is_a_fault()
    {
        _sandbox.AddUpstream("acme/tool", "v1.0.0");
        using var feed = new GitRefFeed(_time);
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => feed.LookAsync(Look("acme/missing.git"), Cancellation)));
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => feed.LookAsync(Look("acme/app.git"), Cancellation)));
        foreach (var fault in new[] { HttpFault.Status(500), HttpFault.Status(429), HttpFault.Drop, HttpFault.CutBody, HttpFault.Page(200) })
        {
            _sandbox.Faults.Next(Advertisement, fault);
            Assert.IsType<Fault.Retry>(await FaultOf(() => feed.LookAsync(Look("acme/tool.git"), Cancellation)));
        }
    }

    private Uri Url => new(_sandbox.ServerUrl, "acme/app.git");

    private Task<IClonedRepository> OpenAsync() => OpenAsync(_token);

    private Task<IClonedRepository> OpenAsync(string? with) => _repositories.FetchAsync(Url, "main", with is null ? null : Given(with), Cancellation);

    private static Func<CancellationToken, ValueTask<string>> Given(string token) => _ => ValueTask.FromResult(token);

    private static async Task<IReadOnlyList<PushResult>> PushAsync(ITargetRepository target, params IReadOnlyList<BranchCommit> commits) =>
        await target.PushAsync(await target.AtBaseAsync(null, Cancellation), commits, Cancellation);

    private LookRequest Look(string path) =>
        new(new UpstreamSource(RepoName.Parse("acme/tool"), new Uri(_sandbox.ServerUrl, path).AbsoluteUri), Follow.Releases | Follow.Commits, null);

    private void Hook(string name, string script)
    {
        var hooks = Directory.CreateDirectory(Path.Combine(_served.Store.Folder(), "hooks")).FullName;
        var file = Path.Combine(hooks, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
