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
    [InlineData("Makefile.am", false)]
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

    private static List<Reference> Find(string text) => [.. Updater.Find(new FileText("Makefile", text), [Ruff])];
}
