using Updaters.References;
using Updaters.Versions;
using Xunit;

namespace Updaters.Tests.Versions;

public class VersionAgreementTests
{
    [Theory]
    [InlineData("3.11", "3.11.4", true)]
    [InlineData("3", "3.11.4", true)]
    [InlineData("3.11.4", "3.11.4", true)]
    [InlineData("3.11.0", "3.11", true)]
    [InlineData("3.11", "3.11.4-rc1", true)]
    [InlineData("3.12", "3.11.4", false)]
    [InlineData("2.11", "3.11.4", false)]
    [InlineData("3.11.4", "3.11", false)]
    [InlineData("3.11.4", "3.11.5", false)]
    [InlineData("3.11-rc1", "3.11.4", false)]
    public void A_version_agrees_with_those_that_go_on_from_it(string version, string longer, bool agrees) =>
        Assert.Equal(agrees, VersionAgreement.IsBeginningOf(ReleaseVersion.Parse(version), ReleaseVersion.Parse(longer)));

    [Theory]
    [InlineData(">=1.2,<2", "1.5", true)]
    [InlineData(">=1.2,<2", "2.0", false)]
    [InlineData("nonsense", "2.0", null)]
    public void A_range_agrees_with_what_it_allows(string range, string version, bool? agrees) =>
        Assert.Equal(agrees, VersionAgreement.Allows(range, RangeDialect.Python, ReleaseVersion.Parse(version)));
}
