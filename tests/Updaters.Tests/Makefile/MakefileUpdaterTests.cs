using Updaters.Makefile;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Makefile;

public class MakefileUpdaterTests
{
    private static readonly MakefileUpdater Updater = new();
    private static readonly Upstream Ruff = Upstream.WithDefaultNames(UpstreamId.Parse("astral-sh/ruff"));

    [Theory]
    [InlineData("Makefile", true)]
    [InlineData("docs/makefile", true)]
    [InlineData("GNUmakefile", true)]
    [InlineData("build/tools.mk", true)]
    [InlineData("Makefile.common", true)]
    [InlineData("Makefile.am", false)]
    [InlineData("Makefile.in", false)]
    [InlineData("CMakefile", false)]
    [InlineData("Makefile/readme.txt", false)]
    [InlineData("tools.mkd", false)]
    public void Makefiles_are_known_by_name(string path, bool handled) => Assert.Equal(handled, Updater.Handles(path));

    [Fact]
    public void A_value_is_taken_without_its_quotes_and_spaces()
    {
        const string text = "RUFF_VERSION := \"0.4.1\"  \t# why\n";
        Assert.Equal(new TextSpan(17, 5), Assert.Single(Find(text)).Span);
    }

    [Fact]
    public void A_variable_is_a_value_and_a_pin_in_a_recipe_is_a_package()
    {
        var found = Find("RUFF_VERSION = 0.4.1\nlint:\n\tpip install ruff==0.4.2\n\tRUFF_TAG=0.4.3 sh x\n");
        Assert.Equal(["0.4.1", "0.4.2", "0.4.3"], found.Select(reference => reference.Current));
        Assert.Equal([ReferenceKind.Value, ReferenceKind.Package, ReferenceKind.Value], found.Select(reference => reference.Kind));
    }

    [Fact]
    public void A_tab_makes_a_recipe_only_within_a_rule()
    {
        Assert.Single(Find("\tRUFF_VERSION := 0.4.1\n"));
        Assert.Empty(Find("lint:\n\tRUFF_VERSION := 0.4.1\n"));
        Assert.Empty(Find("lint:\n\n# between\n\tRUFF_VERSION := 0.4.1\n"));
        Assert.Single(Find("lint:\nX = 1\n\tRUFF_VERSION := 0.4.1\n"));
        Assert.Single(Find("lint:\ninclude x.mk\n\tRUFF_VERSION := 0.4.1\n"));
    }

    [Fact]
    public void An_escaped_backslash_joins_no_line()
    {
        Assert.Empty(Find("# goes on \\\nRUFF_VERSION = 0.4.1\n"));
        Assert.Single(Find("# does not \\\\\nRUFF_VERSION = 0.4.1\n"));
    }

    [Fact]
    public void A_hash_sign_is_a_comment_unless_it_is_escaped_or_within_a_call()
    {
        Assert.Empty(Find("X = a # RUFF_VERSION=0.4.1\n"));
        Assert.Empty(Find("X = a \\\\# RUFF_VERSION=0.4.1\n"));
        Assert.Single(Find("X = a \\# RUFF_VERSION=0.4.1\n"));
        Assert.Single(Find("X = $(call f,# (b)) RUFF_VERSION=0.4.1\n"));
        Assert.Single(Find("X = ${call f,#} RUFF_VERSION=0.4.1\n"));
        Assert.Empty(Find("X = $$(a # b) RUFF_VERSION=0.4.1\n"));
    }

    [Theory]
    [InlineData("define x\nRUFF_VERSION=0.4.1\n")]
    [InlineData("define x\ndefine y\nendef\nRUFF_VERSION=0.4.1\nendef\n")]
    [InlineData("define x\n\tendef\nRUFF_VERSION=0.4.1\nendef\n")]
    public void A_define_is_read_as_commands_to_its_own_end(string text) => Assert.Single(Find(text));

    [Fact]
    public void A_define_that_has_ended_is_over() => Assert.Single(Find("define x =\necho\nendef\nRUFF_VERSION := 0.4.1\n"));

    [Fact]
    public void Long_hostile_lines_are_read_in_a_moment()
    {
        foreach (var part in new[] { " ", "a", "A_", "$(", "(", "#", "@", "\\", "\\\n", "=", "X=1 ", "X='", ":", "define x\n", "export ", "\n\t#", "@ " })
        {
            var text = string.Concat(Enumerable.Repeat(part, 20_000));
            Assert.NotNull(Find("RUFF_VERSION" + text));
            Assert.NotNull(Find("x:\n\t" + text));
        }
    }

    [Fact]
    public void Long_hostile_compositions_are_read_in_a_moment()
    {
        foreach (var part in new[] { "$(A)", "$(call f,", "${A", "$A", "$$", "$(A:v%=%)", "$(subst a,,$(A))", "A := $(A)$(A)\n", "A ?= 1.2\n", "ifdef A\nA=1.2\n", "else\nA=1.3\n", "a:A=1\n", "a:\n\t$(A) sha256sum\n", "A0=$(A)\n" })
        {
            var text = string.Concat(Enumerable.Repeat(part, 100_000 / part.Length));
            Assert.NotNull(Find("A := https://github.com/astral-sh/ruff/archive/v1.2.zip\nB = $(A)\n" + text));
            Assert.NotNull(Find("A := https://github.com/astral-sh/ruff/archive/v1.2.zip\nx:\n\tsha256sum $(A) $(B) " + text));
        }
    }

    [Theory]
    [InlineData("V := 0.4.1\nU := https://github.com/astral-sh/ruff/archive/v$(V).zip\n")]
    [InlineData("U = $(B)/v$(V).zip\nV = 0.4.1\nB = https://github.com/astral-sh/ruff/archive\n")]
    [InlineData("V ?= 0.4.1\nx:\n\tcurl https://github.com/astral-sh/ruff/archive/v${V}.zip\n")]
    [InlineData("V = 0.4.1\nx: ; curl https://github.com/astral-sh/ruff/archive/v$(strip $(V)).zip\n")]
    [InlineData("x: V = 0.4.1\nx:\n\tcurl https://github.com/astral-sh/ruff/archive/v$(V).zip\n")]
    [InlineData("ifdef A\nV = 0.4.1\nelse\nV = main\nendif\nx:\n\tcurl https://github.com/astral-sh/ruff/archive/v$(V).zip\n")]
    public void A_url_leads_to_the_variable_that_it_is_made_of(string text)
    {
        var found = Assert.Single(Find(text));
        Assert.Equal(("0.4.1", ReferenceKind.Value), (found.Current, found.Kind));
        Assert.IsType<Tie.ByStructure>(found.Tie);
    }

    [Theory]
    [InlineData("V += 0.4.1\nU := https://github.com/astral-sh/ruff/archive/v$(V).zip\n")]
    [InlineData("V := 0.4.1\nV += 0.4.2\nU := https://github.com/astral-sh/ruff/archive/v$(V).zip\n")]
    [InlineData("V != echo 0.4.1\nU := https://github.com/astral-sh/ruff/archive/v$(V).zip\n")]
    [InlineData("V := 0.4.1\nU := https://github.com/astral-sh/ruff/archive/v$$(V).zip\n")]
    [InlineData("V := 0.4.1\nU := https://github.com/astral-sh/ruff/archive/v$(firstword $(V)).zip\n")]
    [InlineData("V := 4.1\nU := https://github.com/astral-sh/ruff/archive/v0.$(V).zip\n")]
    public void What_is_not_one_plain_value_is_left(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_value_is_a_tag_where_nothing_stands_beside_it() =>
        Assert.Equal(ReferenceKind.Tag, Assert.Single(Find("V := v0.4.1\nU := https://github.com/astral-sh/ruff/archive/$(V).zip\n")).Kind);

    [Fact]
    public void An_image_leads_to_its_tag_and_says_what_stands_beside_it()
    {
        var found = Assert.Single(Find("T := 0.4.1\nI := ghcr.io/astral-sh/ruff:v$(T)-alpine\n"));
        Assert.Equal(("0.4.1", ReferenceKind.Value), (found.Current, found.Kind));
        Assert.Equal(new Publication.ImageTag("ghcr.io/astral-sh/ruff", "v", "-alpine"), found.PublishedAs);
    }

    private static List<Reference> Find(string text) => [.. Updater.Find(new FileText("Makefile", text), [Ruff])];
}
