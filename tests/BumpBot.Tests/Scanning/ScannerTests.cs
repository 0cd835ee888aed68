using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Scanning;
using BumpBot.Targets;
using Updaters;
using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;

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

    private static Scan Scan(TargetSettings settings, params (string Path, string Text)[] files) =>
        Scanner.Scan(new FilesAtBase(files), settings, FileUpdaters.With(settings.Rules));

    private static IEnumerable<string> Places(Scan scan) => scan.References.Select(r => $"{r.Reference.Path}:{r.Line}");

    private sealed class FilesAtBase(IReadOnlyList<(string Path, string Text)> files) : IBase
    {
        public string Branch => "main";

        public string Commit => "0123456789";

        public IReadOnlyList<TreeFile> Files { get; } =
            [.. files.Select(f => new TreeFile(f.Path, f.Path, TreeFileMode.Regular, Encoding.UTF8.GetByteCount(f.Text)))];

        public IReadOnlySet<string> FoldersNotUtf8 { get; } = new HashSet<string>();

        public IReadOnlyDictionary<string, StandingBranch> Branches { get; } = new Dictionary<string, StandingBranch>();

        public byte[] Read(TreeFile file) => Encoding.UTF8.GetBytes(files.Single(f => f.Path == file.Path).Text);
    }
}
