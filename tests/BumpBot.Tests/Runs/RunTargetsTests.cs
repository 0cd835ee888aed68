using BumpBot.Model;
using BumpBot.Targets;
using Serilog.Core;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Runs;

public sealed class RunTargetsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nothing_can_go_on_no_further_target_is_begun_and_what_was_done_is_told()
    {
        var begun = new List<string>();
        var reports = await Targets("a/a", "b/b", "c/c").EachAsync(1, (target, _) =>
        {
            begun.Add(target.Opened.Name.ToString()!);
            return begun.Count == 2 ? throw FaultException.StopRun("401") : Task.FromResult<TargetReport>(new TargetReport.Failed(target.Opened.Name, new Fault.Retry("done")));
        }, Cancellation);
        Assert.Equal(["a/a", "b/b"], begun);
        Assert.Equal(["done", "401", "401"], reports.Cast<TargetReport.Failed>().Select(report => report.Fault.Message));
    }

    [Fact]
    public async Task A_mistake_in_one_target_spoils_no_other()
    {
        var reports = await Targets("a/a", "b/b").EachAsync(1, (target, _) => target.Opened.Name.ToString() == "a/a"
            ? throw new TaskCanceledException("nobody cancelled it")
            : Task.FromResult<TargetReport>(new TargetReport.Failed(target.Opened.Name, new Fault.Retry("done"))), Cancellation);
        Assert.Contains("a mistake in bumpbot", ((TargetReport.Failed)reports[0]).Fault.Message, StringComparison.Ordinal);
        Assert.Equal("done", ((TargetReport.Failed)reports[1]).Fault.Message);
    }

    private static RunTargets Targets(params string[] names) => new(
        [.. names.Select(name => new OpenResult.Ready(new ReadyTarget(new OpenedTarget(new TargetName.OnForge(RepoName.Parse(name)), null!, null!), null!, [])))],
        Logger.None);
}
