using CsCheck;
using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class TagPatternTests
{
    private static readonly RepoName Repo = RepoName.Parse("acme/Tool");

    [Theory]
    [InlineData("v{version}", "v1.2.3", "1.2.3")]
    [InlineData("cli-v{version}", "cli-v1.2", "1.2")]
    [InlineData("cli/v{version}", "cli/v1.2-rc1", "1.2-rc1")]
    [InlineData("{version}", "1.2", "1.2")]
    [InlineData("{version}-release", "1.2-release", "1.2")]
    [InlineData("@{version}", null, null)]
    [InlineData("cli@{version}", "cli@2024.01.05", "2024.01.05")]
    public void A_template_reads_its_tags(string template, string? tag, string? version)
    {
        Assert.Equal(tag is not null, TagPattern.TryParse(template, out var pattern));
        if (tag is null)
            return;
        Assert.True(pattern!.TryRead(tag, out var read));
        Assert.Equal(version, read.Text);
        Assert.Equal(template, pattern.ToString());
    }

    [Theory]
    [InlineData("v1.2.3")]
    [InlineData("cli-v")]
    [InlineData("CLI-v1.2.3")]
    [InlineData("cli-v1.2.3/x")]
    [InlineData("xcli-v1.2.3")]
    [InlineData("cli-vmain")]
    public void A_template_reads_no_other_tags(string tag)
    {
        Assert.True(TagPattern.TryParse("cli-v{version}", out var pattern));
        Assert.False(pattern.TryRead(tag, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("{version}{version}")]
    [InlineData("v{Version}")]
    [InlineData("$(id){version}")]
    [InlineData("a b{version}")]
    [InlineData("../{version}")]
    [InlineData("a//{version}")]
    [InlineData("{version}.lock")]
    [InlineData("-{version}")]
    public void A_template_without_exactly_one_version_or_with_unsafe_characters_is_refused(string template) =>
        Assert.False(TagPattern.TryParse(template, out _));

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("v1.2.3")]
    [InlineData("V1.2.3")]
    [InlineData("v.1.2.3")]
    [InlineData("release-1.2.3")]
    [InlineData("release/1.2.3")]
    [InlineData("Release-v1.2.3")]
    [InlineData("rel-1.2.3")]
    [InlineData("version-1.2.3")]
    [InlineData("tool-1.2.3")]
    [InlineData("TOOL-v1.2.3")]
    [InlineData("tool/v1.2.3")]
    [InlineData("tool@1.2.3")]
    [InlineData("tool_1.2.3")]
    public void The_usual_spellings_all_count_together(string tag)
    {
        var pattern = TagPattern.Infer(Repo, ["v9.9.9", "nightly"]);
        Assert.True(pattern.TryRead(tag, out var version));
        Assert.Equal("1.2.3", version.Text);
    }

    [Theory]
    [InlineData("helm-chart-5.0.0")]
    [InlineData("toolbox-1.2.3")]
    [InlineData("tool-extra-1.2.3")]
    [InlineData("my-tool-1.2.3")]
    [InlineData("vv1.2.3")]
    [InlineData("v")]
    [InlineData("")]
    [InlineData("tool-")]
    [InlineData("latest")]
    [InlineData("nightly-20240601")]
    public void An_unknown_prefix_beside_a_usual_one_is_not_read(string tag) =>
        Assert.False(TagPattern.Infer(Repo, ["v1.0", tag]).TryRead(tag, out _));

    [Theory]
    [InlineData("llvmorg-17.0.6", "llvmorg-{version}")]
    [InlineData("jdk-17+35", "jdk-{version}")]
    [InlineData("b4321", "b{version}")]
    [InlineData("go1.22", "go{version}")]
    [InlineData("go1.22-rc.1", "go{version}")]
    [InlineData("lib2-1.0", "lib2-{version}")]
    [InlineData("k8s/v1.2", "k8s/v{version}")]
    [InlineData("R_2_5_0", "R_{version}")]
    [InlineData("x264-1.0", "x264-{version}")]
    [InlineData("3proxy-0.9.4", "3proxy-{version}")]
    public void One_other_prefix_of_all_version_tags_is_taken(string tag, string pattern) =>
        Assert.Equal(pattern, TagPattern.Infer(Repo, [tag, "latest", "stable"]).ToString());

    [Fact]
    public void Several_other_prefixes_cannot_be_read_and_the_words_say_what_to_do()
    {
        var pattern = TagPattern.Infer(Repo, ["cli-v1.0", "lib-v2.0", "web-v3.0", "docs-1.0", "cli-v1.1"]);
        Assert.False(pattern.TryRead("cli-v1.0", out _));
        Assert.Equal("one shape for all tags; there are cli-v{version}, docs-{version}, lib-v{version} and 1 more: say which with 'tag:'", pattern.ToString());
    }

    [Fact]
    public void Without_any_version_tag_the_usual_spellings_are_expected() =>
        Assert.True(TagPattern.Infer(Repo, ["latest"]).TryRead("v1.0", out _));

    [Fact]
    public void No_tags_make_it_throw()
    {
        Gen.Select(MangledText.Of("tool-v1.2.3 helm-chart-5.0.0/release/1_2_3@2024-01-05"), Gen.String).Sample(
            (one, other) => { TagPattern.Infer(Repo, [one, other]).TryRead(one, out _); },
            seed: "0000KdaBcNlM",
            iter: Tries.Of(5_000),
            threads: 1);
    }
}
