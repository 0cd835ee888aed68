using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Tests.Watching;

/// <summary>An upstream that stopped making releases and goes on tagging.</summary>
public class TagsBeyondTests
{
    private static readonly DateTimeOffset Then = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RepoName Repo = RepoName.Parse("acme/tool");

    [Theory]
    [InlineData("v1.1.0", "v1.1.0")]
    [InlineData("v2.0.0", "v2.0.0")]
    [InlineData("v0.9.0", null)]
    [InlineData("v1.0.0", null)]
    [InlineData("v2.0.0-rc.1", null)]
    [InlineData("nightly", null)]
    public void Only_a_version_above_all_releases_is_told(string tag, string? told) =>
        Assert.Equal(told, TagsBeyond.Of(Repo, [Release("v1.0.0")], [new DatedTag(tag, Then.AddDays(400))])?.Name);

    [Theory]
    [InlineData(179, false)]
    [InlineData(180, true)]
    public void It_must_come_long_after_the_newest_release(int days, bool told) =>
        Assert.Equal(told, TagsBeyond.Of(Repo, [Release("v1.0.0")], [new DatedTag("v1.1.0", Then.AddDays(days))]) is not null);

    [Fact]
    public void Of_several_the_highest_is_told() => Assert.Equal(
        "v1.10.0", TagsBeyond.Of(Repo, [Release("v1.0.0")], [.. new[] { "v1.2.0", "v1.10.0", "v1.9.0" }.Select(tag => new DatedTag(tag, Then.AddDays(300)))])?.Name);

    [Fact]
    public void A_release_made_since_silences_it()
    {
        var snapshot = new Snapshot(Repo, 1, ReleaseSource.Releases, [Release("v1.0.0")], null) { TagBeyond = new DatedTag("v1.1.0", Then.AddDays(300)) };
        Assert.True(TagsBeyond.IsTold(snapshot));
        Assert.False(TagsBeyond.IsTold(snapshot with { Releases = [Release("v1.0.0"), Release("v1.2.0") with { PublishedAt = Then.AddDays(310) }] }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Without_dated_releases_nothing_is_asked(int releases) =>
        Assert.False(TagsBeyond.MayBe([.. Enumerable.Repeat(Release("v1") with { PublishedAt = null }, releases)], Then));

    private static Release Release(string tag) => new(tag, null, null, Then, null, null, null, ReleaseStage.Published);
}
