using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>A version that the document installs, pulls or pins, and says again.</summary>
public class RestatedVersionsTests
{
    private const string Installed = "\n\n```sh\ndocker pull ghcr.io/acme/tool:1.2.3\n```\n";

    private static readonly Upstream Tool = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"));

    [Theory]
    [InlineData("It has to be version 1.2.3.")]
    [InlineData("The pods use the tag `1.2.3`.")]
    [InlineData("В подвале страницы должна быть указана версия 1.2.3.")]
    [InlineData("`./scripts/get-tool.sh 1.2.3`")]
    [InlineData("![AppVersion](https://img.shields.io/badge/AppVersion-1.2.3-informational?style=flat)")]
    [InlineData("Of the `repository` the chart takes `image.tag=1.2.3`.")]
    public void Its_own_words_move_with_it(string text) => Assert.Equal(2, Find(text + Installed).Count);

    [Theory]
    [InlineData("It has to be version 1.2.2.")]
    [InlineData("Our plugin version 1.2.3 is older.")]
    [InlineData("The option was added in version 1.2.3.")]
    [InlineData("Version of the site: 1.2.3")]
    [InlineData("Write the version as `v1.2.3` or `1.2.3`.")]
    [InlineData("| libfoo | 1.2.3 |\n|---|---|")]
    [InlineData("If you use version 1.2.3, skip this.")]
    [InlineData("`image.tag=1.2.3`")]
    [InlineData("tool_version: 1.2.3 in the text is prose.")]
    [InlineData("VERSION = 1.2.3")]
    [InlineData("`git checkout 1.2.3`")]
    public void Other_versions_and_other_things_stay(string text) => Assert.Single(Find(text + Installed));

    [Fact]
    public void A_document_with_two_versions_of_the_upstream_tells_them_apart() =>
        Assert.Equal(2, Find("It has to be version 1.2.3." + Installed + "\n```sh\ndocker pull ghcr.io/acme/tool:1.2.2\n```\n").Count);

    private static List<Reference> Find(string text) => [.. new DocsUpdater().Find(new FileText("README.md", text), [Tool])];
}
