using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>Sentences that name an upstream and its version apart from each other, and whose a version is.</summary>
public class NamedSentencesTests
{
    private static readonly Upstream Tool = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool")).AlsoCalled(["acme-tool"], [], []);

    [Theory]
    [InlineData("The submodule tracks tag `v1.2.3` of https://github.com/acme/tool.")]
    [InlineData("The plugin that we ship embeds acme/tool, of which release v1.2.3 is used.")]
    [InlineData("The base image is `ghcr.io/acme/tool`, and its tag is pinned to `v1.2.3`.")]
    [InlineData("Сборка использует тег `v1.2.3` репозитория acme/tool.")]
    public void The_only_version_of_a_sentence_that_names_the_upstream_is_found(string text) => Assert.Equal("v1.2.3", Assert.Single(Find(text)).Current);

    [Theory]
    [InlineData("Mapkit calls acme/tool for the geometry. We pin it to version v1.2.3.")]
    [InlineData("## Which release of acme/tool should I install?\n\nInstall v1.2.3, which our pipelines run.")]
    [InlineData("**Какую версию acme/tool ставить?**\n\nСтавьте `v1.2.3`, на ней работает наш конвейер.")]
    public void The_next_sentence_and_the_answer_to_a_question_go_on_from_it(string text) => Assert.Equal("v1.2.3", Assert.Single(Find(text)).Current);

    [Theory]
    [InlineData("Plugin version 1.2.3 uses acme/tool.")]
    [InlineData("We use acme/tool with Terraform 1.2.3.")]
    [InlineData("Protocol 1.2.3 is used by acme/tool.")]
    [InlineData("We use version 1.2.3 of the protocol with acme/tool.")]
    [InlineData("We use acme/tool. The chart's default version 1.2.3 is used here.")]
    [InlineData("We use acme/tool and [another thing](https://example.org/x) 1.2.3.")]
    public void A_version_that_another_thing_owns_is_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Both `v1.2.3` and `1.2.3` are used by acme/tool.")]
    [InlineData("We use acme/tool. Both 1.2.2 and 1.2.3 are in use.")]
    [InlineData("We use acme/tool.\n\nInstall 1.2.3.")]
    [InlineData("We use acme/tool.\n- 1.2.3")]
    public void Several_versions_and_other_paragraphs_are_left(string text) => Assert.Empty(Find(text));

    [Fact]
    public void What_a_sentence_alone_ties_must_be_a_version_that_the_upstream_has_published() =>
        Assert.Equal(NameSource.Default, Assert.IsType<Tie.ByName>(Assert.Single(Find("The submodule with the sources of acme/tool tracks, as all of them, the tag `v1.2.3`.")).Tie).Name.Source);

    private static List<Reference> Find(string text) => [.. new DocsUpdater().Find(new FileText("README.md", text), [Tool])];
}
