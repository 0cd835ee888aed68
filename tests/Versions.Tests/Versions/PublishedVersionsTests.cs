using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class PublishedVersionsTests
{
    private static readonly PublishedVersions Published =
        new(TagPattern.Usual(RepoName.Parse("acme/tool")), ["v3.11.4", "v3.12.0", "v4.0.0-rc1", "1.2", "2024.01.05", "other-5.0", "latest"]);

    [Theory]
    [InlineData("3.11.4", true)]
    [InlineData("3.11", true)]
    [InlineData("3", true)]
    [InlineData("3.12", true)]
    [InlineData("1.2.0", true)]
    [InlineData("2024.1.5", true)]
    [InlineData("2024.1", true)]
    [InlineData("4.0.0-rc1", true)]
    [InlineData("4.0.0", false)]
    [InlineData("4", false)]
    [InlineData("3.11.0", false)]
    [InlineData("3.11-rc1", false)]
    [InlineData("3.1", false)]
    [InlineData("3.13", false)]
    [InlineData("5.0", false)]
    public void A_version_is_named_in_its_own_or_a_shorter_spelling(string version, bool named) =>
        Assert.Equal(named, Published.Names(ReleaseVersion.Parse(version)));

    [Theory]
    [InlineData("v3.11.4", true)]
    [InlineData("latest", true)]
    [InlineData("other-5.0", true)]
    [InlineData("3.11.4", false)]
    [InlineData("V3.11.4", false)]
    public void A_tag_is_known_by_its_exact_text(string tag, bool known) => Assert.Equal(known, Published.HasTag(tag));

    [Fact]
    public void A_tag_that_is_named_twice_counts_once() =>
        Assert.Single(new PublishedVersions(TagPattern.Usual(RepoName.Parse("acme/tool")), ["v1.2", "v1.2", "latest", "latest"]).Versions);

    [Theory]
    [InlineData("v3.11.4", "3.11.4")]
    [InlineData("latest", null)]
    [InlineData("v9.9.9", null)]
    public void A_tag_stands_for_a_version_of_its_upstream_or_for_none(string tag, string? version)
    {
        Assert.Equal(version is not null, Published.TryGetVersion(tag, out var read));
        Assert.Equal(version, read?.Text);
    }
}
