using System.Text;
using Sandbox;
using Sandbox.Git;
using Xunit;

namespace BumpBot.Tests.Sandbox;

public sealed class SandboxGitTests : IDisposable
{
    private readonly string _work = Directory.CreateTempSubdirectory("sandbox-git-tests-").FullName;

    public void Dispose() => Directory.Delete(_work, recursive: true);

    [Fact]
    public async Task A_clone_brings_files_modes_and_tags()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository(
            "acme/app", ("deep/er/file.txt", "one\r\n"), FileChange.Executable("run.sh", "#!/bin/sh\n"), FileChange.Link("link", "run.sh"));
        repository.AddRelease("v1.0.0");
        repository.AddAnnotatedTag("v1.0.1");

        Git(_work, "clone", "-q", $"{github.ServerUrl}acme/app.git", "clone");

        var clone = Path.Combine(_work, "clone");
        Assert.Equal("one\r\n", await File.ReadAllTextAsync(Path.Combine(clone, "deep/er/file.txt"), TestContext.Current.CancellationToken));
        Assert.Contains("100755", Git(clone, "ls-files", "-s", "run.sh"), StringComparison.Ordinal);
        Assert.Contains("120000", Git(clone, "ls-files", "-s", "link"), StringComparison.Ordinal);
        Assert.Equal("v1.0.0\nv1.0.1\n", Git(clone, "tag"));
        Assert.Equal("", Git(clone, "fsck", "--strict", "--no-progress"));
        Assert.Equal(repository.HeadOf("main"), Git(clone, "rev-parse", "HEAD").Trim());
    }

    [Fact]
    public async Task A_push_is_seen_at_once_and_moves_its_pull_request()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app").Grant("bot", Access.Write);
        var clone = Clone(github, github.AddUser("bot").Token);
        Push(clone, "bump", "1");
        var pull = repository.OpenPull("bot", "Bump", "bump");
        var before = pull.HeadSha;

        Push(clone, "bump", "2");

        Assert.NotEqual(before, repository.Pull(1).HeadSha);
        Assert.Equal("2", repository.ReadText("bump", "file"));
        Assert.Equal(repository.HeadOf("bump"), Git(clone, "rev-parse", "HEAD").Trim());
    }

    [Fact]
    public async Task Deleting_the_branch_by_a_push_closes_the_pull_request()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app").Grant("bot", Access.Write);
        var clone = Clone(github, github.AddUser("bot").Token);
        Push(clone, "bump", "1");
        repository.OpenPull("bot", "Bump", "bump");

        Git(clone, "push", "-q", "origin", ":bump");

        Assert.False(repository.Pull(1).IsOpen);
        Assert.False(repository.Pull(1).IsMerged);
        Assert.Equal("bot", repository.Pull(1).ClosedBy!.Login);
    }

    [Fact]
    public async Task A_push_of_many_megabytes_comes_chunked_and_arrives()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app").Grant("bot", Access.Write);
        var clone = Clone(github, github.AddUser("bot").Token);
        var noise = new byte[3 << 20];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(Path.Combine(clone, "noise"), noise, TestContext.Current.CancellationToken);

        Push(clone, "big", "1");

        Assert.Equal(noise, repository.ReadFile("big", "noise"));
    }

    [Fact]
    public async Task A_push_needs_a_token_with_the_right_to_write()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddRepository("acme/app").Grant("reader", Access.Read);

        Assert.Equal(401, await StatusAsync(github, "acme/app.git/info/refs?service=git-receive-pack", null));
        Assert.Equal(401, await StatusAsync(github, "acme/app.git/info/refs?service=git-receive-pack", "ghp_wrong"));
        Assert.Equal(403, await StatusAsync(github, "acme/app.git/info/refs?service=git-receive-pack", github.AddUser("reader").Token));
        Assert.Equal(200, await StatusAsync(github, "acme/app.git/info/refs?service=git-upload-pack", null));
    }

    [Fact]
    public async Task A_private_repository_hides_from_those_without_a_right()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddRepository("acme/secret").Private().Grant("reader", Access.Read);

        Assert.Equal(401, await StatusAsync(github, "acme/secret.git/info/refs?service=git-upload-pack", null));
        Assert.Equal(404, await StatusAsync(github, "acme/secret.git/info/refs?service=git-upload-pack", github.AddUser("other").Token));
        Assert.Equal(200, await StatusAsync(github, "acme/secret.git/info/refs?service=git-upload-pack", github.AddUser("reader").Token));
        Assert.Equal(404, await StatusAsync(github, "acme/none.git/info/refs?service=git-upload-pack", github.AddUser("reader").Token));
    }

    [Fact]
    public async Task A_clone_under_the_old_name_is_sent_to_the_new_one()
    {
        await using var github = await GitHubSandbox.StartAsync();
        github.AddRepository("acme/old", ("file", "1")).Rename("acme/new");

        Git(_work, "clone", "-q", $"{github.ServerUrl}acme/old.git", "clone");

        Assert.True(File.Exists(Path.Combine(_work, "clone", "file")));
    }

    [Fact]
    public async Task The_answer_to_a_push_may_be_lost_after_the_push_took_place()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app").Grant("bot", Access.Write);
        var clone = Clone(github, github.AddUser("bot").Token);
        github.Faults.Next("POST /{owner}/{repo}.git/git-receive-pack", HttpFault.Drop.AfterEffect());

        Assert.Throws<InvalidOperationException>(() => Push(clone, "bump", "1"));

        Assert.NotNull(repository.HeadOf("bump"));
        Assert.Equal(0, github.Writes[0].Status);          // curl itself sends the request again on a new connection
    }

    [Fact]
    public async Task A_push_may_fail_before_it_takes_place()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app").Grant("bot", Access.Write);
        var clone = Clone(github, github.AddUser("bot").Token);
        github.Faults.Next("POST /acme/app.git/git-receive-pack", HttpFault.Status(503));

        Assert.Throws<InvalidOperationException>(() => Push(clone, "bump", "1"));

        Assert.Null(repository.HeadOf("bump"));
    }

    [Fact]
    public async Task What_is_done_by_people_before_and_after_a_push_is_in_git()
    {
        await using var github = await GitHubSandbox.StartAsync();
        var repository = github.AddRepository("acme/app", ("keep", "1"), ("gone", "1")).Grant("bot", Access.Write);
        var clone = Clone(github, github.AddUser("bot").Token);
        Push(clone, "bump", "1");

        repository.PushAs("alice", "bump", ("alices", "1"), FileChange.Delete("gone"));
        Git(clone, "fetch", "-q", "origin", "bump");

        Assert.Equal("alices\nfile\nkeep\n", Git(clone, "ls-tree", "-r", "--name-only", "FETCH_HEAD"));
        Assert.Equal("alice", repository.CommitAt("bump").AuthorName);
    }

    private string Clone(GitHubSandbox github, string token)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + token));
        Git(_work, "clone", "-q", "-c", $"http.extraHeader=Authorization: Basic {basic}", $"{github.ServerUrl}acme/app.git", "clone");
        return Path.Combine(_work, "clone");
    }

    private static void Push(string clone, string branch, string content)
    {
        File.WriteAllText(Path.Combine(clone, "file"), content);
        Git(clone, "add", "-A");
        Git(clone, "commit", "-q", "-m", "Change");
        Git(clone, "push", "-q", "--force", "origin", $"HEAD:refs/heads/{branch}");
    }

    private static string Git(string folder, params string[] arguments) => GitProcess.Run(folder, arguments);

    private static async Task<int> StatusAsync(GitHubSandbox github, string path, string? token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(github.ServerUrl, path));
        if (token is not null)
            request.Headers.Add("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("x-access-token:" + token)));
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}
