using BumpBot.Planning.Notes;
using CsCheck;
using Xunit;

namespace BumpBot.Tests.Planning.Notes;

public sealed class ChangelogSectionTests
{
    [Theory]
    [InlineData("## 1.2.3\n\n- a\n\n## 1.2.2\n- b")]
    [InlineData("## [1.2.3] - 2026-01-02\n- a\n## [1.2.2]\n- b")]
    [InlineData("## v1.2.3 (2026-01-02)\n- a\n## v1.2.2\n- b")]
    [InlineData("# Changes\n\n## [1.2.3](https://github.com/o/r/compare/v1.2.2...v1.2.3)\n\n- a\n\n# 0.x\n- b")]
    [InlineData("## 1.2.30\n- x\n## 1.2.3-rc.1\n- y\n## 11.2.3\n- z\n## tool-1.2.3\n- a\n## 1.2.2\n- b")]
    [InlineData("1.2.3 (2026-01-02)\n==================\n\n- a\n\n1.2.2\n=====\n- b")]
    [InlineData("Version 1.2.3\n-------------\n- a\n\nVersion 1.2.2\n-------------\n- b")]
    [InlineData("```\n## 1.2.3\n- x\n```\n\n## Release 1.2.3\n- a")]
    [InlineData("## @acme/core@1.2.3\r\n- a\r\n## @acme/core@1.2.2\r\n- b")]
    public void The_section_of_a_release_is_found_by_its_heading(string changelog) => Assert.Equal("- a", ChangelogSection.Of(changelog, "v1.2.3", "1.2.3"));

    [Fact]
    public void Headings_below_belong_to_it() =>
        Assert.Equal("### Added\n- a\n### Fixed\n- b", ChangelogSection.Of("## 1.2.3\n### Added\n- a\n### Fixed\n- b\n## 1.2.2\n- c", "1.2.3", "1.2.3"));

    [Theory]
    [InlineData("")]
    [InlineData("## 1.2.4\n- a")]
    [InlineData("## 1.2.3\n\n## 1.2.2\n- b")]
    [InlineData("Text about 1.2.3 without a heading")]
    public void Where_there_is_none_nothing_is_taken(string changelog) => Assert.Null(ChangelogSection.Of(changelog, "1.2.3", "1.2.3"));

    [Fact]
    public void Whatever_the_file_holds_it_is_read() =>
        Gen.String[Gen.Char["#=-~`1.2v[]() \n\r|a"], 0, 400].Sample(text => ChangelogSection.Of(text, "v1.2", "1.2"), iter: 500, threads: 1);
}
