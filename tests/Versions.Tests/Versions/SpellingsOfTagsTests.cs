using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

/// <summary>Every spelling of a version in a tag that is read without telling.</summary>
public class SpellingsOfTagsTests
{
    [Theory]
    [InlineData("v1.2.3", "1.2.3", "1 2 3 0", false)]
    [InlineData("1.2", "1.2", "1 2 0 0", false)]
    [InlineData("v.1.2", "1.2", "1 2 0 0", false)]
    [InlineData("release-1.2.3", "1.2.3", "1 2 3 0", false)]
    [InlineData("tool-v1.2.3", "1.2.3", "1 2 3 0", false)]
    [InlineData("tool/v1.2.3", "1.2.3", "1 2 3 0", false)]
    [InlineData("tool@1.2.3", "1.2.3", "1 2 3 0", false)]
    [InlineData("1_2_3", "1_2_3", "1 2 3 0", false)]
    [InlineData("v1_2_3", "1_2_3", "1 2 3 0", false)]
    [InlineData("tool-1_2_3", "1_2_3", "1 2 3 0", false)]
    [InlineData("v1.2.3.4", "1.2.3.4", "1 2 3 4", false)]
    [InlineData("1.0rc1", "1.0rc1", "1 0 0 0", true)]
    [InlineData("1.0.post1", "1.0.post1", "1 0 0 0", false)]
    [InlineData("1.0.dev3", "1.0.dev3", "1 0 0 0", true)]
    [InlineData("v1.0-alpha.2", "1.0-alpha.2", "1 0 0 0", true)]
    [InlineData("v1.2.3+build.5", "1.2.3+build.5", "1 2 3 0", false)]
    [InlineData("v1.2.3-rc.1+build.5", "1.2.3-rc.1+build.5", "1 2 3 0", true)]
    [InlineData("2024.06.1", "2024.06.1", "2024 6 1 0", false)]
    [InlineData("2024-06-01", "2024-06-01", "2024 6 1 0", false)]
    [InlineData("v2024-06-01", "2024-06-01", "2024 6 1 0", false)]
    [InlineData("release-2024-06-01", "2024-06-01", "2024 6 1 0", false)]
    [InlineData("20240601", "20240601", "20240601 0 0 0", false)]
    [InlineData("20240601.2", "20240601.2", "20240601 2 0 0", false)]
    public void A_tag_is_read(string tag, string text, string numbers, bool prerelease)
    {
        Assert.True(TagPattern.Infer(RepoName.Parse("acme/tool"), [tag]).TryRead(tag, out var version));
        Assert.Equal((text, prerelease), (version.Text, version.IsPrerelease));
        var plain = ReleaseVersion.Parse(numbers.Replace(' ', '.'));
        Assert.Equal(prerelease, version < plain);
        Assert.Equal(text.Contains("post", StringComparison.Ordinal), version > plain);
    }

    /// <summary>An epoch (PEP 440) puts a version above all without one: its number alone would be ordered wrongly.</summary>
    [Theory]
    [InlineData("1!2.0")]
    [InlineData("v1!2.0")]
    [InlineData("latest")]
    [InlineData("nightly")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.4.5-rc.1")]
    [InlineData("1_2_3_4_5")]
    [InlineData("-1.2.3")]
    [InlineData("1.1.1w")]
    [InlineData("20240601123456")]
    [InlineData("@acme/tool@1.2.3")]
    public void Another_tag_is_no_version(string tag) => Assert.False(TagPattern.Infer(RepoName.Parse("acme/tool"), [tag]).TryRead(tag, out _));

    [Theory]
    [InlineData("2024.06.1", "2024-06-02", "20240603")]
    [InlineData("v1.9", "1_10_0", "tool@1.10.0.1", "release-1.11rc1", "v1.11")]
    [InlineData("1.0.dev3", "1.0-alpha.2", "1.0rc1", "1.0", "1.0.post1", "1.0.1")]
    public void Tags_of_several_spellings_are_in_one_order(params string[] ascending)
    {
        var pattern = TagPattern.Infer(RepoName.Parse("acme/tool"), ascending);
        List<ReleaseVersion> versions = [.. ascending.Select(tag => pattern.TryRead(tag, out var version) ? version : throw new FormatException(tag))];
        Assert.Equal(versions, versions.Order());
        Assert.Equal(versions.Count, versions.Distinct().Count());
    }
}
