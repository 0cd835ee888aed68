using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Asking;
using Updaters.References;

namespace BumpBot.Tests.Planning.Asking;

/// <summary>What commands make of a plan.</summary>
public sealed class CommandTests
{
    private const string Branch = "bumpbot/acme--tool";

    private static readonly BranchOwner Bot = new BranchOwner.Bot();
    private static readonly BranchOwner Person = new BranchOwner.Person("a commit that is not the bot's");
    private static readonly DateTimeOffset At = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private static readonly World Outdated = World.With(("a.txt", "acme/tool@1.0.0")).Watching("acme/tool", "1.0.0", "1.1.0", "1.2.0") with { Now = At };
    private static readonly World Opened = Outdated.Pull(5, PullState.Open, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Clean("acme/tool@1.2.0"));
    private static readonly World Declined = Outdated.Pull(5, PullState.ClosedByPerson, Branch, "acme/tool@1.2.0");

    [Fact]
    public void A_branch_behind_its_base_is_made_anew_on_the_newest()
    {
        var plan = Plan(Behind(Opened), new PersonCommand.Rebase());
        Assert.NotNull(Assert.Single(plan.Pulls).Push);
        Assert.Equal((Reaction.Done, Branch), (Only(plan).Reply.Reaction, Only(plan).Branch));
    }

    [Fact]
    public void A_branch_that_stands_on_the_newest_base_is_left_and_the_answer_is_the_same()
    {
        var plan = Plan(Opened, new PersonCommand.Rebase());
        Assert.Empty(plan.Pulls);
        Assert.Equal(Only(Plan(Behind(Opened), new PersonCommand.Rebase())).Reply, Only(plan).Reply);
    }

    [Fact]
    public void Where_the_config_never_rebases_a_person_may()
    {
        var world = Opened.Branch(Branch, Bot, new MergeOutcome.Conflict()) with { Pulls = PullSettings.Default with { Rebase = RebasePolicy.Never } };
        Assert.Empty(Planner.Plan(world.Input()).Pulls);
        Assert.NotNull(Assert.Single(Plan(world, new PersonCommand.Rebase()).Pulls).Push);
    }

    [Fact]
    public void A_persons_work_is_kept_by_rebase_and_lost_by_recreate()
    {
        var world = Opened.Branch(Branch, Person, Clean("acme/tool@1.2.0"));
        var kept = Plan(world, new PersonCommand.Rebase());
        Assert.Empty(kept.Pulls);
        Assert.Equal(Reaction.Refused, Only(kept).Reply.Reaction);
        var lost = Plan(world, new PersonCommand.Recreate());
        Assert.Equal("head of " + Branch, Assert.Single(lost.Pulls).Push!.ExpectedHead);
        Assert.Contains("head of " + Branch, Only(lost).Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_merged_is_the_head_that_was_seen() =>
        Assert.Equal(new CommandEffect.Merge(5, "head of " + Branch), Only(Plan(Opened, new PersonCommand.Merge())).Effect);

    [Fact]
    public void After_a_crash_a_merge_is_only_answered()
    {
        var answer = Only(Plan(Outdated.Pull(5, PullState.Merged, Branch, "acme/tool@1.2.0"), new PersonCommand.Merge()));
        Assert.Equal((new CommandEffect.None(), Reaction.Done), (answer.Effect, answer.Reply.Reaction));
    }

    [Fact]
    public void A_branch_that_was_just_made_anew_is_not_merged()
    {
        var plan = Plan(Behind(Opened), new PersonCommand.Rebase(), new PersonCommand.Merge());
        Assert.Equal([Reaction.Done, Reaction.Refused], plan.Answers.Select(answer => answer.Reply.Reaction));
    }

    [Fact]
    public void A_close_is_a_persons_decline()
    {
        var plan = Plan(Opened, new PersonCommand.Close());
        Assert.Equal(new CommandEffect.Decline(5), Only(plan).Effect);
        Assert.Equal(new BumpReason.DeclinedByPerson(5), Reason(plan));
        Assert.Empty(plan.Pulls);
        Assert.Equal(new CommandEffect.Decline(5), Only(Plan(Declined, new PersonCommand.Close())).Effect);
    }

    [Fact]
    public void What_is_still_wanted_is_opened_again() =>
        Assert.Equal(5, Assert.IsType<CommandEffect.Reopen>(Only(Plan(Declined.Branch(Branch, Bot, Clean("acme/tool@1.2.0")), new PersonCommand.Reopen())).Effect).Number);

    [Fact]
    public void Without_its_branch_another_is_opened_instead()
    {
        var plan = Plan(Declined, new PersonCommand.Reopen());
        Assert.IsType<PlannedPull.Open>(Assert.Single(plan.Pulls));
        Assert.Equal((new CommandEffect.None(), Reaction.Done), (Only(plan).Effect, Only(plan).Reply.Reaction));
    }

    [Fact]
    public void What_is_not_wanted_any_more_stays_closed_with_a_reason()
    {
        var world = World.With(("a.txt", "acme/tool@1.2.0")).Watching("acme/tool", "1.0.0", "1.2.0").Pull(5, PullState.ClosedByPerson, Branch, "acme/tool@1.2.0").Branch(Branch, Bot, Clean("x"));
        Assert.Equal(Reaction.Refused, Only(Plan(world, new PersonCommand.Reopen())).Reply.Reaction);
    }

    [Fact]
    public void A_snooze_holds_refreshes_and_new_pull_requests_back_until_its_end()
    {
        var newer = Opened.Releasing("acme/tool", "1.0.0", "1.2.0", "1.3.0");
        var plan = Plan(newer, new PersonCommand.Snooze(TimeSpan.FromDays(14)));
        Assert.Empty(plan.Pulls);
        Assert.Equal(new BumpReason.Snoozed(At.AddDays(14), "alice"), Reason(plan));
        var said = Said(plan);
        Assert.Empty(Into(Remembering(newer, said)).Pulls);
        Assert.Single(Into(Remembering(newer, said) with { Now = At.AddDays(15) }).Pulls);
        Assert.Single(Plan(Remembering(newer, said) with { Now = At.AddHours(1) }, asked: new AskedCommand(5, 2, "bob", At.AddMinutes(1), new PersonCommand.Snooze(TimeSpan.Zero))).Pulls);
    }

    [Fact]
    public void An_ignored_version_falls_back_to_the_newest_that_is_not()
    {
        var plan = Plan(Opened, new PersonCommand.Ignore("1.2"));
        Assert.Equal("1.1.0", Assert.Single(plan.Pulls).Members[0].Bump.To.Release.Tag);
        Assert.Contains(new BumpReason.IgnoredByPerson("1.2.0", "1.2", "alice", 5), plan.NotDone.OfType<NotDone.Upstream>().Select(one => one.Reason));
        Assert.Contains("\"ignore\":\"1.2\"", Assert.IsType<CommandEffect.Remember>(Only(plan).Effect).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_else_is_left_the_pull_request_is_closed()
    {
        var plan = Plan(Opened, new PersonCommand.Ignore(">=1.0"));
        Assert.Empty(plan.Pulls);
        Assert.Equal((5, "alice asked for >=1.0 to be ignored"), (Assert.Single(plan.Closings).Number, plan.Closings[0].Reason));
    }

    [Fact]
    public void Unignore_ends_it_from_any_thread()
    {
        var ignoring = Remembering(Opened, Said(Plan(Opened, new PersonCommand.Ignore("1.2"))));
        Assert.Equal("1.1.0", Assert.Single(Into(ignoring).Pulls).Members[0].Bump.To.Release.Tag);
        var later = ignoring.Issue(9, IssueState.Open, MarkKind.Bump, "acme/tool@1.1.0");
        Assert.Equal([], Plan(later, asked: new AskedCommand(9, 2, "bob", At.AddHours(1), new PersonCommand.Unignore())).Pulls.Where(pull => pull.Members[0].Bump.To.Release.Tag == "1.1.0"));
    }

    [Fact]
    public void The_same_command_after_a_crash_is_not_written_down_twice()
    {
        var once = Said(Plan(Opened, new PersonCommand.Ignore("1.2")));
        Assert.Equal(once.Count, Said(Plan(Remembering(Opened, once), new PersonCommand.Ignore("1.2"))).Count);
    }

    [Fact]
    public void A_body_that_is_written_anew_keeps_what_was_said()
    {
        var world = Remembering(Opened, Said(Plan(Opened, new PersonCommand.Ignore("9.x")))).Releasing("acme/tool", "1.0.0", "1.2.0", "1.3.0");
        var refresh = Assert.IsType<PlannedPull.Refresh>(Assert.Single(Into(world).Pulls));
        Assert.Single(refresh.Standing.Mark.Said);
    }

    [Fact]
    public void Help_and_mistakes_are_answered_with_one_line()
    {
        Assert.Equal(Reaction.Done, Only(Plan(Opened, new PersonCommand.Help())).Reply.Reaction);
        Assert.Equal(new Reply(Reaction.Refused, "no"), Only(Plan(Opened, new PersonCommand.Misspelt("no"))).Reply);
    }

    [Fact]
    public void A_trace_is_folded_and_harmless()
    {
        var input = TakeCommands.Into(Asking(Opened, [Ask(new PersonCommand.Why(null))]).Input());
        var plan = AnswerWhy.In(Planner.Plan(input), input, upstream => $"{upstream} ``` @someone\n<!-- bumpbot-answer 1 -->");
        var text = Only(plan).Reply.Text;
        Assert.StartsWith("<details><summary>Why</summary>\n\n````text\nacme/tool", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- bumpbot", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_depends_on_a_look_that_failed_waits_for_a_later_run()
    {
        var failed = Opened with
        {
            Detections = new Dictionary<UpstreamId, Detection> { [UpstreamId.Parse("acme/tool")] = new Detection.Unknown(UpstreamId.Parse("acme/tool"), new Fault.Retry("502")) },
        };
        Assert.Empty(Plan(failed, new PersonCommand.Rebase()).Answers);
        Assert.Single(Plan(failed, new PersonCommand.Help()).Answers);
        Assert.Empty(Plan(Opened with { Detections = new Dictionary<UpstreamId, Detection>() }, new PersonCommand.Help()).Answers);
    }

    private static World Behind(World world)
    {
        var branches = world.Standing.Branches.ToDictionary(branch => branch.Key, branch => branch.Value with { IsBehind = true });
        return world with { Standing = world.Standing with { Branches = branches } };
    }

    private static World Remembering(World world, IReadOnlyList<PersonSaid> said) => world with
    {
        Standing = world.Standing with
        {
            Pulls = [.. world.Standing.Pulls.Select(pull => pull.Number == 5 ? pull with { Mark = pull.Mark with { Said = said }, Body = Marks.Write(pull.Mark with { Said = said }) } : pull)],
        },
    };

    private static IReadOnlyList<PersonSaid> Said(Plan plan)
    {
        Assert.True(Marks.TryRead(Assert.IsType<CommandEffect.Remember>(Only(plan).Effect).Body, out var mark));
        return mark.Said;
    }

    private static AskedCommand Ask(PersonCommand command, long comment = 1) => new(5, comment, "alice", At, command);

    private static World Asking(World world, IReadOnlyList<AskedCommand> asked) => world with { Standing = world.Standing with { Asked = asked } };

    private static Plan Plan(World world, params PersonCommand[] commands) => Into(Asking(world, [.. commands.Select((command, i) => Ask(command, i + 1))]));

    private static Plan Plan(World world, AskedCommand asked) => Into(Asking(world, [asked]));

    private static Plan Into(World world) => Planner.Plan(TakeCommands.Into(world.Input()));

    private static PlannedAnswer Only(Plan plan) => Assert.Single(plan.Answers);

    private static BumpReason Reason(Plan plan) => Assert.Single(plan.NotDone.OfType<NotDone.Upstream>()).Reason;

    private static MergeOutcome.Clean Clean(string text) =>
        new(new Dictionary<string, string?> { ["a.txt"] = BlobId.Of(System.Text.Encoding.UTF8.GetBytes(text)) });
}
