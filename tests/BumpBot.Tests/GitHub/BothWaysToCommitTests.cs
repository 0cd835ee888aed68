using System.Text;
using BumpBot.Git;
using BumpBot.GitHub;
using BumpBot.Model;
using BumpBot.Targets;
using Sandbox;
using Updaters.References;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;
using FileChange = Sandbox.FileChange;
using PushResult = BumpBot.Targets.PushResult;

namespace BumpBot.Tests.GitHub;

/// <summary>What holds for a target's branches on GitHub, whether they are pushed by git or made through the API.</summary>
public sealed class BothWaysToCommitTests : SandboxFixture
{
    private const string Push = "POST /{owner}/{repo}.git/git-receive-pack";
    private const string Mutation = "POST /graphql";
    private const string Submodule = "1111111111111111111111111111111111111111";

    private static readonly byte[] Latin1 = [0x74, 0xE4, 0x0D, 0x0A, 0x31, 0x0D, 0x0A];
    private static readonly byte[] WithBom = [0xEF, 0xBB, 0xBF, .. "version 1\r\n"u8];

    private GitRepositories? _repositories;
    private string? _token;
    private bool _onActions;

    public static TheoryData<CommitWay> Ways => [CommitWay.Push, CommitWay.Api];

    private SandboxRepository App => GitHub.Repository("home/app");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_commit_is_one_on_base_with_the_trailer_of_its_tree(CommitWay way)
    {
        var pushed = await WriteBumpAsync(way);
        var commit = App.CommitAt(Branch);
        Assert.Equal(pushed, commit.Sha);
        Assert.Equal([App.HeadOf("main")!], commit.Parents);
        Assert.Equal($"Bump tool\n\nBumpBot-Tree: {commit.Tree}\n", commit.Message);
        Assert.Equal("tool==1.1.0\n", App.ReadText(Branch, "requirements.txt"));
        Assert.Equal(new BranchOwner.Bot(), await OwnerAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Modes_links_submodules_names_and_bytes_stay(CommitWay way)
    {
        using var target = await OpenAsync();
        byte[] latin1 = [0x74, 0xE4, 0x0D, 0x0A, 0x32, 0x0D, 0x0A];
        byte[] withBom = [0xEF, 0xBB, 0xBF, .. "version 2\r\n"u8];
        var moved = new string('2', 40);
        var commit = new BranchCommit(Branch, null, "Bump",
        [
            Change("bin/run.sh", "TOOL=1\r\n", "TOOL=2 \"ü\\\"\u2028\t\r\n"),
            new BumpBot.Model.FileChange("docs/latin1.txt", Latin1, latin1),
            new BumpBot.Model.FileChange("docs/bom.txt", WithBom, withBom),
            Change("docs/esc.txt", "\u001b[1m 1\0", "\u001b[1m 2\0"),
            new SubmoduleChange("vendor/tool", Submodule, moved),
        ]);
        Assert.IsType<PushResult.Pushed>(Assert.Single(await WriteAsync(target, way, commit)));
        var (before, after) = (App.TreeOf("main"), App.TreeOf(Branch));
        string[] changed = ["bin/run.sh", "docs/bom.txt", "docs/esc.txt", "docs/latin1.txt", "vendor/tool"];
        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(changed, after.Where(file => !file.Value.Equals(before[file.Key])).Select(file => file.Key));
        Assert.All(changed, path => Assert.Equal(before[path].Mode, after[path].Mode));
        Assert.Equal(("100755", "120000", "160000"), (after["bin/run.sh"].Mode, after["bin/link"].Mode, after["vendor/tool"].Mode));
        Assert.Equal("TOOL=2 \"ü\\\"\u2028\t\r\n", App.ReadText(Branch, "bin/run.sh"));
        Assert.Equal(latin1, App.ReadFile(Branch, "docs/latin1.txt"));
        Assert.Equal(withBom, App.ReadFile(Branch, "docs/bom.txt"));
        Assert.Equal("\u001b[1m 2\0", App.ReadText(Branch, "docs/esc.txt"));
        Assert.Equal(moved, after["vendor/tool"].BlobSha);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_refresh_replaces_only_the_head_that_it_names(CommitWay way)
    {
        var first = await WriteBumpAsync(way);
        using var target = await OpenAsync();
        var second = Assert.IsType<PushResult.Pushed>(Assert.Single(await WriteAsync(target, way, Bump(expected: first, version: "1.2.0")))).Commit;
        Assert.Equal(second, App.HeadOf(Branch));
        foreach (var wrong in new[] { first, null })
            Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(Assert.Single(await WriteAsync(target, way, Bump(expected: wrong, version: "1.3.0")))).Fault);
        Assert.Equal(second, App.HeadOf(Branch));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_deleted_branch_is_not_brought_back_by_a_refresh(CommitWay way)
    {
        var first = await WriteBumpAsync(way);
        App.DeleteBranch(Branch);
        using var target = await OpenAsync();
        Assert.IsType<PushResult.Refused>(Assert.Single(await WriteAsync(target, way, Bump(expected: first, version: "1.2.0"))));
        Assert.Null(App.HeadOf(Branch));
    }

    [Theory]
    [InlineData(CommitWay.Push, Push)]
    [InlineData(CommitWay.Api, Mutation)]
    public async Task A_branch_that_moves_at_the_last_moment_is_left_and_the_others_are_written(CommitWay way, string last)
    {
        using var target = await OpenAsync();
        var theirs = "";
        GitHub.Faults.Before(last, () => theirs = App.PushAs("mallory", Branch, ("requirements.txt", "theirs\n")));
        var results = await WriteAsync(target, way, Bump(), Bump("bumpbot/other"));
        Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(results.Single(result => result.Branch == Branch)).Fault);
        Assert.IsType<PushResult.Pushed>(results.Single(result => result.Branch == "bumpbot/other"));
        Assert.Equal(theirs, App.HeadOf(Branch));
    }

    [Theory]
    [InlineData(CommitWay.Push, Push)]
    [InlineData(CommitWay.Api, Mutation)]
    public async Task What_was_written_is_found_at_the_next_look_though_the_answer_was_lost(CommitWay way, string last)
    {
        using (var target = await OpenAsync())
        {
            GitHub.Faults.Next(last, HttpFault.Drop.AfterEffect());
            Assert.IsType<Fault.Retry>(Assert.IsType<PushResult.Refused>(Assert.Single(await WriteAsync(target, way, Bump()))).Fault);
        }
        Assert.Equal(new BranchOwner.Bot(), await OwnerAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_protected_branch_is_refused_alone_and_the_remedy_named(CommitWay way)
    {
        using var target = await OpenAsync();
        App.RefusePushesTo(Branch, "GH006: Protected branch update failed");
        var results = await WriteAsync(target, way, Bump(), Bump("bumpbot/other"));
        Assert.IsType<Fault.GiveUp>(Assert.IsType<PushResult.Refused>(results.Single(result => result.Branch == Branch)).Fault);
        Assert.IsType<PushResult.Pushed>(results.Single(result => result.Branch == "bumpbot/other"));
        Assert.Null(App.HeadOf(Branch));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_was_written_is_what_the_next_look_at_the_same_target_sees(CommitWay way)
    {
        using var target = await OpenAsync();
        var written = Assert.IsType<PushResult.Pushed>(Assert.Single(await WriteAsync(target, way, Bump()))).Commit;
        var standing = (await target.AtBaseAsync(null, Cancellation)).Branches[Branch];
        Assert.Equal((written, new BranchOwner.Bot()), (standing.Head, standing.Owner));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_does_not_fit_the_base_is_refused_and_nothing_is_written(CommitWay way)
    {
        using var target = await OpenAsync();
        GitHub.ResetRequests();
        var results = await WriteAsync(target, way,
            Bump("main"),
            new BranchCommit("bumpbot/a", null, "Bump", [Change("requirements.txt", "tool==0.9\n", "tool==1.1.0\n")]),
            new BranchCommit("bumpbot/b", null, "Bump", [Change("bin/link", "run.sh", "other")]));
        Assert.All(results, result => Assert.IsType<PushResult.Refused>(result));
        Assert.Equal([], GitHub.Writes.Select(write => write.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Author_committer_and_sign_off_are_those_that_are_named(CommitWay way)
    {
        using var target = await OpenAsync();
        var settings = new CommitSettings
        {
            Via = way,
            Author = new CommitIdentity("Ann Author", "ann@example.org"),
            Committer = new CommitIdentity("Acme Bot", "bot@example.org"),
            SignOff = true,
        };
        Assert.IsType<PushResult.Pushed>(Assert.Single(await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [Bump() with { Settings = settings }], Cancellation)));
        var commit = App.CommitAt(Branch);
        Assert.Equal(("Ann Author", "ann@example.org", "Acme Bot <bot@example.org>"), (commit.AuthorName, commit.AuthorEmail, commit.Committer));
        Assert.Equal($"Bump tool\n\nSigned-off-by: Acme Bot <bot@example.org>\nBumpBot-Tree: {commit.Tree}\n", commit.Message);
        Assert.Equal(new BranchOwner.Bot(), await OwnerAsync());
    }

    [Fact]
    public async Task An_author_alone_is_the_committer_too()
    {
        using var target = await OpenAsync();
        var settings = new CommitSettings { Author = new CommitIdentity("Ann Author", "ann@example.org") };
        await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [Bump() with { Settings = settings }], Cancellation);
        Assert.Equal("Ann Author <ann@example.org>", App.CommitAt(Branch).Committer);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public async Task GitHub_signs_what_an_app_or_a_job_commits_where_nobody_is_named(bool ofJob, bool named, bool isVerified)
    {
        if (ofJob)
            (_token, _onActions) = (GitHub.AddApp("github-actions").Token, true);
        using var target = await OpenAsync();
        var settings = new CommitSettings { Via = CommitWay.Api, Author = named ? new CommitIdentity("Ann", "ann@example.org") : null };
        await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [Bump() with { Settings = settings }], Cancellation);
        Assert.Equal(isVerified, App.CommitAt(Branch).IsSigned);
    }

    [Fact]
    public async Task Only_what_changes_is_sent_and_text_in_one_request()
    {
        using var target = await OpenAsync();
        GitHub.ResetRequests();
        await WriteAsync(target, CommitWay.Api, new BranchCommit(Branch, null, "Bump",
        [
            Change("requirements.txt", "tool==1.0.0\n", "tool==1.1.0\n"),
            Change("bin/run.sh", "TOOL=1\r\n", "TOOL=2\r\n"),
            new BumpBot.Model.FileChange("docs/latin1.txt", Latin1, [.. Latin1, 0xE4]),
        ]));
        Assert.Equal(
            ["/repos/{owner}/{repo}/git/blobs", "/repos/{owner}/{repo}/git/trees", "/repos/{owner}/{repo}/git/commits", "/graphql"],
            GitHub.Writes.Select(write => write.Route));
        var tree = System.Text.Json.Nodes.JsonNode.Parse(GitHub.Writes[1].Body)!;
        Assert.Equal(["requirements.txt", "bin/run.sh", "docs/latin1.txt"], tree["tree"]!.AsArray().Select(item => item!["path"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_commit_with_another_tree_than_gits_is_not_put_on_the_branch()
    {
        using var clone = await CloneAsync(Http(Token));
        var prepared = Assert.Single((await clone.PrepareAsync(await clone.AtBaseAsync(null, Cancellation), [Bump()], Cancellation)).Fitting);
        var api = new ApiCommits(Http(Token), RepoName.Parse("home/app"), TimeProvider.System);
        foreach (var wrong in new[]
        {
            prepared with { Tree = new string('0', 40) },
            prepared with { Entries = [prepared.Entries[0] with { Mode = "100755" }] },
            prepared with { Entries = [prepared.Entries[0] with { Content = [0xE4] }] },
        })
        {
            Assert.IsType<Fault.GiveUp>(Assert.IsType<PushResult.Refused>(await api.MakeAsync(wrong, Cancellation)).Fault);
        }
        Assert.Null(App.HeadOf(Branch));
        Assert.IsType<PushResult.Pushed>(await api.MakeAsync(prepared, Cancellation));
    }

    [Theory]
    [InlineData("/repos/{owner}/{repo}/git/trees", 404, typeof(Fault.GiveUp))]
    [InlineData("/repos/{owner}/{repo}/git/commits", 500, typeof(Fault.Retry))]
    [InlineData("/graphql", 502, typeof(Fault.Retry))]
    [InlineData("/graphql", 404, typeof(Fault.GiveUp))]
    public async Task A_request_that_fails_is_sorted_by_what_comes_next(string route, int status, Type fault)
    {
        using var target = await OpenAsync();
        GitHub.Faults.Next("POST " + route, HttpFault.Status(status));
        Assert.Equal(fault, Assert.IsType<PushResult.Refused>(Assert.Single(await WriteAsync(target, CommitWay.Api, Bump()))).Fault.GetType());
        Assert.Null(App.HeadOf(Branch));
        Assert.IsType<PushResult.Pushed>(Assert.Single(await WriteAsync(target, CommitWay.Api, Bump())));
    }

    [Fact]
    public async Task A_tree_with_a_workflow_file_that_is_not_found_is_told_as_one_that_would_be_taken_without()
    {
        using var target = await OpenAsync();
        GitHub.Faults.Next("POST /repos/{owner}/{repo}/git/trees", HttpFault.Status(404), times: 2);
        var results = await WriteAsync(target, CommitWay.Api, Bump(), new BranchCommit("bumpbot/flow", null, "Bump", [Change(".github/workflows/ci.yml", "a: 1\n", "a: 2\n")]));
        Assert.Equal([false, true], results.Cast<PushResult.Refused>().Select(refused => refused.ForWorkflows));
    }

    private string Token => _token ?? BotToken;

    private static async Task<IReadOnlyList<PushResult>> WriteAsync(ITargetRepository target, CommitWay way, params IReadOnlyList<BranchCommit> commits) =>
        await target.PushAsync(await target.AtBaseAsync(null, Cancellation), [.. commits.Select(commit => commit with { Settings = new CommitSettings { Via = way } })], Cancellation);

    private async Task<string> WriteBumpAsync(CommitWay way)
    {
        using var target = await OpenAsync();
        return Assert.IsType<PushResult.Pushed>(Assert.Single(await WriteAsync(target, way, Bump()))).Commit;
    }

    private async Task<BranchOwner> OwnerAsync()
    {
        using var target = await OpenAsync();
        return (await target.AtBaseAsync(null, Cancellation)).Branches[Branch].Owner;
    }

    private async Task<ITargetRepository> OpenAsync()
    {
        var http = Http(Token, _onActions);
        return new GitHubRepository(await CloneAsync(http), new ApiCommits(http, RepoName.Parse("home/app"), TimeProvider.System), Log);
    }

    private Task<IClonedRepository> CloneAsync(GitHubHttp http)
    {
        if (_repositories is null)
        {
            GitHub.AddRepository(
                "home/app",
                ("requirements.txt", "tool==1.0.0\n"),
                FileChange.Executable("bin/run.sh", "TOOL=1\r\n"),
                FileChange.Link("bin/link", "run.sh"),
                (".github/workflows/ci.yml", "a: 1\n"),
                FileChange.Submodule("vendor/tool", Submodule),
                ("docs/latin1.txt", Latin1),
                ("docs/bom.txt", WithBom),
                ("docs/esc.txt", "\u001b[1m 1\0"),
                FileChange.WriteRaw([.. "docs/n"u8, 0xE4, .. "me.txt"u8], Encoding.UTF8.GetBytes("x"))).Grant(Bot, Access.Write).Grant("github-actions[bot]", Access.Write);
            _repositories = new GitRepositories(TemporaryFolder(), TimeProvider.System, Log);
        }
        return _repositories.FetchAsync(http.Connection.GitUrl(RepoName.Parse("home/app")), "main", http.Connection.Tokens!.TokenAsync, Cancellation);
    }
}
