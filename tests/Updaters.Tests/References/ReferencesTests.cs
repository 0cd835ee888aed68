using Updaters.References;
using Xunit;

namespace Updaters.Tests.References;

public class ReferencesTests
{
    [Theory]
    [InlineData("acme/tool", true)]
    [InlineData("1c-syntax/bsl-language-server", true)]
    [InlineData("alkoleft/metadata.js", true)]
    [InlineData("acme/.github", true)]
    [InlineData("acme", false)]
    [InlineData("acme/", false)]
    [InlineData("/tool", false)]
    [InlineData("acme/..", false)]
    [InlineData("acme/.", false)]
    [InlineData("acme/tool/x", false)]
    [InlineData("-acme/tool", false)]
    [InlineData("acme/to ol", false)]
    [InlineData("acme/tool\n", false)]
    [InlineData("acme/töol", false)]
    [InlineData(null, false)]
    public void A_repositorys_name_has_only_what_github_gives_out(string? text, bool valid) => Assert.Equal(valid, RepoName.TryParse(text, out _));

    [Fact]
    public void Names_are_kept_as_written_and_compared_without_case()
    {
        var (one, other) = (UpstreamId.Parse("Acme/Tool#CLI"), UpstreamId.Parse("acme/tool#cli"));
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal("Acme/Tool#CLI", one.ToString());
        Assert.NotEqual(one, UpstreamId.Parse("acme/tool"));
    }

    [Fact]
    public void An_upstream_goes_by_its_repositorys_name_or_its_own()
    {
        var plain = Upstream.WithDefaultNames(UpstreamId.Parse("Acme/my-Tool.js"));
        Assert.Equal(["my-Tool.js"], plain.Packages.Select(name => name.Text));
        Assert.Equal(["ghcr.io/acme/my-tool.js", "acme/my-tool.js"], plain.Images.Select(name => name.Text));
        Assert.Equal(["MY_TOOL_JS_VERSION", "MY_TOOL_JS_TAG", "MY_TOOL_JS_REF"], plain.Variables.Select(name => name.Text));
        Assert.Equal(["cli"], Upstream.WithDefaultNames(UpstreamId.Parse("acme/mono#cli")).Packages.Select(name => name.Text));
    }

    [Fact]
    public void A_given_name_wins_over_an_equal_default_one()
    {
        var upstream = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")).AlsoCalled(["tool", "acme-tool"], [], []);
        Assert.Equal(
            [new KnownName("tool", NameSource.Config), new KnownName("acme-tool", NameSource.Config)],
            upstream.Packages);
    }
}
