using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve.Metrics;
using Updaters.References;

namespace BumpBot.Tests.Serve.Metrics;

/// <summary>What becomes a value, and of which metric.</summary>
public class SamplesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));
    private static readonly UpstreamId Hammer = UpstreamId.Parse("tools/hammer");

    [Fact]
    public void A_run_counts_what_it_did_and_why_it_did_not()
    {
        var release = new Release("v2.0.0", null, null, Now, null, null, null, ReleaseStage.Published);
        var pull = new Published.PullRequest([], "bumpbot/x", 7, new Uri("https://github.com/acme/app/pull/7"), BumpOutcome.Opened);
        var closing = new Closing.Pull(4, "", new Mark(MarkKind.Bump, []), "withdrawn", null);
        var plan = new Plan(
            App, "main", "0123", [], [], [closing],
            [new NotDone.Upstream(Hammer, new BumpReason.CoolingDown("v2.0.0", Now)), new NotDone.Upstream(Hammer, new BumpReason.LimitReached(5))], [], Served.Watching());
        var samples = RunSamples.Of(new RunReport(
            [new Detection.Unknown(Hammer, new Fault.Retry("502"))],
            [
                new TargetReport.Done(App, plan, [pull, new Published.Closed(4, "withdrawn"), new Published.Closed(5, "an issue's"), new Published.Failed("the rest", new Fault.GiveUp("no"))]),
                new TargetReport.Left(App, new TargetReason.AnotherRunWorksOnIt(Now)),
            ],
            [new News.NewRelease(Hammer, release, new BreakingVerdict.Quiet())]));
        Assert.Equal(
            [
                "bumpbot_releases_seen_total(no)",
                "bumpbot_upstream_looks_total(failed)",
                "bumpbot_target_runs_total(partly_failed)",
                "bumpbot_target_runs_total(left)",
                "bumpbot_bumps_total(closed_by_bot,none)",
                "bumpbot_bumps_total(failed,give_up)",
                "bumpbot_bumps_total(not_done,cooling_down)",
                "bumpbot_bumps_total(not_done,limit_reached)",
            ],
            samples.Select(sample => $"{sample.Metric.Name}({string.Join(',', sample.Labels)})"));
    }

    [Fact]
    public void The_queue_tells_depth_age_and_what_was_laid_aside()
    {
        var samples = QueueSamples.Of(new QueueState(3, 2, Now.AddMinutes(-5), [new LaidAsideLook(Served.Target("acme/app"), Now, 10, "502")]), Now);
        Assert.Equal([3, 300, 2, 1], samples.Select(sample => sample.Value));
        Assert.Equal(0, QueueSamples.Of(new QueueState(0, 0, null, []), Now)[1].Value);
    }

    [Fact]
    public void Statuses_of_one_label_are_one_series()
    {
        var cost = new LookCost([new HostCost("api.github.com", 4, 6, 1, 0, 5, [new LimitLeft("core", 4000, 5000, Now)]), new HostCost("git.example.org", 0, 0, 0, 9, 0, [])]);
        var samples = ApiSamples.Of(cost, [new RouteCount("repos", 418, 2), new RouteCount("repos", 451, 3), new RouteCount("graphql", null, 1)]);
        Assert.Equal(
            ["repos 4xx 5", "graphql none 1", " 10", " 6", "core 4000", "core 5000", $"core {Now.ToUnixTimeSeconds()}"],
            samples.Select(sample => $"{string.Join(' ', sample.Labels)} {sample.Value}"));
    }

    [Fact]
    public void The_first_500_upstreams_are_named_and_the_rest_tells_its_oldest()
    {
        var names = Enumerable.Range(0, 800).Select(i => $"tools/t{i:D3}").ToList();
        var ledger = Ledger.Empty with { Seen = names.Append("not/watched").ToDictionary(name => name, name => Seen(name == "tools/t700" ? Now.AddDays(-9) : Now)) };
        var samples = LedgerSamples.Of(ledger, Served.Config(Served.Host, Served.Watching([.. names.Select(name => (name, (string?)null))]), "acme/app"), Now);
        Assert.Equal(501, samples.LastLooks.Count);
        Assert.Equal(("tools/t000", Now.ToUnixTimeSeconds()), (samples.LastLooks[0].Labels[0], samples.LastLooks[0].Value));
        Assert.Equal(("other", Now.AddDays(-9).ToUnixTimeSeconds()), (samples.LastLooks[^1].Labels[0], samples.LastLooks[^1].Value));
        Assert.Equal([("bumpbot_open_pull_requests", 0), ("bumpbot_upstreams", 800), ("bumpbot_upstreams_overdue", 1)], samples.Plain.Select(sample => (sample.Metric.Name, (int)sample.Value)));
    }

    [Fact]
    public void An_open_pull_request_of_several_bumps_is_one_and_waiting_notices_count_by_channel()
    {
        var waiting = new OutboxEntry.Pending("slack", null!, Now, Now);
        var told = Ledger.Empty with { Outbox = new Dictionary<string, OutboxEntry> { ["1"] = waiting, ["2"] = waiting, ["3"] = new OutboxEntry.Sent("slack", Now) } };
        var ledger = told.With(App, DoneTarget.Empty with { History = [Offer("a/a", 1, OfferEnd.Open), Offer("a/b", 1, OfferEnd.Open), Offer("a/c", 2, OfferEnd.Merged)] });
        var samples = LedgerSamples.Of(ledger, Served.Config("acme/app"), Now);
        Assert.Equal(1, samples.Plain[0].Value);
        Assert.Equal(("slack", 2), (Assert.Single(samples.NoticesWaiting).Labels[0], samples.NoticesWaiting[0].Value));
    }

    [Fact]
    public void An_adoption_counts_once_when_it_comes_up()
    {
        var before = With(Offer("a/a", 1, OfferEnd.Merged), Offer("a/b", 2, OfferEnd.Open));
        var after = With(Offer("a/a", 1, OfferEnd.Merged), Offer("a/b", 2, OfferEnd.Merged), Offer("a/c", 3, OfferEnd.Open), Offer("a/d", 4, OfferEnd.Open) with { ReleasedAt = null });
        Assert.Equal([("merge", 5400.0), ("pull_request", 3600.0)], Adoptions.Of(before).NewIn(after).Select(sample => (sample.Labels[0], sample.Value)));
        Assert.Empty(Adoptions.Of(after).NewIn(after));

        static Ledger With(params OfferedBump[] offers) => Ledger.Empty.With(App, DoneTarget.Empty with { History = offers });
    }

    [Theory]
    [InlineData(200, "200")]
    [InlineData(418, "4xx")]
    [InlineData(999, "other")]
    [InlineData(null, "none")]
    public void A_status_is_one_of_a_closed_set(int? status, string label) => Assert.Equal(label, LabelText.OfStatus(status));

    private static OfferedBump Offer(string upstream, int pull, OfferEnd end) =>
        new(upstream, "v1", pull, Now, Now.AddHours(1), end is OfferEnd.Merged ? Now.AddMinutes(90) : null, end, null);

    private static SeenUpstream Seen(DateTimeOffset checkedAt) => new("v1", null, null, checkedAt, null, new Dictionary<string, string>(), []);
}
