using CsCheck;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Text;

public class PathGlobTests
{
    [Theory]
    [InlineData("*.md", "README.md", true)]
    [InlineData("*.md", "docs/README.md", false)]
    [InlineData("**/*.md", "README.md", true)]
    [InlineData("**/*.md", "docs/a/README.md", true)]
    [InlineData("deploy/**", "deploy/a/b", true)]
    [InlineData("deploy/**", "deployment/a", false)]
    [InlineData("deploy/", "deploy/a/b", true)]
    [InlineData("build/*.docker", "build/x.docker", true)]
    [InlineData("build/*.docker", "build/sub/x.docker", false)]
    [InlineData("Makefile", "makefile", false)]
    [InlineData("docs/**/x.md", "docs/x.md", true)]
    [InlineData("app/[id]/x.md", "app/[id]/x.md", true)]
    [InlineData("a*b*c", "aXbYc", true)]
    [InlineData("**", "a/b/c", true)]
    [InlineData("**", "", false)]
    [InlineData("**", "a\\b", false)]
    [InlineData("1:/x", "1:/x", true)]
    [InlineData("a b/~x", "a b/~x", true)]
    [InlineData(".github/**", ".github/x.yml", true)]
    public void A_pattern_matches_from_the_root(string pattern, string path, bool matches)
    {
        Assert.True(PathGlob.TryParse(pattern, out var glob));
        Assert.Equal(matches, glob.Matches(path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../b")]
    [InlineData("a/..")]
    [InlineData("./a")]
    [InlineData("a//b")]
    [InlineData("C:/x")]
    [InlineData("~/x")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    [InlineData("*.{md,txt}")]
    [InlineData("a?.md")]
    [InlineData("**.md")]
    [InlineData("***")]
    [InlineData("/")]
    [InlineData("~")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("c:")]
    [InlineData("a/***/b")]
    [InlineData("a/b**")]
    [InlineData("a/.")]
    [InlineData("a//")]
    [InlineData("a{b")]
    [InlineData("a}b")]
    public void A_pattern_that_leaves_the_root_or_means_nothing_here_is_refused(string? pattern) => Assert.False(PathGlob.TryParse(pattern, out _));

    [Fact]
    public void A_pattern_says_what_it_is_and_one_that_is_none_says_so()
    {
        Assert.Equal(("docs/**", "docs/**"), (new PathGlob("docs/**").Pattern, new PathGlob("docs/**").ToString()));
        Assert.Contains("'../x' is no pattern", Assert.Throws<ArgumentException>(() => new PathGlob("../x")).Message, StringComparison.Ordinal);
        Assert.True(PathGlob.TryParse(new string('a', 500), out _));
        Assert.False(PathGlob.TryParse(new string('a', 501), out _));
    }

    [Fact]
    public void An_accepted_pattern_never_throws()
    {
        string[] pieces = ["a", "B", ".", "*", "**", "/", "..", "-", "[", "]", "!", ":", " ", "é", "\\", "~", "#"];
        var text = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 8].Select(string.Concat);
        Gen.Select(text, text).Sample(
            (pattern, path) => { _ = PathGlob.TryParse(pattern, out var glob) && glob.Matches(path); },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(10_000),
            threads: 1);
    }
}
