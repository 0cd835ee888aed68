using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Serve.Pages;
using Microsoft.Extensions.Time.Testing;
using Updaters.References;

namespace BumpBot.Tests.Serve.Pages;

/// <summary>What pages remember of runs.</summary>
public class LastSeenTests
{
    private static readonly UpstreamId Hammer = UpstreamId.Parse("tools/hammer");
    private static readonly UpstreamId Saw = UpstreamId.Parse("tools/saw");
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));

    private readonly FakeTimeProvider _time = new(PageSample.Now);
    private readonly PageNews _news;
    private readonly LastSeen _seen;

    public LastSeenTests() => _seen = new LastSeen(_time, _news = new PageNews(_time));

    [Fact]
    public void A_run_for_one_upstream_leaves_what_was_decided_about_the_others()
    {
        _seen.Take(Report([Hammer, Saw], new NotDone.Upstream(Hammer, new BumpReason.NoReferences()), new NotDone.Upstream(Saw, new BumpReason.NoReferences())));
        _seen.Take(Report([Saw], new NotDone.Upstream(Saw, new BumpReason.LimitReached(3))));
        var decisions = _seen.Now.Targets[RepoName.Parse("acme/app")].Decisions;
        Assert.Equal([ReasonText.Of(new BumpReason.NoReferences())], decisions[Hammer].Reasons);
        Assert.Equal([ReasonText.Of(new BumpReason.LimitReached(3))], decisions[Saw].Reasons);
    }

    [Fact]
    public void A_run_that_failed_keeps_what_was_decided_and_says_why()
    {
        _seen.Take(Report([Hammer], new NotDone.Upstream(Hammer, new BumpReason.NoReferences())));
        _seen.Take(new RunReport([], [new TargetReport.Failed(App, new Fault.Retry("502"))], []));
        var run = _seen.Now.Targets[RepoName.Parse("acme/app")];
        Assert.Equal((RunEnd.Failed, "502"), (run.End, Assert.Single(run.Failures).Why));
        Assert.Single(run.Decisions);
    }

    [Fact]
    public async Task Each_report_wakes_who_waits_and_changes_the_version()
    {
        var (before, next) = (_news.Version, _news.Next);
        Assert.False(next.IsCompleted);
        _seen.Take(Report([Hammer]));
        await next;
        Assert.NotEqual(before, _news.Version);
    }

    private static RunReport Report(IReadOnlyList<UpstreamId> looked, params IReadOnlyList<NotDone> left) => new(
        [.. looked.Select(upstream => new Detection.Unknown(upstream, new Fault.Retry("502")))],
        [new TargetReport.Done(App, new Plan(App, "main", "c0ffee", [], [], [], left, [], Served.Watching(("tools/hammer", null), ("tools/saw", null))), [])],
        []);
}
