using System.Text.Json;
using BumpBot.Commands.Actions;
using BumpBot.Config;
using BumpBot.Model;
using BumpBot.Tests.Planning;
using Updaters.References;

namespace BumpBot.Tests.Commands;

/// <summary>What a job of GitHub Actions is told of a run: summary, outputs and annotations, with foreign text that tries to be more than text.</summary>
public class ActionsJobTests
{
    private const string Evil = "x | y\n::error::z `a` <img src=x> [l](http://e) @all ##[error]";

    [Fact]
    public void The_summary_has_a_row_for_each_bump_with_what_became_of_it()
    {
        var summary = JobSummary.Of(Run());
        Assert.Contains("### acme/app\n", summary, StringComparison.Ordinal);
        Assert.Equal(
            "| opened [#7](<https://github.com/acme/app/pull/7>) | chore\\(deps\\): bump tools/hammer from v1.0.0 to v1.1.0 | `tools/hammer` | `v1.0.0` | `v1.1.0` | `a.txt:1` |",
            Assert.Single(summary.Split('\n'), line => line.StartsWith("| opened", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_dry_runs_summary_tells_what_would_be_done() =>
        Assert.Contains("| to open | ", JobSummary.Of(new RunReport([], [new TargetReport.Done(Target, Plan(), [])], [])), StringComparison.Ordinal);

    [Fact]
    public void Foreign_text_is_no_markup_in_the_summary_and_breaks_no_row()
    {
        var summary = JobSummary.Of(new RunReport([], [new TargetReport.Done(Target, Plan() with { Problems = [Evil] }, []), new TargetReport.Failed(Target, new Fault.GiveUp(Evil))], []));
        var lines = summary.Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("::", StringComparison.Ordinal) || line.StartsWith('y'));
        Assert.DoesNotContain("<img", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("](http", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("@all", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_is_cut_at_a_line_before_it_is_too_long_for_GitHub()
    {
        var targets = Enumerable.Range(0, 20000).Select(i => new TargetReport.Failed(new TargetName.OnForge(RepoName.Parse($"acme/app{i}")), new Fault.GiveUp(new string('ж', 250))));
        var summary = JobSummary.Of(new RunReport([], [.. targets], []));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(summary), JobSummary.Limit / 2, JobSummary.Limit);
        Assert.EndsWith("the log has all.\n", summary, StringComparison.Ordinal);
        Assert.Equal("", JobSummary.Of(new RunReport([], [.. targets], []), room: 10));
    }

    [Fact]
    public void The_outputs_count_what_was_done_and_list_the_pull_requests()
    {
        var outputs = JobOutputs.Of(Run()).ToDictionary(output => output.Name, output => output.Value);
        Assert.Equal(("1", "0", "0", "1", "true"), (outputs["opened"], outputs["refreshed"], outputs["merged"], outputs["failed"], outputs["out-of-date"]));
        using var pulls = JsonDocument.Parse(outputs["pulls"]);
        Assert.Equal(7, pulls.RootElement[0].GetProperty("number").GetInt32());
        Assert.Equal("tools/hammer", pulls.RootElement[0].GetProperty("upstreams")[0].GetProperty("upstream").GetString());
    }

    [Fact]
    public void An_output_ends_only_at_a_delimiter_that_no_value_knows() =>
        Assert.Equal("a<<bumpbot-1\nx\nEOF\nb=c\nbumpbot-1\n", JobOutputs.Text([("a", "x\nEOF\nb=c")], "bumpbot-1"));

    [Fact]
    public void A_mistake_in_the_config_is_shown_at_its_place() => Assert.Equal(
        "::error file=a%2C b%3A%25.yml,line=14,col=5::100%25 wrong, write%0Athis: so, and so",
        WorkflowCommands.Of(Annotations.Of(new ConfigProblem("a, b:%.yml", 14, 5, "100% wrong", "write\nthis: so, and so"))));

    [Fact]
    public void Annotations_name_the_line_where_the_files_are_those_of_the_job()
    {
        var unverified = Move("a.txt") with { Evidence = new MoveEvidence.Unverified("ghcr.io/tools/hammer:1.1.0", "no answer") };
        var plan = Plan(unverified) with { Problems = ["rule 1 matched nothing"] };
        var report = new RunReport([], [new TargetReport.Done(Target, plan, [])], []);
        Assert.Equal(
            [
                "::error file=bumpbot.yml::acme/app: rule 1 matched nothing",
                "::warning file=a.txt,line=1::tools/hammer v1.1.0 is not verified: ghcr.io/tools/hammer:1.1.0: no answer",
            ],
            Annotations.Of(report, RepoName.Parse("acme/app")).Select(WorkflowCommands.Of));
        Assert.All(Annotations.Of(report, RepoName.Parse("acme/bot")), annotation => Assert.Null(annotation.File));
    }

    private static readonly TargetName Target = new TargetName.OnForge(RepoName.Parse("acme/app"));

    private static RunReport Run()
    {
        var plan = Plan();
        var opened = new Published.PullRequest([new PublishedMember(plan.Pulls[0].Bump(), 6)], plan.Pulls[0].Branch, 7, new Uri("https://github.com/acme/app/pull/7"), BumpOutcome.Opened);
        return new RunReport([], [new TargetReport.Done(Target, plan, [opened, new Published.Failed("the rest", new Fault.Retry("later"))])], []);
    }

    private static ReferenceMove Move(string path) => TextCases.Moves((path, 1, "1.0.0"))[0];

    private static Plan Plan(params ReferenceMove[] moves)
    {
        var plan = World.With(("a.txt", "tools/hammer@1.0.0\n")).Watching("tools/hammer", "v1.0.0", "v1.1.0").Plan();
        if (moves.Length == 0)
            return plan;
        var pull = Assert.Single(plan.Pulls);
        return plan with { Pulls = [pull with { Members = [pull.Members[0] with { Bump = pull.Bump() with { Moves = moves } }] }] };
    }
}
