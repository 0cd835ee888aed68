using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Publishing;
using BumpBot.Targets;
using Serilog.Core;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Tests.Publishing;

public class PublisherTests
{
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));

    private static readonly TargetSettings Settings = new(
        [], [], new Dictionary<string, IReadOnlyList<Updaters.Text.PathGlob>>(), [], PullSettings.Default with { Labels = ["deps"] }, IssueSettings.Default);

    private readonly Stage _stage = new();

    [Fact]
    public async Task Branches_come_first_then_the_issue_then_the_pull_request()
    {
        var published = await Publish(Plan(Open("a/a"), Open("b/b")));
        Assert.Equal(["push a/a b/b", "issue 1", "pull 2 bumpbot/a--a [deps]", "issue 3", "pull 4 bumpbot/b--b [deps]"], _stage.Did);
        Assert.Equal([1, 3], published.Cast<Published.PullRequest>().Select(p => p.Members[0].Issue));
    }

    [Fact]
    public async Task A_push_that_is_refused_leaves_no_issue_behind_and_spoils_no_other()
    {
        _stage.RefusedPushes["bumpbot/a--a"] = new Fault.GiveUp("protected");
        var published = await Publish(Plan(Open("a/a"), Open("b/b")));
        Assert.Equal(["push a/a b/b", "issue 1", "pull 2 bumpbot/b--b [deps]"], _stage.Did);
        Assert.Equal("protected", Assert.Single(published.OfType<Published.Failed>()).Fault.Message);
    }

    [Fact]
    public async Task A_fault_of_one_bump_spoils_no_other()
    {
        _stage.FailNext["pull"] = new Fault.Retry("502");
        var published = await Publish(Plan(Open("a/a"), Open("b/b")));
        Assert.IsType<Published.Failed>(published[0]);
        Assert.IsType<Published.PullRequest>(published[1]);
    }

    [Fact]
    public async Task A_mistake_in_one_step_spoils_no_other()
    {
        _stage.Mistakes.Add("issue");
        var published = await Publish(Plan(Open("a/a"), Open("b/b")));
        Assert.IsType<Published.Failed>(published[0]);
        Assert.IsType<Published.PullRequest>(published[1]);
    }

    [Fact]
    public async Task A_push_without_credentials_ends_the_work_on_this_target()
    {
        _stage.RefusedPushes["bumpbot/a--a"] = new Fault.StopRun("401");
        Assert.IsType<Published.Failed>(Assert.Single(await Publish(Plan(Open("a/a"), Open("b/b")))));
        Assert.Equal(["push a/a b/b"], _stage.Did);
    }

    [Fact]
    public async Task Bad_credentials_end_the_work_on_this_target()
    {
        _stage.FailNext["issue"] = new Fault.StopRun("401");
        Assert.IsType<Published.Failed>(Assert.Single(await Publish(Plan(Open("a/a"), Open("b/b")))));
        Assert.Equal(["push a/a b/b"], _stage.Did);
    }

    [Fact]
    public async Task Where_issues_turn_out_to_be_off_the_pull_request_goes_on_without()
    {
        _stage.TakesIssues = false;
        Assert.Null(Assert.IsType<Published.PullRequest>(Assert.Single(await Publish(Plan(Open("a/a"))))).Members[0].Issue);
    }

    [Fact]
    public async Task A_refresh_pushes_and_writes_in_place()
    {
        var mark = new Mark(MarkKind.Bump, [new MarkMember(UpstreamId.Parse("a/a"), "v0.9.0")]);
        var issue = new StandingIssue(5, new Uri("https://x/5"), IssueState.Open, "old", Marks.Write(mark), mark);
        var pull = new StandingPull(6, new Uri("https://x/6"), PullState.Open, "bumpbot/a--a", "old", $"old\n\n{Marks.Write(mark)}\n\nA person's words.", mark);
        var refresh = new PlannedPull.Refresh("bumpbot/a--a", "new", [new PlannedMember(Bump("a/a"), new Tracking.Refresh(issue))], Commit("a/a"), pull);
        var published = Assert.Single(await Publish(Plan(refresh)));
        Assert.Equal(["push a/a", "refresh issue 5", "refresh pull 6"], _stage.Did);
        Assert.Equal(BumpOutcome.Refreshed, Assert.IsType<Published.PullRequest>(published).Outcome);
        Assert.EndsWith("-->\n\nA person's words.\n", _stage.LastBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closing_writes_its_reason_into_the_mark()
    {
        var mark = new Mark(MarkKind.Bump, [new MarkMember(UpstreamId.Parse("a/a"), "v1.0.0")]);
        var plan = Plan() with { Closings = [new Closing.Pull(6, $"text\n\n{Marks.Write(mark)}", mark, "already current", null)] };
        await Publish(plan);
        Assert.Equal(["close pull 6 (already current)"], _stage.Did);
        Assert.True(Marks.TryRead(_stage.LastBody, out var closed));
        Assert.Equal("already current", closed.ClosedReason);
    }

    private static readonly AskedCommand Asked = new(5, 77, "alice", DateTimeOffset.UnixEpoch, new PersonCommand.Merge());

    [Fact]
    public async Task The_answer_to_a_command_comes_after_its_effect()
    {
        _stage.Mergeable = 5;
        await Publish(Plan() with { Answers = [new PlannedAnswer(Asked, new CommandEffect.Merge(5, "abc"), new Reply(Reaction.Done, "Merged."))] });
        Assert.Equal(["merge 5 at abc", "answer 77 Done"], _stage.Did);
    }

    [Fact]
    public async Task What_the_forge_does_not_merge_is_answered_with_its_reason()
    {
        await Publish(Plan() with { Answers = [new PlannedAnswer(Asked, new CommandEffect.Merge(5, "abc"), new Reply(Reaction.Done, "Merged."))] });
        Assert.Equal("answer 77 Refused", _stage.Did[^1]);
        Assert.Contains("a check runs", _stage.LastBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_forge_does_not_open_again_is_answered_with_its_reason()
    {
        _stage.FailNext["reopen"] = new Fault.GiveUp("the branch was recreated");
        await Publish(Plan() with { Answers = [new PlannedAnswer(Asked, new CommandEffect.Reopen(5, "body"), new Reply(Reaction.Done, "Opened again."))] });
        Assert.Equal(["answer 77 Refused"], _stage.Did);
    }

    [Fact]
    public async Task An_effect_that_failed_is_not_answered()
    {
        _stage.FailNext["reopen"] = new Fault.Retry("502");
        var done = await Publish(Plan() with { Answers = [new PlannedAnswer(Asked, new CommandEffect.Reopen(5, "body"), new Reply(Reaction.Done, "Opened again."))] });
        Assert.Empty(_stage.Did);
        Assert.IsType<Published.Failed>(Assert.Single(done));
    }

    [Fact]
    public async Task A_command_whose_branch_was_not_pushed_waits()
    {
        _stage.RefusedPushes["bumpbot/a--b"] = new Fault.GiveUp("a rule");
        await Publish(Plan(Open("a/b")) with { Answers = [new PlannedAnswer(Asked, new CommandEffect.None(), new Reply(Reaction.Done, "Done.")) { Branch = "bumpbot/a--b" }] });
        Assert.DoesNotContain("answer 77 Done", _stage.Did);
    }

    [Fact]
    public async Task Only_one_pull_request_is_merged_at_a_time_and_those_that_wait_hold_up_no_other()
    {
        var mark = new Mark(MarkKind.Bump, [new MarkMember(UpstreamId.Parse("a/a"), "v1.0.0")]);
        PlannedMerge Merge(int number) => new(new StandingPull(number, new Uri("https://x/1"), PullState.Open, "b", "t", "", mark), $"head{number}");
        _stage.Mergeable = 4;
        var published = await Publish(Plan() with { Merges = [Merge(3), Merge(4), Merge(5)] });
        Assert.Equal(["merge 3 at head3", "merge 4 at head4"], _stage.Did);
        Assert.Equal([new Merging.Waits("a check runs"), new Merging.Merged()], published.Cast<Published.Merge>().Select(merge => merge.Outcome));
    }

    [Fact]
    public async Task What_was_pushed_for_the_plan_before_is_not_pushed_again()
    {
        _stage.RefusedPushes["bumpbot/a--a"] = new Fault.GiveUp("workflows");
        _stage.RefusedForWorkflows = true;
        var target = new OpenedTarget(App, _stage, _stage);
        var first = await _publisher.PushAsync(target, null!, Plan(Open("a/a"), Open("b/b")), Pushes.None, TestContext.Current.CancellationToken);
        Assert.True(first.RefusedForWorkflows);
        _stage.RefusedPushes.Clear();
        var second = await _publisher.PushAsync(target, null!, Plan(Open("a/a"), Open("b/b")), first, TestContext.Current.CancellationToken);
        Assert.Equal(["push a/a b/b", "push a/a"], _stage.Did);
        Assert.False(second.RefusedForWorkflows);
        Assert.Empty(second.Refused);
        Assert.Equal(["bumpbot/a--a", "bumpbot/b--b"], second.Pushed.Order());
    }

    private readonly Publisher _publisher = new(Logger.None);

    private async Task<IReadOnlyList<Published>> Publish(Plan plan)
    {
        var target = new OpenedTarget(App, _stage, _stage);
        var pushes = await _publisher.PushAsync(target, null!, plan, Pushes.None, TestContext.Current.CancellationToken);
        return await _publisher.PublishAsync(target, plan, pushes, TestContext.Current.CancellationToken);
    }

    private static Plan Plan(params PlannedPull[] pulls) => new(App, "main", "0123", pulls, [], [], [], [], Settings);

    private static PlannedPull.Open Open(string upstream) =>
        new(Branch(upstream), $"bump {upstream}", [new PlannedMember(Bump(upstream), new Tracking.Open())], Commit(upstream), PullRequestSettings.None) { Labels = ["deps"] };

    private static BranchCommit Commit(string upstream) => new(Branch(upstream), null, upstream, []);

    private static string Branch(string upstream) => BranchName.For(UpstreamId.Parse(upstream));

    private static Bump Bump(string upstream)
    {
        var id = UpstreamId.Parse(upstream);
        var release = new Release("v1.0.0", null, null, null, null, null, null, ReleaseStage.Published);
        var snapshot = new Snapshot(id.Repo, null, ReleaseSource.Releases, [release], null);
        return new Bump(id, snapshot, ["v0.9.0"], new Candidate(release, ReleaseVersion.Parse("1.0.0")), [], [release], []);
    }

    /// <summary>A forge and a repository that write down what was done to them.</summary>
    private sealed class Stage : IForge, ITargetRepository
    {
        private int _last;

        public List<string> Did { get; } = [];

        public string? LastBody { get; private set; }

        public bool TakesIssues { get; set; } = true;

        public int Mergeable { get; set; }

        public Dictionary<string, Fault> FailNext { get; } = [];

        public HashSet<string> Mistakes { get; } = [];

        public Dictionary<string, Fault> RefusedPushes { get; } = [];

        public bool RefusedForWorkflows { get; set; }

        public string DefaultBranch => "main";

        public Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation)
        {
            Did.Add("push " + string.Join(' ', commits.Select(c => c.Message)));
            return Task.FromResult<IReadOnlyList<PushResult>>([.. commits.Select(c => RefusedPushes.TryGetValue(c.Branch, out var fault)
                ? (PushResult)new PushResult.Refused(c.Branch, fault) { ForWorkflows = RefusedForWorkflows }
                : new PushResult.Pushed(c.Branch, "abc"))]);
        }

        public Task<OpenedThread> OpenPullAsync(NewPull pull, CancellationToken cancellation)
        {
            Fail("pull");
            Did.Add($"pull {++_last} {pull.Branch} [{string.Join(',', pull.Labels)}]");
            return Task.FromResult(new OpenedThread(_last, new Uri("https://x/pull")));
        }

        public Task<OpenedThread?> OpenIssueAsync(NewIssue issue, CancellationToken cancellation)
        {
            Fail("issue");
            if (!TakesIssues)
                return Task.FromResult<OpenedThread?>(null);
            Did.Add($"issue {++_last}");
            return Task.FromResult<OpenedThread?>(new OpenedThread(_last, new Uri("https://x/issue")));
        }

        public Task DressPullAsync(int number, IReadOnlyList<string> labels, PullRequestSettings request, CancellationToken cancellation) => Do($"dress pull {number}", "");

        public Task RefreshPullAsync(int number, string title, string body, IReadOnlyList<string> labels, CancellationToken cancellation) => Do($"refresh pull {number}", body);

        public Task ClosePullAsync(int number, string body, string comment, BranchHead? leftover, CancellationToken cancellation) => Do($"close pull {number} ({comment})", body);

        public Task<Merging> MergePullAsync(int number, string head, string? announced, CancellationToken cancellation)
        {
            Did.Add($"merge {number} at {head}");
            return Task.FromResult<Merging>(number == Mergeable ? new Merging.Merged() : new Merging.Waits("a check runs"));
        }

        public Task HoldMergeAsync(int number, CancellationToken cancellation)
        {
            Fail("hold");
            return Task.CompletedTask;
        }

        public Task TakeBackMergeAsync(int number, CancellationToken cancellation) => Do($"take back merge {number}", "");

        public Task RefreshIssueAsync(int number, string title, string body, CancellationToken cancellation) => Do($"refresh issue {number}", body);

        public Task CloseIssueAsync(int number, string body, string comment, CancellationToken cancellation) => Do($"close issue {number} ({comment})", body);

        public Task DeclineAsync(int number, CancellationToken cancellation) => Do($"decline {number}", "");

        public Task ReopenPullAsync(int number, string body, CancellationToken cancellation)
        {
            Fail("reopen");
            return Do($"reopen {number}", body);
        }

        public Task AnswerAsync(AskedCommand asked, Reply reply, CancellationToken cancellation) => Do($"answer {asked.Comment} {reply.Reaction}", reply.Text);

        public Task<ForgeStanding> LookAsync(CancellationToken cancellation) => Task.FromResult(new ForgeStanding([], [], true));

        public byte[]? ReadAtDefaultBranch(string path) => null;

        public Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation) => Task.FromResult<IBase>(null!);

        public void Dispose() { }

        private Task Do(string what, string body)
        {
            Did.Add(what);
            LastBody = body;
            return Task.CompletedTask;
        }

        private void Fail(string what)
        {
            if (Mistakes.Remove(what))
                throw new InvalidOperationException("a mistake");
            if (FailNext.Remove(what, out var fault))
                throw new FaultException(fault);
        }
    }
}
