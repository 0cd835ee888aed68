using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;

namespace BumpBot.Tests.Watching;

/// <summary>What followed commits and issues make of a series of looks, each remembered by the ledger before the next.</summary>
public class ToCheckTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly WatchEntry Entry = new(
        Upstream.WithDefaultNames(UpstreamId.Parse("cli/cli")), Follow.Releases | Follow.Commits | Follow.Issues, null, null, [], Prereleases: false, []);

    private Ledger _ledger = Ledger.Empty;

    private SeenUpstream Seen => _ledger.Seen["cli/cli"];

    [Fact]
    public void A_branch_that_moves_is_one_mark_told_once_with_its_head_kept_up_to_date()
    {
        Assert.Empty(Look(0, Head("a")));
        Assert.Null(Seen.ToCheck);
        var news = Assert.IsType<News.NewCommits>(Assert.Single(Look(1, Head("b"))));
        Assert.Equal(new ToCheck("main", "a", "b", Start.AddHours(1), new Uri("https://github.com/cli/cli/compare/a...b")), news.ToCheck);
        Assert.Empty(Look(2, Head("b")));
        Assert.Empty(Look(3, Head("c")));
        Assert.Equal(new ToCheck("main", "a", "c", Start.AddHours(1), new Uri("https://github.com/cli/cli/compare/a...c")), Seen.ToCheck);
    }

    [Fact]
    public void A_release_clears_the_mark_and_the_next_move_counts_from_there()
    {
        Look(0, Head("a"), "v1.0.0");
        Look(1, Head("b"), "v1.0.0");
        Assert.IsType<News.NewRelease>(Assert.Single(Look(2, Head("c"), "v1.0.0", "v1.1.0")));
        Assert.Null(Seen.ToCheck);
        Assert.Equal("c", Assert.IsType<News.NewCommits>(Assert.Single(Look(3, Head("d"), "v1.0.0", "v1.1.0"))).ToCheck.From);
    }

    [Fact]
    public void A_baseline_clears_the_mark_and_silences_what_was_not_told()
    {
        Look(0, Head("a"), "v1.0.0");
        Look(1, Head("b"), "v1.0.0");
        var detection = Detection(2, Head("c"), "v1.0.0", "v1.1.0");
        var done = Baselined.Of(detection, Seen, AlarmsAtBaseline.Kept);
        Assert.Equal(["v1.1.0"], done.Silenced);
        _ledger = LedgerChange.Apply(_ledger, LedgerChanges.OfBaseline([detection], AlarmsAtBaseline.Kept, Start.AddHours(2)));
        Assert.Null(Seen.ToCheck);
        Assert.Empty(Look(3, Head("c"), "v1.0.0", "v1.1.0"));
        Assert.True(Assert.IsType<Detection.Found>(Detection(3, Head("c"), "v1.0.0", "v1.1.0")).IsBaseline);
        Assert.Equal(2, Look(4, Head("d"), "v1.0.0", "v1.1.0").Count + Look(5, Head("d"), "v1.0.0", "v1.1.0", "v1.2.0").Count);
    }

    [Fact]
    public void A_branch_that_goes_back_to_where_it_was_has_nothing_to_check()
    {
        Look(0, Head("a"));
        Look(1, Head("b"));
        Look(2, Head("a"));
        Assert.Null(Seen.ToCheck);
    }

    [Fact]
    public void Another_branch_starts_anew()
    {
        Look(0, Head("a"));
        Assert.Empty(Look(1, Head("b") with { Branch = "develop" }));
        Assert.Null(Seen.ToCheck);
        Assert.Equal("b", Assert.IsType<News.NewCommits>(Assert.Single(Look(2, Head("c") with { Branch = "develop" }))).ToCheck.From);
    }

    [Fact]
    public void A_look_that_does_not_tell_the_head_keeps_the_mark()
    {
        Look(0, Head("a"));
        Look(1, Head("b"));
        Look(2, head: null);
        Assert.Equal("b", Seen.ToCheck!.To);
        Assert.Equal("b", Seen.LatestCommit!.Sha);
    }

    [Fact]
    public void Open_issues_of_the_first_sight_are_no_news_and_each_later_one_is_once()
    {
        Assert.Empty(Look(0, null, [Issue(4, "breaking")]));
        var news = Look(1, null, [Issue(9, "breaking"), Issue(9, "security"), Issue(4, "breaking")]);
        Assert.Equal(9, Assert.IsType<News.NewIssue>(Assert.Single(news)).Issue.Number);
        Assert.Empty(Look(2, null, [Issue(9, "breaking")]));
        // An old issue that gets its label late, and one that was closed and is opened again.
        Assert.Equal(2, Assert.IsType<News.NewIssue>(Assert.Single(Look(3, null, [Issue(2, "security"), Issue(4, "breaking")]))).Issue.Number);
    }

    [Fact]
    public void The_first_look_at_issues_is_silent_also_where_the_upstream_is_known()
    {
        Look(0, Head("a"));
        Assert.Empty(Look(1, Head("a"), [Issue(4, "breaking")]));
        Assert.Single(Look(2, Head("a"), [Issue(5, "breaking")]));
    }

    private static CommitHead Head(string sha) => new("main", sha, null, "subject") { Page = new Uri($"https://github.com/cli/cli/commit/{sha}") };

    private static UpstreamIssue Issue(int number, string label) => new(number, "Breaks", label, null);

    private List<News> Look(int hour, CommitHead? head, params string[] tags) => Look(hour, Snapshot(head, tags));

    private List<News> Look(int hour, CommitHead? head, UpstreamIssue[] issues) => Look(hour, Snapshot(head) with { Issues = issues });

    private List<News> Look(int hour, Snapshot snapshot)
    {
        var seen = _ledger.SeenOf(Entry.Id);
        var detection = Detection(hour, snapshot);
        List<News> news = [.. Detect.News(Entry, detection, seen)];
        _ledger = LedgerChange.Apply(_ledger, LedgerChanges.OfLooks([detection], Start.AddHours(hour)));
        return news;
    }

    private Detection Detection(int hour, CommitHead head, params string[] tags) => Detection(hour, Snapshot(head, tags));

    private Detection Detection(int hour, Snapshot snapshot) => Detect.Candidate(
        Entry, new Observation.Seen(snapshot), _ledger.SeenOf(Entry.Id), new ZonedTime(Start.AddHours(hour), TimeZoneInfo.Utc));

    private static Snapshot Snapshot(CommitHead? head, params string[] tags) => new(
        Entry.Id.Repo, null, ReleaseSource.Tags, [.. tags.Select(tag => new Release(tag, tag, null, null, null, null, null, ReleaseStage.Published))], head);
}
