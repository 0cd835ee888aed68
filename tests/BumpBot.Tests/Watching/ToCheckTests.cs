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
    public void Branches_that_different_targets_follow_keep_their_marks_apart()
    {
        Look(0, Head("a"));
        Look(1, Develop("k"));
        Assert.Equal("main", Assert.IsType<News.NewCommits>(Assert.Single(Look(2, Head("b")))).ToCheck.Branch);
        Assert.Equal(("develop", "k"), Assert.IsType<News.NewCommits>(Assert.Single(Look(3, Develop("l")))).ToCheck is var mark ? (mark.Branch, mark.From) : default);
        Assert.Empty(Look(4, Head("c")));
        Assert.Empty(Look(5, Develop("l")));
        Assert.Equal([("develop", "k", "l"), ("main", "a", "c")], Seen.AllToCheck().Select(mark => (mark.Branch, mark.From, mark.To)));
    }

    [Fact]
    public void Who_has_checked_one_branch_has_not_checked_the_other()
    {
        Look(0, Head("a"));
        Look(1, Develop("k"));
        Look(2, Head("b"));
        Look(3, Develop("l"));
        var looked = Detection(4, Head("b"));
        _ledger = LedgerChange.Apply(_ledger, LedgerChanges.OfChecked([Entry.Id], new Dictionary<UpstreamId, Detection> { [Entry.Id] = looked }, _ledger));
        Assert.Equal("develop", Assert.Single(Seen.AllToCheck()).Branch);
    }

    [Fact]
    public void A_release_and_a_baseline_clear_the_marks_of_all_branches()
    {
        Look(0, Head("a"), "v1.0.0");
        Look(1, Develop("k"), "v1.0.0");
        Look(2, Head("b"), "v1.0.0");
        Look(3, Develop("l"), "v1.0.0");
        Assert.Equal(2, Seen.AllToCheck().Count());
        Look(4, Head("b"), "v1.0.0", "v1.1.0");
        Assert.Empty(Seen.AllToCheck());
        Look(5, Develop("m"), "v1.0.0", "v1.1.0");
        _ledger = LedgerChange.Apply(_ledger, LedgerChanges.OfBaseline([Detection(6, Head("b"), "v1.0.0", "v1.1.0")], AlarmsAtBaseline.Kept, Start.AddHours(6)));
        Assert.Empty(Seen.AllToCheck());
    }

    [Fact]
    public void A_branch_that_nobody_looks_at_any_more_is_forgotten()
    {
        Look(0, Head("a"));
        Look(1, Head("b"));
        Look(2, Develop("k"));
        Assert.Single(Seen.AllToCheck());
        Look(2 + (24 * 101), Develop("k"));
        Assert.Empty(Seen.AllToCheck());
    }

    [Fact]
    public void Targets_that_look_once_a_month_each_miss_nothing_of_their_branches()
    {
        Look(0, Head("a"));
        Look(24 * 15, Develop("k"));
        Assert.Single(Look(24 * 30, Head("b")));
        Assert.Equal("k", Assert.IsType<News.NewCommits>(Assert.Single(Look(24 * 45, Develop("l")))).ToCheck.From);
        Assert.Equal(["develop", "main"], Seen.AllToCheck().Select(mark => mark.Branch));
    }

    [Fact]
    public void The_branches_stand_in_the_ledger_file()
    {
        Look(0, Head("a"));
        Look(1, Develop("k"));
        Look(2, Head("b"));
        var read = LedgerJson.Read(LedgerJson.Write(_ledger)).Seen["cli/cli"];
        Assert.Equal(Seen.Branches(), read.Branches());
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

    private static CommitHead Develop(string sha) => Head(sha) with { Branch = "develop" };

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
