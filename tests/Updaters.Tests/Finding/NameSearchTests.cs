using System.Text;
using CsCheck;
using Updaters.Finding;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

public class NameSearchTests
{
    private static readonly Upstream Parser = Upstream.WithDefaultNames(UpstreamId.Parse("alkoleft/tree-sitter-bsl"));

    public static IEnumerable<TheoryDataRow<string>> Cases => FixtureFolders.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_found_in_a_fixture_in_which_the_search_sees_no_name(string id)
    {
        var fixture = FixtureCase.Load(id);
        HoldsFor(fixture, FileBytes.Decode(fixture.Before).Text);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_is_found_in_mangled_text_in_which_the_search_sees_no_name(string id)
    {
        var fixture = FixtureCase.Load(id);
        MangledText.Of(FileBytes.Decode(fixture.Before).Text).Sample(text => HoldsFor(fixture, text), seed: "0000KdaBcNlM", iter: 40, threads: 1);
    }

    [Fact]
    public void One_upstreams_fixtures_mostly_name_no_other() =>
        Assert.InRange(FixtureFolders.Ids.Select(FixtureCase.Load).Count(fixture => !NameSearch.For([Parser]).MayName(fixture.Before)), FixtureFolders.Ids.Count / 2, FixtureFolders.Ids.Count);

    [Theory]
    [InlineData("tree-sitter-bsl==1.0")]
    [InlineData("TREE_SITTER_BSL_VERSION=1.0")]
    [InlineData("tree.Sitter.bsl")]
    [InlineData("xSitterx")]
    [InlineData("https:\\/\\/github.com\\/alkoleft\\/tree-sitter-bsl")]
    public void A_name_is_seen_in_any_case_and_with_any_separators(string text) => Assert.True(MayName(text, Parser));

    [Theory]
    [InlineData("")]
    [InlineData("si")]
    [InlineData("sit-ter tree bsl VERSION")]
    [InlineData("\u017Fitter")]
    [InlineData("/v${VERSION}/tool-$(V).zip \\\n  next C:\\users & more &amp; 'x'")]
    public void Nothing_is_seen_in_another_text(string text) => Assert.False(MayName(text, Parser));

    [Theory]
    [InlineData("FROM acme/tree-sit\\\n# comment\nter-bsl:1.0")]
    [InlineData("FROM acme/tree-sit\\\r\n  ter-bsl:1.0")]
    [InlineData("FROM acme/sit${REST}:1.0")]
    [InlineData("FROM acme/${START}ter:1.0")]
    [InlineData("FROM acme/${START}${REST}:1.0")]
    [InlineData("# escape=`\nFROM acme/sit`\nter:1.0")]
    [InlineData("{\"\\u0073itter-bsl\": \"1.0\"}")]
    [InlineData("\"\\x73itter\": 1.0")]
    [InlineData("<a Include=\"&#115;itter\">")]
    [InlineData("<a Include=\"&#x73;itter\">")]
    public void A_word_that_may_be_a_name_in_pieces_is_let_through(string text) => Assert.True(MayName(text, Parser));

    [Fact]
    public void A_name_without_a_letter_or_beyond_ASCII_lets_everything_through()
    {
        Assert.True(MayName("", Parser.AlsoCalled(["größe"], [], [])));
        Assert.True(MayName("", Parser.AlsoCalled(["-"], [], [])));
    }

    [Fact]
    public void Without_upstreams_there_is_nothing_to_see() => Assert.False(NameSearch.For([]).MayName("anything ${A}b\\\nc"));

    [Fact]
    public void An_image_is_seen_without_the_registry_that_its_known_name_has()
    {
        var upstream = Parser.AlsoCalled([], ["docker.io/library/redis"], []);
        Assert.True(MayName("redis:7.0", upstream));
    }

    [Fact]
    public void A_word_of_every_project_is_not_what_a_variable_is_seen_by() =>
        Assert.False(MayName("VERSION=1", Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")).AlsoCalled([], [], ["ABC_VERSION"])));

    [Fact]
    public void Any_run_is_seen_anywhere_in_any_case()
    {
        var words = Gen.String[Gen.Char["abcdeXYZ019"], 1, 9];
        var filling = Gen.String[Gen.Char["abcdeXYZ01-_ .\n\u00e9"], 0, 30];
        Gen.Select(words.Array[1, 20], Gen.Int[0, 19], filling, filling, Gen.Bool).Sample(
            (runs, chosen, before, after, upper) =>
            {
                var run = runs[chosen % runs.Length];
                var text = before + (upper ? run.ToUpperInvariant() : run.ToLowerInvariant()) + after;
                return Called(runs).MayName(Encoding.UTF8.GetBytes(text)) && Called(runs).MayName(Encoding.Latin1.GetBytes(text));
            },
            seed: "0000KdaBcNlM", iter: 5_000, threads: 1);
    }

    [Fact]
    public void Only_what_stands_there_is_seen()
    {
        var texts = Gen.String[Gen.Char["abcXY01-\u00e9"], 0, 40];
        Gen.Select(Gen.String[Gen.Char["abcXY01"], 1, 6].Array[1, 6], texts).Sample(
            (runs, text) => Called(runs).MayName(Encoding.UTF8.GetBytes(text)) == runs.Any(run => text.Contains(run, StringComparison.OrdinalIgnoreCase)),
            seed: "0000KdaBcNlM", iter: 20_000, threads: 1);
    }

    /// <summary>For upstreams that go by these names alone.</summary>
    private static NameSearch Called(string[] names) => NameSearch.For(
    [
        .. names.Select(name => new Upstream(UpstreamId.Parse($"acme/{name}"), [], [], [], Upstream.GitHubHosts)),
    ]);

    private static bool MayName(string text, params Upstream[] upstreams)
    {
        var search = NameSearch.For(upstreams);
        var seen = search.MayName(Encoding.UTF8.GetBytes(text));
        Assert.Equal(seen, search.MayName(text));
        return seen;
    }

    private static void HoldsFor(FixtureCase fixture, string text)
    {
        List<Upstream> upstreams = [.. fixture.Upstreams.Select(known => known.Upstream)];
        if (!MayName(text, [.. upstreams]))
            Assert.All(FileUpdaters.All, updater => Assert.Empty(updater.Find(new FileText(fixture.Path, text), upstreams)));
    }
}
