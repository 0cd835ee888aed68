using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Scanning;
using Updaters;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Scanning;

public class ScannerTests
{
    private static readonly WatchEntry Ruff = new(
        Upstream.WithDefaultNames(UpstreamId.Parse("astral-sh/ruff")), Follow.Releases, null, null, [], false, []);

    private static readonly TargetSettings Settings = new(
        [Ruff], [], new Dictionary<string, IReadOnlyList<PathGlob>>(), [], PullSettings.Default, IssueSettings.Default);

    [Fact]
    public void Every_file_that_an_updater_reads_is_searched()
    {
        var scan = Scan(Settings, ("requirements.txt", "ruff==0.5.0\n"), ("src/main.py", "ruff==0.5.0\n"), ("a/Makefile", "X = 1\nRUFF_VERSION = 0.5.0\n"));
        Assert.Equal(["a/Makefile:2", "requirements.txt:1"], Places(scan).Order());
        Assert.Equal(["a/Makefile", "requirements.txt"], scan.Files.Keys.Order());
    }

    [Fact]
    public void Config_adds_and_excludes_files()
    {
        var settings = Settings with
        {
            IgnoredFiles = [new PathGlob("vendor/**")],
            AddedFiles = new Dictionary<string, IReadOnlyList<PathGlob>> { ["requirements"] = [new PathGlob("deps/*.lst")] },
        };
        var scan = Scan(settings, ("deps/all.lst", "ruff==0.5.0\n"), ("vendor/requirements.txt", "ruff==0.5.0\n"));
        Assert.Equal(["deps/all.lst:1"], Places(scan));
    }

    [Fact]
    public void Opted_out_references_are_found_and_marked()
    {
        var scan = Scan(Settings, ("requirements.txt", "ruff==0.5.0  # bumpbot:ignore\nruff==0.4.0\n"));
        Assert.Equal([true, false], scan.References.Select(r => r.OptedOut));
    }

    [Fact]
    public void A_rule_that_matches_nothing_or_not_as_often_as_expected_is_a_problem()
    {
        PatternRule Rule(int index, string pattern, int? expect) =>
            new(index, new PathGlob("*.sh"), new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.Multiline), Ruff.Id, expect);
        var settings = Settings with { Rules = [Rule(0, "^A=(?<version>.+)$", null), Rule(1, "^B=(?<version>.+)$", null), Rule(2, "^C=(?<version>.+)$", 2)] };
        var scan = Scan(settings, ("x.sh", "A=1.0\nC=1.0\n"));
        Assert.Collection(
            scan.RuleProblems,
            problem => Assert.StartsWith("rule 2 for astral-sh/ruff", problem, StringComparison.Ordinal),
            problem => Assert.Contains("matched 1 times, 2 expected", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_that_a_rule_and_an_updater_find_counts_once_and_for_the_rule()
    {
        var rule = new PatternRule(
            0, new PathGlob("requirements.txt"), new Regex("ruff==(?<version>.+)", RegexOptions.NonBacktracking), Ruff.Id, 1);
        var scan = Scan(Settings with { Rules = [rule] }, ("requirements.txt", "ruff==0.5.0"));
        Assert.Equal(new Tie.ByRule(0), Assert.Single(scan.References).Reference.Tie);
        Assert.Empty(scan.RuleProblems);
    }

    [Fact]
    public void Binary_files_are_passed_over_and_oversized_ones_are_said()
    {
        var scan = Scan(Settings, ("requirements.txt", "\0ruff==0.5.0\n"), ("big/requirements.txt", new string('#', (int)Scanner.LargestFile + 1)));
        Assert.Empty(scan.References);
        Assert.Equal("big/requirements.txt", Assert.Single(scan.Unread).Path);
    }

    [Fact]
    public void Files_whose_name_is_not_utf8_are_said_where_an_updater_would_read_them()
    {
        var at = new FilesAtBase(new Dictionary<string, byte[]>()) { PathsNotUtf8 = ["caf\uFFFD/requirements.txt", "caf\uFFFD.py"] };
        var unread = Assert.Single(Scanner.Scan(at, Settings, FileUpdaters.All).Unread);
        Assert.Equal("caf\uFFFD/requirements.txt", unread.Path);
        Assert.Contains("UTF-8", unread.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_names_no_upstream_is_not_parsed_unless_a_rule_wants_it()
    {
        var rule = new PatternRule(0, new PathGlob("*.txt"), new Regex("x==(?<version>.+)", RegexOptions.NonBacktracking), Ruff.Id, 1);
        var scan = Scan(Settings with { Rules = [rule] }, ("requirements.txt", "x==0.5.0"));
        Assert.Equal(new Tie.ByRule(0), Assert.Single(scan.References).Reference.Tie);
    }

    [Fact]
    public void A_second_scan_reads_only_what_is_new_and_finds_the_same()
    {
        var cache = new ScanCache();
        (string, string)[] files = [("requirements.txt", "ruff==0.5.0\n"), ("Makefile", "all:\n"), ("a/requirements.txt", "ruff==0.4.0 # bumpbot:ignore\n"), ("x.py", "")];
        var first = At(files);
        var scan = Scanner.Scan(first, Settings, FileUpdaters.All, cache);
        Assert.Equal(3, first.Reads);
        Same(Scanner.Scan(At(files), Settings, FileUpdaters.All), scan);
        var again = At([.. files, ("b/requirements.txt", "ruff==0.5.1")]);
        var second = Scanner.Scan(again, Settings, FileUpdaters.All, cache);
        Assert.Equal(1, again.Reads);
        Same(Scanner.Scan(again, Settings, FileUpdaters.All), second);
    }

    [Fact]
    public void Another_config_finds_anew()
    {
        var cache = new ScanCache();
        var files = At(("requirements.txt", "ruff==0.5.0\n"));
        Assert.Single(Scanner.Scan(files, Settings, FileUpdaters.All, cache).References);
        Assert.Empty(Scanner.Scan(files, Settings with { Watch = [] }, FileUpdaters.All, cache).References);
        Assert.Empty(Scanner.Scan(files, Settings with { IgnoredFiles = [new PathGlob("requirements.txt")] }, FileUpdaters.All, cache).References);
        var named = Settings with { Watch = [Ruff with { Upstream = Ruff.Upstream.AlsoCalled(["ruff"], [], []) }] };
        var tie = Assert.IsType<Tie.ByName>(Assert.Single(Scanner.Scan(files, named, FileUpdaters.All, cache).References).Reference.Tie);
        Assert.Equal(NameSource.Config, tie.Name.Source);
        Assert.Single(Scanner.Scan(files, Settings, FileUpdaters.All, cache).References);
    }

    [Fact]
    public void A_submodules_commit_is_read_from_the_tree_though_its_file_is_known()
    {
        var cache = new ScanCache();
        FilesAtBase AtCommit(string commit) => new(new Dictionary<string, byte[]> { [".gitmodules"] = "[submodule \"ruff\"]\npath = r\nurl = ../ruff\n"u8.ToArray() })
        {
            Submodules = new Dictionary<string, string> { ["r"] = commit },
        };
        Scan In(FilesAtBase at, RepoName? repository) => Scanner.Scan(at, Settings, FileUpdaters.All, cache, repository);
        var home = RepoName.Parse($"{Ruff.Id.Repo.Owner}/app");
        var (first, second) = (AtCommit("one"), AtCommit("two"));
        Assert.Equal("one", Assert.Single(In(first, home).References).Current);
        Assert.Equal("two", Assert.Single(In(second, home).References).Current);
        Assert.Equal(0, second.Reads);
        Assert.Empty(In(second, RepoName.Parse("somebody/else")).References);
        Assert.Empty(In(second, null).References);
    }

    [Fact]
    public void A_cache_that_is_full_forgets_and_the_scan_is_the_same()
    {
        var cache = new ScanCache(capacity: 2000);
        (string, string)[] files = [.. Enumerable.Range(0, 50).Select(i => ($"{i}/requirements.txt", $"ruff==0.5.{i}\n"))];
        foreach (var round in Enumerable.Range(0, 3))
        {
            var at = At(files);
            Same(Scanner.Scan(At(files), Settings, FileUpdaters.All), Scanner.Scan(at, Settings, FileUpdaters.All, cache));
            Assert.Equal(round == 0 ? 50 : at.Reads, at.Reads);
            Assert.InRange(at.Reads, 30, 50);
        }
    }

    private static void Same(Scan expected, Scan actual)
    {
        Assert.Equal(expected.Files.Keys, actual.Files.Keys);
        Assert.Equal(expected.Files.Values.Select(file => file.Content.Text), actual.Files.Values.Select(file => file.Content.Text));
        Assert.Equal(
            expected.References.Select(found => (found.Reference with { Pins = [] }, found.Updater, found.Line, found.OptedOut)),
            actual.References.Select(found => (found.Reference with { Pins = [] }, found.Updater, found.Line, found.OptedOut)));
    }

    private static Scan Scan(TargetSettings settings, params (string Path, string Text)[] files) =>
        Scanner.Scan(At(files), settings, FileUpdaters.With(settings.Rules));

    private static FilesAtBase At(params (string Path, string Text)[] files) => new(files.ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text)));

    private static IEnumerable<string> Places(Scan scan) => scan.References.Select(r => $"{r.Reference.Path}:{r.Line}");
}
