using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using Updaters.References;

namespace BumpBot.Tests.Serve;

/// <summary>Whether a look is tried again, by what its run reports.</summary>
public class LookEndsTests
{
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_may_work_later_is_tried_again_when_the_other_side_says()
    {
        var failed = Assert.IsType<LookEnd.Failed>(LookEnds.Of(Report(new TargetReport.Failed(App, new Fault.Retry("rate limit", Later)))));
        Assert.Equal(Later, failed.NotBefore);
        failed = Assert.IsType<LookEnd.Failed>(LookEnds.Of(Report(new TargetReport.Left(App, new TargetReason.AnotherRunWorksOnIt(Later)))));
        Assert.Null(failed.NotBefore);
        Assert.IsType<LookEnd.Failed>(LookEnds.Of(Report(new TargetReport.Failed(App, new Fault.StopRun("bad credentials")))));
    }

    [Fact]
    public void An_upstream_that_did_not_answer_is_asked_again()
    {
        var unknown = new Detection.Unknown(UpstreamId.Parse("tools/hammer"), new Fault.Retry("502"));
        Assert.IsType<LookEnd.Failed>(LookEnds.Of(new RunReport([unknown], [], [])));
        Assert.IsType<LookEnd.Done>(LookEnds.Of(new RunReport([unknown with { Fault = new Fault.GiveUp("404") }], [], [])));
    }

    [Fact]
    public void What_waits_for_somebody_to_change_something_waits_for_the_schedule() =>
        Assert.IsType<LookEnd.Done>(LookEnds.Of(Report(new TargetReport.Failed(App, new Fault.GiveUp("it is archived")))));

    private static RunReport Report(TargetReport target) => new([], [target], []);
}
