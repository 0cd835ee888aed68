using System.Text;
using BumpBot.Tests.Git;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>run --local</c> on a person's own clone: with neither a token nor a network.</summary>
public sealed class LocalRunTests : IDisposable
{
    private const string Branch = "bumpbot/tools--hammer";

    private readonly TempRepo _upstream = TempRepo.Local();
    private readonly TempRepo _app = TempRepo.Local();

    public LocalRunTests()
    {
        Release("v1.0.0");
        Release("v1.1.0");
        _app.Write("bumpbot.yml", $"watch:\n  - repo: tools/hammer\n    git: {_upstream.Folder}\n");
        _app.Write("Makefile", "HAMMER_VERSION := 1.0.0\r\nall:\r\n");
        _app.Write("requirements.txt", "hammer==1.0.0");
        _app.Write("my docs/read me.md", "\uFEFFПривет, see https://github.com/tools/hammer/releases/tag/v1.0.0\n");
        _app.Commit("First");
    }

    [Fact]
    public async Task The_working_tree_the_index_and_the_checked_out_branch_stay_as_they_are()
    {
        _app.Write("untracked.txt", "mine\n");
        _app.Write("Makefile", "HAMMER_VERSION := 1.0.0\r\nall: mine\r\n");
        _app.Run("add", "untracked.txt");
        var before = State();
        var outcome = await RunAsync();
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(before, State());
        Assert.Equal("HAMMER_VERSION := 1.1.0\r\nall:\r", _app.Run("show", $"{Branch}:Makefile"));
        Assert.True(File.Exists(Path.Combine(_app.GitFolder, "bumpbot", "pulls", "2.md")));
        Assert.True(File.Exists(Path.Combine(_app.GitFolder, "bumpbot", "issues", "1.md")));
    }

    [Fact]
    public async Task The_second_run_does_nothing()
    {
        await RunAsync();
        var head = _app.Run("rev-parse", Branch);
        Assert.Contains("nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);
        Assert.Equal(head, _app.Run("rev-parse", Branch));
    }

    [Fact]
    public async Task A_pull_request_closed_in_its_file_is_not_offered_again_until_a_newer_release()
    {
        await RunAsync();
        var file = Path.Combine(_app.GitFolder, "bumpbot", "pulls", "2.md");
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("state: open", "state: closed", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        Assert.Contains("nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);
        Release("v1.2.0");
        Assert.Contains("opened pull request #", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("merge", "--no-ff", "-q", "-m", "Merge", Branch)]
    [InlineData("merge", "--ff-only", "-q", Branch)]
    [InlineData("cherry-pick", Branch)]
    public async Task A_merged_branch_ends_the_matter(params string[] merge)
    {
        await RunAsync();
        _app.Run(merge);
        var outcome = await RunAsync();
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("close issue #1", outcome.Output, StringComparison.Ordinal);
        _app.Run("branch", "-D", Branch);
        Assert.Contains("nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dry_run_prints_can_be_applied_by_git()
    {
        var outcome = await RunAsync("--dry-run");
        Assert.Equal("", _app.Run("branch", "--list", "bumpbot/*"));
        _app.RunWith(outcome.Output, "apply", "--whitespace=nowarn", "-");
        Assert.Equal("hammer==1.1.0", Read("requirements.txt"));
        Assert.Equal("HAMMER_VERSION := 1.1.0\r\nall:\r\n", Read("Makefile"));
        Assert.Equal("\uFEFFПривет, see https://github.com/tools/hammer/releases/tag/v1.1.0\n", Read("my docs/read me.md"));
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_costs_nothing_but_requests()
    {
        var outcome = await RunAsync("--cache", Path.Combine(_app.Folder, "Makefile", "cache"));
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
    }

    [Fact]
    public async Task Json_goes_to_standard_output_and_all_else_to_standard_error()
    {
        var outcome = await RunAsync("--json", "--log-level", "Debug");
        using var json = System.Text.Json.JsonDocument.Parse(outcome.Output);
        Assert.Equal("done", json.RootElement.GetProperty("targets")[0].GetProperty("state").GetString());
        Assert.Contains("opened pull request", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_file_holds_the_log()
    {
        var outcome = await RunAsync("--log-file", Path.Combine(_app.Root, "logs", "bot.log"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("opened pull request", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_app.Root, "logs")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upstream_that_is_not_watched_is_wrong_usage()
    {
        var outcome = await RunAsync("--upstream", "tools/saw");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("tools/saw is not in watch:", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_prints_the_newest_release()
    {
        var outcome = await BotProcess.RunAsync(_app.Folder, Home, "check");
        Assert.Equal((0, "tools/hammer  v1.1.0  by git refs\n", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
    }

    public void Dispose()
    {
        _upstream.Dispose();
        _app.Dispose();
    }

    private Dictionary<string, string> Home => new() { ["HOME"] = _app.Root };

    private Task<BotOutcome> RunAsync(params string[] more) => BotProcess.RunAsync(_app.Folder, Home, ["run", "--local", ".", .. more]);

    private void Release(string tag)
    {
        _upstream.Commit($"Release {tag}");
        _upstream.Run("tag", tag);
    }

    private string Read(string path) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_app.Folder, path)));

    /// <summary>The index byte for byte, the files, what git says about them, and where HEAD stands.</summary>
    private string State() => string.Join(
        '\n',
        Convert.ToHexString(File.ReadAllBytes(Path.Combine(_app.GitFolder, "index"))),
        _app.Run("--no-optional-locks", "status", "--porcelain=v2", "--branch", "--ignored"),
        _app.Run("--no-optional-locks", "diff"),
        File.ReadAllText(Path.Combine(_app.GitFolder, "HEAD")),
        _app.Head);
}
