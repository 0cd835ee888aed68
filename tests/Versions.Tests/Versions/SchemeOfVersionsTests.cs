using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class SchemeOfVersionsTests
{
    [Theory]
    [InlineData("", VersionScheme.Semver)]
    [InlineData("1.0 1.1", VersionScheme.Semver)]
    [InlineData("1.0.0 1.1.0-rc.1", VersionScheme.Semver)]
    [InlineData("1.0.0 1.1.0+build", VersionScheme.Semver)]
    [InlineData("5.2.1.Final 5.2.2.Final", VersionScheme.Semver)]
    [InlineData("1.0 1.1rc1", VersionScheme.Python)]
    [InlineData("1.0 1.0.post1", VersionScheme.Python)]
    [InlineData("1.0 1.0.dev3", VersionScheme.Python)]
    [InlineData("1.0rc1 1.1-rc.1", VersionScheme.Semver)]
    [InlineData("1.0rc1 1.0rc2 1.1-rc.1", VersionScheme.Python)]
    [InlineData("2024.1 2024.2", VersionScheme.Date)]
    [InlineData("2024-06-01", VersionScheme.Date)]
    [InlineData("2024.06.1rc1", VersionScheme.Date)]
    [InlineData("20240601", VersionScheme.Date)]
    [InlineData("20240601.1", VersionScheme.Date)]
    [InlineData("1990.1", VersionScheme.Date)]
    [InlineData("2099.1", VersionScheme.Date)]
    [InlineData("1989.1", VersionScheme.Semver)]
    [InlineData("2100.1", VersionScheme.Semver)]
    [InlineData("20240101 20241231", VersionScheme.Date)]
    [InlineData("20240001", VersionScheme.Semver)]
    [InlineData("20241301", VersionScheme.Semver)]
    [InlineData("20240600", VersionScheme.Semver)]
    [InlineData("20240632", VersionScheme.Semver)]
    [InlineData("19891231", VersionScheme.Semver)]
    [InlineData("202406", VersionScheme.Semver)]
    [InlineData("202406011", VersionScheme.Semver)]
    [InlineData("1.0 2024.1", VersionScheme.Semver)]
    [InlineData("1.0 2024.1 2024.2", VersionScheme.Date)]
    [InlineData("1.0 1.1 2024.1", VersionScheme.Semver)]
    [InlineData("2023 2024", VersionScheme.Semver)]
    [InlineData("2024 2024.1", VersionScheme.Date)]
    [InlineData("24.04 24.10", VersionScheme.Semver)]
    public void An_upstream_has_the_scheme_of_most_of_its_versions(string versions, VersionScheme scheme)
    {
        string[] tags = versions.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(scheme, SchemeOfVersions.Of(tags.Select(ReleaseVersion.Parse)));
        Assert.Equal(scheme, new PublishedVersions(TagPattern.Usual(RepoName.Parse("acme/tool")), [.. tags.Select(tag => "v" + tag), "latest"]).Scheme);
    }

    [Theory]
    [InlineData("1.0", true, false)]
    [InlineData("1.0rc1", true, false)]
    [InlineData("1.0-rc.1", true, false)]
    [InlineData("2024.1", false, true)]
    [InlineData("20240601", false, true)]
    [InlineData("20249999", true, false)]
    [InlineData("2024", true, true)]
    public void Only_a_version_of_the_scheme_can_be_compared(string version, bool numbers, bool date)
    {
        Assert.Equal(numbers, SchemeOfVersions.Fits(VersionScheme.Semver, ReleaseVersion.Parse(version)));
        Assert.Equal(numbers, SchemeOfVersions.Fits(VersionScheme.Python, ReleaseVersion.Parse(version)));
        Assert.Equal(date, SchemeOfVersions.Fits(VersionScheme.Date, ReleaseVersion.Parse(version)));
    }

    [Fact]
    public void All_versions_that_the_tags_hold_are_published()
    {
        PublishedVersions published = new(TagPattern.Usual(RepoName.Parse("acme/tool")), ["v1.0", "1.0.0", "v1.1", "latest"]);
        Assert.Equal(["1.0", "1.1"], published.Versions.Order().Select(version => version.Text));
    }
}
