using Updaters.Pattern;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Pattern;

public class PatternUpdaterTests
{
    private static readonly Upstream Ruff = Upstream.WithDefaultNames(UpstreamId.Parse("astral-sh/ruff"));
    private static readonly Upstream Cli = Upstream.WithDefaultNames(UpstreamId.Parse("cli/cli"));

    [Fact]
    public void A_match_is_tied_by_its_rule()
    {
        var found = Find("a=1.2 b=2.3", Rule(4, @"b=(?<version>\S+)"), Rule(7, @"a=(?<version>\S+)", "cli/cli"));
        Assert.Equal(["1.2", "2.3"], found.Select(reference => reference.Current));
        Assert.Equal([new Tie.ByRule(7), new Tie.ByRule(4)], found.Select(reference => reference.Tie));
        Assert.Equal([Cli.Id, Ruff.Id], found.Select(reference => reference.Upstream));
        Assert.All(found, reference => Assert.Equal(ReferenceKind.Value, reference.Kind));
    }

    [Fact]
    public void Only_the_files_of_a_rule_are_handled()
    {
        var updater = new PatternUpdater([Rule(0, "(?<version>x)") with { Files = new PathGlob("scripts/*.sh") }]);
        Assert.True(updater.Handles("scripts/a.sh"));
        Assert.False(updater.Handles("scripts/b/a.sh"));
        Assert.False(updater.Handles("a.sh"));
        Assert.Empty(updater.Find(new FileText("a.sh", "x"), [Ruff]));
    }

    [Fact]
    public void A_rule_for_an_upstream_that_is_not_asked_for_finds_nothing() =>
        Assert.Empty(Find("a=1.2", Rule(0, @"a=(?<version>\S+)", "acme/tool")));

    [Fact]
    public void Places_are_right_behind_crlf_and_lone_line_ends()
    {
        const string text = "one\r\ntwo\r\n\r\nv=1.2.3\r\nthree\rfour\nv=4.5.6\r\n";
        var found = Find(text, Rule(0, @"^v=(?<version>.*)$"));
        Assert.Equal(["1.2.3", "4.5.6"], found.Select(reference => reference.Current));
        Assert.All(found, reference => Assert.Equal(reference.Current, reference.Span.Of(text)));
    }

    [Fact]
    public void A_version_does_not_reach_over_a_line_end() => Assert.Empty(Find("v=1.2\r\n3", Rule(0, @"v=(?<version>[\d.\s]+)")));

    [Fact]
    public void Of_two_rules_for_one_place_the_first_stays()
    {
        var found = Find("ruff=1.2.3", Rule(0, @"=(?<version>\S+)"), Rule(1, @"ruff=(?<version>[\d.]+)"));
        Assert.Equal(new Tie.ByRule(0), Assert.Single(found).Tie);
    }

    [Fact]
    public void A_rule_that_matches_everywhere_finds_nothing()
    {
        var rule = Rule(0, @"(?<version>\d)");
        Assert.Equal(PatternUpdater.MaxMatches, Find(new string('1', PatternUpdater.MaxMatches), rule).Count);
        Assert.Empty(Find(new string('1', PatternUpdater.MaxMatches + 1), rule));
    }

    [Fact]
    public void A_match_that_is_no_single_place_is_left_out()
    {
        var rule = Rule(0, @"<(?<version>\d)[^>]*>");
        var longest = new string('x', PatternUpdater.MaxMatchLength - 3);
        Assert.Equal(["1", "2"], Find($"<1{longest}><2>", rule).Select(reference => reference.Current));
        Assert.Equal(["2"], Find($"<1x{longest}><2>", rule).Select(reference => reference.Current));
    }

    [Fact]
    public void A_pattern_that_is_hard_for_the_engine_throws_nothing()
    {
        // Whether it is read or given up is the engine's clock's to say; either way the run goes on.
        var text = new string('a', 1 << 16);
        Assert.All(Find(text, Rule(0, @"(?<version>.*a.{250})")), reference => Assert.Equal(reference.Current, reference.Span.Of(text)));
    }

    private static PatternRule Rule(int index, string pattern, string upstream = "astral-sh/ruff")
    {
        Assert.True(RulePattern.TryParse(pattern, out var regex, out var problem), problem);
        return new PatternRule(index, new PathGlob("**"), regex, UpstreamId.Parse(upstream), null);
    }

    private static List<Reference> Find(string text, params PatternRule[] rules) =>
        [.. new PatternUpdater(rules).Find(new FileText("a.txt", text), [Ruff, Cli])];
}
