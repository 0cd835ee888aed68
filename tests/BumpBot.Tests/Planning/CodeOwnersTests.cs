using BumpBot.Planning;
using Xunit;

namespace BumpBot.Tests.Planning;

public sealed class CodeOwnersTests
{
    [Theory]
    [InlineData("*", "a/b.txt", true)]
    [InlineData("*.js", "a/b.js", true)]
    [InlineData("*.js", "a/b.jsx", false)]
    [InlineData("/build/logs/", "build/logs/a/b.log", true)]
    [InlineData("/build/logs/", "x/build/logs/b.log", false)]
    [InlineData("docs/*", "docs/a.md", true)]
    [InlineData("docs/*", "docs/a/b.md", false)]
    [InlineData("apps/", "x/apps/y.txt", true)]
    [InlineData("**/logs", "deploy/logs/x", true)]
    [InlineData("/docs/**/api.md", "docs/a/b/api.md", true)]
    [InlineData("Makefile", "a/Makefile", true)]
    [InlineData("Makefile", "a/Makefile.in", false)]
    public void A_pattern_fits_as_git_says(string pattern, string path, bool fits) =>
        Assert.Equal(fits ? ["me"] : [], CodeOwners.Parse($"{pattern} @me\n").Of(path));

    [Fact]
    public void The_last_pattern_that_fits_counts_also_where_it_names_nobody() =>
        Assert.Empty(CodeOwners.Parse("* @me\n/docs/ # nobody\n").Of("docs/a.md"));

    [Fact]
    public void A_hostile_file_neither_throws_nor_hangs()
    {
        var owners = CodeOwners.Parse(string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat("**/*", 100)) + " @me @x/y/z @ !a [b \n", 50)));
        Assert.Empty(owners.Of(new string('a', 5000)));
    }
}
