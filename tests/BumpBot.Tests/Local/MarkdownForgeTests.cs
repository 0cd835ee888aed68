using BumpBot.Git;
using BumpBot.Local;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Publishing;
using BumpBot.Targets;
using BumpBot.Tests.Git;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;
using Xunit;
using static BumpBot.Tests.Git.GitFixture;

namespace BumpBot.Tests.Local;

public sealed class MarkdownForgeTests : IAsyncLifetime
{
    private static readonly Mark Bumped = new(MarkKind.Bump, [new MarkMember(UpstreamId.Parse("acme/tool"), "v1.1.0")]);

    private readonly TempRepo _local = TempRepo.Local();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private GitRepositories _repositories = null!;
    private OpenedTarget _target = null!;

    private IForge Forge => _target.Forge;

    public async ValueTask InitializeAsync()
    {
        _local.Write("requirements.txt", "tool==1.0.0\n");
        _local.Commit("First");
        _repositories = new GitRepositories(Path.Combine(_local.Root, "cache"), _time, Logger.None);
        var host = new LocalTargets(_repositories, _time);
        var name = new TargetName.LocalFolder(_local.Folder, null);
        Assert.True(host.Serves(name));
        Assert.False(host.Serves(new TargetName.OnForge(RepoName.Parse("a/b"))));
        _target = await host.OpenAsync(name, Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _target.Dispose();
        _repositories.Dispose();
        _local.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Nothing_is_there_before_anything_was_opened()
    {
        var standing = await Forge.LookAsync(Cancellation);
        Assert.Empty(standing.Pulls);
        Assert.Empty(standing.Issues);
        Assert.True(standing.IssuesEnabled);
        Assert.False(Directory.Exists(FolderOf("")));
    }

    [Fact]
    public async Task A_command_at_the_end_of_the_file_is_asked_until_it_is_answered()
    {
        var opened = await Forge.OpenPullAsync(new NewPull(Branch, "main", "title", $"Body\n\n{Marks.Write(Bumped)}", []), Cancellation);
        File.AppendAllText(opened.Page.LocalPath, "\n/bumpbot rebase\n");
        var asked = Assert.Single((await Forge.LookAsync(Cancellation)).Asked);
        Assert.Equal((opened.Number, new PersonCommand.Rebase()), (asked.Thread, asked.Command));
        await Forge.AnswerAsync(asked, new Reply(Reaction.Done, "Done."), Cancellation);
        Assert.Empty((await Forge.LookAsync(Cancellation)).Asked);
        File.AppendAllText(opened.Page.LocalPath, "\n/bumpbot close\n");
        Assert.Equal(new PersonCommand.Close(), Assert.Single((await Forge.LookAsync(Cancellation)).Asked).Command);
        await Forge.DeclineAsync(opened.Number, Cancellation);
        Assert.Equal(PullState.ClosedByPerson, Assert.Single((await Forge.LookAsync(Cancellation)).Pulls).State);
    }

    [Theory]
    [InlineData("Bump acme/tool from 1.0.0 to 1.1.0")]
    [InlineData("A \"title\": with 'odd' \\ characters # --- ü 🎉")]
    [InlineData("---")]
    [InlineData("true")]
    [InlineData("two\nlines\t")]
    public async Task What_was_opened_is_found_again_as_it_was(string title)
    {
        var body = $"# Heading\n\n---\n\n```yaml\nstate: closed\n```\n## Comments\n\n{Marks.Write(Bumped)}";
        var opened = await Forge.OpenPullAsync(new NewPull(Branch, "main", title, body, ["a label", "b: \"c\""]), Cancellation);
        var pull = Assert.Single((await Forge.LookAsync(Cancellation)).Pulls);
        Assert.Equal((opened.Number, opened.Page, PullState.Open, Branch, title, body), (pull.Number, pull.Page, pull.State, pull.Branch, pull.Title, pull.Body));
        Assert.Equal(Marks.Write(Bumped), Marks.Write(pull.Mark));
        Assert.Equal("file", opened.Page.Scheme);
        Assert.True(File.Exists(opened.Page.LocalPath));
        Assert.Contains("labels: [\"a label\", ", await File.ReadAllTextAsync(opened.Page.LocalPath, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_requests_and_issues_share_one_sequence_of_numbers()
    {
        Assert.Equal(1, (await OpenPullAsync()).Number);
        Assert.Equal(2, (await OpenIssueAsync()).Number);
        Assert.Equal(3, (await OpenPullAsync()).Number);
        Assert.Equal([1, 3], (await Forge.LookAsync(Cancellation)).Pulls.Select(pull => pull.Number));
        Assert.Equal([2], (await Forge.LookAsync(Cancellation)).Issues.Select(issue => issue.Number));
    }

    [Fact]
    public async Task A_refresh_changes_title_and_body_only()
    {
        var opened = await OpenPullAsync();
        var before = await File.ReadAllTextAsync(opened.Page.LocalPath, Cancellation);
        await Forge.RefreshPullAsync(opened.Number, "Another title", "Another body\n\n" + Marks.Write(Bumped), [], Cancellation);
        var pull = Assert.Single((await Forge.LookAsync(Cancellation)).Pulls);
        Assert.Equal(("Another title", "Another body\n\n" + Marks.Write(Bumped)), (pull.Title, pull.Body));
        Assert.Equal(
            before.Replace("Title", "Another title", StringComparison.Ordinal).Replace("Body", "Another body", StringComparison.Ordinal),
            await File.ReadAllTextAsync(opened.Page.LocalPath, Cancellation));
    }

    [Fact]
    public async Task Closing_says_why_in_mark_and_comment()
    {
        var pull = await OpenPullAsync();
        var issue = await OpenIssueAsync();
        var body = "Body\n\n" + Marks.Write(Bumped with { ClosedReason = "already current" });
        await Forge.ClosePullAsync(pull.Number, body, "Closed: already current", null, Cancellation);
        await Forge.CloseIssueAsync(issue.Number, body, "Closed too", Cancellation);
        var standing = await Forge.LookAsync(Cancellation);
        Assert.Equal((PullState.ClosedByBot, body), (standing.Pulls[0].State, standing.Pulls[0].Body));
        Assert.Equal((IssueState.ClosedByBot, body), (standing.Issues[0].State, standing.Issues[0].Body));
        Assert.EndsWith("## Comments\n\n**bumpbot**, 2026-03-04 05:06 UTC\n\nClosed: already current\n", await File.ReadAllTextAsync(pull.Page.LocalPath, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_of_people_stay_below_and_are_no_part_of_the_body()
    {
        var pull = await OpenPullAsync();
        await Forge.ClosePullAsync(pull.Number, "Body\n\n" + Marks.Write(Bumped), "First", null, Cancellation);
        await File.AppendAllTextAsync(pull.Page.LocalPath, "\nA person's words\n\n## Comments\n", Cancellation);
        await Forge.ClosePullAsync(pull.Number, "Body\n\n" + Marks.Write(Bumped), "Second", null, Cancellation);
        var text = await File.ReadAllTextAsync(pull.Page.LocalPath, Cancellation);
        Assert.Equal(1, text.Split("A person's words").Length - 1);
        Assert.True(text.IndexOf("First", StringComparison.Ordinal) < text.IndexOf("A person's", StringComparison.Ordinal));
        Assert.True(text.IndexOf("A person's", StringComparison.Ordinal) < text.IndexOf("Second", StringComparison.Ordinal));
        Assert.Equal("Body\n\n" + Marks.Write(Bumped), Assert.Single((await Forge.LookAsync(Cancellation)).Pulls).Body);
    }

    [Fact]
    public async Task A_person_closes_by_writing_so()
    {
        var pull = await OpenPullAsync();
        var issue = await OpenIssueAsync();
        Edit(pull, "state: open", "state: closed");
        Edit(issue, "state: open", "state: closed");
        var standing = await Forge.LookAsync(Cancellation);
        Assert.Equal(PullState.ClosedByPerson, standing.Pulls[0].State);
        Assert.Equal(IssueState.Closed, standing.Issues[0].State);
        Edit(pull, "state: closed", "state: merged");
        Assert.Equal(PullState.Merged, (await Forge.LookAsync(Cancellation)).Pulls[0].State);
    }

    [Fact]
    public async Task A_windows_editor_does_no_harm()
    {
        var pull = await OpenPullAsync();
        var text = await File.ReadAllTextAsync(pull.Page.LocalPath, Cancellation);
        await File.WriteAllTextAsync(pull.Page.LocalPath, "\uFEFF" + text.ReplaceLineEndings("\r\n"), Cancellation);
        Assert.Equal("Body\n\n" + Marks.Write(Bumped), Assert.Single((await Forge.LookAsync(Cancellation)).Pulls).Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_pull_request_is_merged_when_its_commit_is_on_base(bool branchStays)
    {
        await PushAsync();
        await OpenPullAsync();
        Assert.Equal(PullState.Open, (await Forge.LookAsync(Cancellation)).Pulls[0].State);
        _local.Run("merge", "-q", "--no-ff", "-m", "Merge", Branch);
        if (!branchStays)
            _local.Run("branch", "-D", Branch);
        Assert.Equal(PullState.Merged, (await Forge.LookAsync(Cancellation)).Pulls[0].State);
    }

    [Fact]
    public async Task A_deleted_branch_alone_is_no_merge()
    {
        await PushAsync();
        await OpenPullAsync();
        _local.Run("branch", "-D", Branch);
        Assert.Equal(PullState.Open, (await Forge.LookAsync(Cancellation)).Pulls[0].State);
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "state: open", "state: perhaps", "state is 'perhaps'" },
        { "number: 1", "number: 7", "says number 7" },
        { "number: 1", "number: one", "not a number" },
        { "number: 1\n", "", "lacks 'number'" },
        { "number: 1", "number: 1\nnumber: 1", "no valid YAML" },
        { "number: 1", "number: 1\nassignee: me", "unknown key 'assignee'" },
        { "---\n\nBody", "\nBody", "front matter" },
        { "state: open", "state: [", "no valid YAML" },
        { "branch: \"bumpbot/acme--tool\"\n", "", "branch or base" },
        { "<!-- bumpbot ", "<!-- bumbot ", "lost its mark" },
        { "created: ", "created: soon ", "created" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_file_is_reported_and_never_written_over(string find, string replace, string why)
    {
        var pull = await OpenPullAsync();
        Edit(pull, find, replace);
        var before = await File.ReadAllBytesAsync(pull.Page.LocalPath, Cancellation);
        var fault = Assert.IsType<Fault.GiveUp>(await FaultOf(() => Forge.LookAsync(Cancellation)));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Contains("1.md", fault.Message, StringComparison.Ordinal);
        if (!find.Contains("bumpbot ", StringComparison.Ordinal))
            await FaultOf(() => Forge.RefreshPullAsync(1, "T", "B", [], Cancellation));
        Assert.Equal(before, await File.ReadAllBytesAsync(pull.Page.LocalPath, Cancellation));
    }

    [Theory]
    [InlineData("pulls/notes.md")]
    [InlineData("issues/007.md")]
    [InlineData("pulls/1 copy.md")]
    public async Task A_file_that_is_no_thread_is_reported(string name)
    {
        Directory.CreateDirectory(FolderOf("pulls"));
        Directory.CreateDirectory(FolderOf("issues"));
        await File.WriteAllTextAsync(FolderOf(name), "notes", Cancellation);
        Assert.IsType<Fault.GiveUp>(await FaultOf(() => Forge.LookAsync(Cancellation)));
        Assert.IsType<Fault.GiveUp>(await FaultOf(OpenPullAsync));
    }

    [Fact]
    public async Task A_file_of_bytes_that_are_not_utf8_is_reported()
    {
        var pull = await OpenPullAsync();
        await File.WriteAllBytesAsync(pull.Page.LocalPath, [0x2D, 0xFF, 0xFE], Cancellation);
        Assert.Contains("not UTF-8", (await FaultOf(() => Forge.LookAsync(Cancellation))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_temporary_file_of_a_killed_run_is_no_thread()
    {
        await OpenPullAsync();
        await File.WriteAllTextAsync(FolderOf("pulls/2.md.tmp"), "---\nnum", Cancellation);
        Assert.Single((await Forge.LookAsync(Cancellation)).Pulls);
        Assert.Equal(2, (await OpenPullAsync()).Number);
    }

    [Fact]
    public async Task Two_runs_do_not_write_at_once()
    {
        await OpenPullAsync();
        using var other = new FileStream(FolderOf("lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.IsType<Fault.Retry>(await FaultOf(OpenPullAsync));
    }

    private async Task PushAsync()
    {
        var at = await _target.Repository.AtBaseAsync(null, Cancellation);
        Assert.IsType<BumpBot.Targets.PushResult.Pushed>(Assert.Single(await _target.Repository.PushAsync(at, [Bump()], Cancellation)));
    }

    private Task<OpenedThread> OpenPullAsync() =>
        Forge.OpenPullAsync(new NewPull(Branch, "main", "Title", "Body\n\n" + Marks.Write(Bumped), []), Cancellation);

    private async Task<OpenedThread> OpenIssueAsync() =>
        (await Forge.OpenIssueAsync(new NewIssue("Title", "Body\n\n" + Marks.Write(Bumped), []), Cancellation))!;

    private string FolderOf(string path) => Path.Combine(_local.GitFolder, "bumpbot", path);

    private static void Edit(OpenedThread thread, string find, string replace)
    {
        var text = File.ReadAllText(thread.Page.LocalPath);
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(thread.Page.LocalPath, text.Replace(find, replace, StringComparison.Ordinal));
    }
}
