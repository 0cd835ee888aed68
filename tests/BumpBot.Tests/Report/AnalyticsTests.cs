using BumpBot.Model;
using BumpBot.Report;
using BumpBot.Report.Html;

namespace BumpBot.Tests.Report;

/// <summary>Figures, compared with those worked out by hand.</summary>
public class AnalyticsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_upstream_that_was_looked_at_in_vain_has_no_figures()
    {
        var figures = Of();
        Assert.Equal((null, null, null, null), (figures.PerMonth, figures.Intervals, figures.SinceLast, figures.Authors));
        Assert.Equal((null, null), (figures.Breaking.Share, figures.Prereleases.Share));
        Assert.Empty(figures.Months);
    }

    [Fact]
    public void One_release_has_an_age_and_no_interval()
    {
        var figures = Of(Release("v1.0.0", 10));
        Assert.Equal(TimeSpan.FromDays(10), figures.SinceLast);
        Assert.Null(figures.Intervals);
        Assert.Equal(1, figures.PerMonth);
    }

    /// <summary>Intervals of 10, 20 and 60 days: the median is 20, p90 20 + 0.8 * 40; four releases in 100 days.</summary>
    [Fact]
    public void Cadence_counts_final_releases()
    {
        var figures = Of(Release("v1.3.0", 10), Release("v1.2.0", 70), Release("v1.1.0", 90), Release("v1.1.0-rc.1", 95), Release("v1.0.0", 100));
        Assert.Equal(new Spread(3, TimeSpan.FromDays(20), TimeSpan.FromDays(52)), figures.Intervals);
        Assert.Equal(4 / (100 / (365.25 / 12)), figures.PerMonth!.Value, 9);
        Assert.Equal(new PrereleaseHabit(1, 5), figures.Prereleases);
    }

    [Fact]
    public void Where_there_are_only_prereleases_they_are_the_cadence() =>
        Assert.Equal(TimeSpan.FromDays(5), Of(Release("v1.0.0-rc.2", 5), Release("v1.0.0-rc.1", 10)).Intervals!.Median);

    [Fact]
    public void A_release_dated_in_the_future_is_left_out_and_counted()
    {
        var figures = Of(Release("v2.0.0", -30), Release("v1.0.0", 30));
        Assert.Equal((1, 1), (figures.Releases.Count, figures.InFuture));
        Assert.Equal(TimeSpan.FromDays(30), figures.SinceLast);
    }

    [Fact]
    public void A_bare_tag_counts_from_when_it_was_first_seen_unless_it_was_there_at_the_first_look()
    {
        var seen = Seen(new SeenRelease("v2", null, null, false), new SeenRelease("v1", null, null, false)) with
        {
            Baseline = Now.AddDays(-50),
            FirstSeen = new Dictionary<string, DateTimeOffset> { ["v1"] = Now.AddDays(-50), ["v2"] = Now.AddDays(-4) },
        };
        var figures = Of(seen);
        Assert.Equal(TimeSpan.FromDays(4), figures.SinceLast);
        Assert.Equal(1, figures.Undated);
    }

    [Fact]
    public void Of_breaking_releases_only_those_are_counted_of_which_it_is_known() =>
        Assert.Equal(new BreakingShare(1, 2), Of(
            Release("v2.0.0", 1) with { Impact = ReleaseImpact.Breaking },
            Release("v1.2.0", 2) with { Impact = ReleaseImpact.Quiet },
            Release("v1.1.0", 3) with { Impact = ReleaseImpact.NotKnown },
            Release("v1.0.0", 4)).Breaking);

    [Fact]
    public void A_report_since_a_day_leaves_out_what_came_before()
    {
        var ledger = Ledger.Empty with { Seen = new Dictionary<string, SeenUpstream> { ["acme/tool"] = Seen(Release("v1.1.0", 10), Release("v1.0.0", 100)) } };
        var figures = Analytics.Of(ledger, Now.AddDays(-60), Now).Upstreams[0];
        Assert.Equal("v1.1.0", Assert.Single(figures.Releases).Tag);
        Assert.Equal(1 / (60 / (365.25 / 12)), figures.PerMonth!.Value, 9);
    }

    [Fact]
    public void Months_run_from_the_first_release_to_now_and_end_somewhere()
    {
        var figures = Of(Release("v2.0.0", 1), Release("v1.0.0", 60));
        Assert.Equal([(2026, 9, 1), (2026, 10, 0), (2026, 11, 1)], figures.Months.Select(month => (month.Year, month.Month, month.Releases)));
        Assert.Equal(120, Of(Release("v1.0.0", 365 * 100)).Months.Count);
    }

    /// <summary>Released 20 days ago, offered 18, merged 8 days ago: 2, 10 and 12 days.</summary>
    [Fact]
    public void Adoption_runs_from_the_release_over_the_pull_request_to_the_merge()
    {
        var lags = Target(Offer("v1.1.0", 4, 18, 8, OfferEnd.Merged)).Lags;
        Assert.Equal(TimeSpan.FromDays(2), Assert.Single(lags.ToPull));
        Assert.Equal(TimeSpan.FromDays(10), Assert.Single(lags.ToMerge));
        Assert.Equal(TimeSpan.FromDays(12), Assert.Single(lags.Whole));
    }

    [Fact]
    public void A_pull_request_that_was_opened_before_its_release_by_a_wrong_clock_took_no_time() =>
        Assert.Equal(TimeSpan.Zero, Assert.Single(Target(Offer("v1.1.0", 4, 25, 24, OfferEnd.Merged)).Lags.ToPull));

    [Fact]
    public void A_refreshed_pull_request_is_as_old_as_it_is()
    {
        var figures = Target(Offer("v1.1.0", 4, 3, null, OfferEnd.Open), Offer("v1.0.0", 4, 20, 3, OfferEnd.Superseded));
        var open = Assert.Single(figures.Open);
        Assert.Equal(("v1.1.0", TimeSpan.FromDays(20), true), (open.To, open.Age, open.IsOverdue));
        Assert.Equal(1, figures.Overdue);
    }

    [Fact]
    public void Outcomes_are_counted_by_what_became_of_them_and_why() =>
        Assert.Equal(
            [new OutcomeCount(OfferEnd.Merged, null, 2), new OutcomeCount(OfferEnd.ClosedByBot, "no longer watched", 1)],
            Target(
                Offer("v1.1.0", 4, 9, 8, OfferEnd.Merged),
                Offer("v1.0.0", 3, 19, 18, OfferEnd.ClosedByBot) with { Reason = "no longer watched" },
                Offer("v1.0.0", 2, 20, 19, OfferEnd.Merged)).Outcomes);

    /// <summary>1.0.0 is 386 days old, v1.1.0 20: 366 days, of 365.25 a year.</summary>
    [Theory]
    [InlineData(BumpOutcome.Opened, 366 / 365.25)]
    [InlineData(BumpOutcome.ClosedByPerson, 366 / 365.25)]
    [InlineData(BumpOutcome.Merged, 0)]
    public void A_target_is_behind_by_the_version_that_it_uses(BumpOutcome outcome, double libyears)
    {
        var done = DoneTarget.Empty with { Bumps = new Dictionary<string, DoneBump> { ["acme/tool"] = new(["1.0.0"], "v1.1.0", "b", outcome, 4, null, Now) } };
        Assert.Equal(libyears, Target(done).Libyears!.Value, 9);
    }

    [Fact]
    public void Where_the_version_in_use_is_not_known_neither_is_how_far_it_is_behind()
    {
        var done = DoneTarget.Empty with { Bumps = new Dictionary<string, DoneBump> { ["acme/tool"] = new([], "v1.1.0", "b", BumpOutcome.Opened, 4, null, Now) } };
        Assert.Null(Target(done).Libyears);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 4, 8 }, "·▁▄█", ".:+@")]
    [InlineData(new int[0], "", "")]
    [InlineData(new[] { 0, 0 }, "··", "..")]
    [InlineData(new[] { 1 }, "█", "@")]
    public void A_sparkline_has_a_bar_for_each_count(int[] counts, string bars, string ascii) =>
        Assert.Equal((bars, ascii), (Sparkline.Of(counts, Glyphs.Unicode), Sparkline.Of(counts, Glyphs.Ascii)));

    [Fact]
    public void A_span_lies_in_the_class_that_it_is_below_the_end_of() =>
        Assert.Equal([1, 1, 0, 1, 0, 0, 1], LagHistogram.Counts([TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(1000)]).Select(one => one.Count));

    private static SeenRelease Release(string tag, int daysAgo) => new(tag, Now.AddDays(-daysAgo), "mona", false);

    private static SeenUpstream Seen(params SeenRelease[] history) => new(history.FirstOrDefault()?.Tag, history.FirstOrDefault()?.PublishedAt, null, Now, null, new Dictionary<string, string>(), history);

    private static UpstreamFigures Of(params SeenRelease[] history) => Of(Seen(history));

    private static UpstreamFigures Of(SeenUpstream seen) =>
        Assert.Single(Analytics.Of(Ledger.Empty with { Seen = new Dictionary<string, SeenUpstream> { ["acme/tool"] = seen } }, null, Now).Upstreams);

    private static OfferedBump Offer(string to, int pull, int offered, int? ended, OfferEnd outcome) =>
        new("acme/tool", to, pull, null, Now.AddDays(-offered), ended is { } days ? Now.AddDays(-days) : null, outcome, null);

    private static TargetFigures Target(params OfferedBump[] offers) => Target(DoneTarget.Empty with { History = offers });

    private static TargetFigures Target(DoneTarget done) => Assert.Single(Analytics.Of(
        new Ledger(
            new Dictionary<string, SeenUpstream> { ["acme/tool"] = Seen(Release("v1.1.0", 20), Release("v1.0.0", 386)) },
            new Dictionary<string, DoneTarget> { ["acme/app"] = done }),
        null,
        Now).Targets);
}
