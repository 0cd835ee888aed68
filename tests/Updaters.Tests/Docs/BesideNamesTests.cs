using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

/// <summary>Versions that only stand beside the name of their upstream: in rows, keys and sentences.</summary>
public class BesideNamesTests
{
    private static readonly Upstream Tool = Upstream.WithDefaultNames(UpstreamId.Parse("acme/tool"));

    [Theory]
    [InlineData("| Component | Version |\n|---|---|\n| acme/tool | 1.2.3 |")]
    [InlineData("| Component | Version |\n|---|---|\n| [the engine](https://github.com/acme/tool) | `v1.2.3` |")]
    [InlineData("Stack:\n\n- acme/tool: 1.2.3")]
    [InlineData("| Version | Component |\n|---|---|\n| version 1.2.3 | acme/tool |")]
    public void A_row_that_names_the_upstream_and_nothing_but_a_version_is_found(string text) => Assert.Equal("1.2.3", Assert.Single(Find(text)).Current.TrimStart('v'));

    [Theory]
    [InlineData("| Component | Version |\n|---|---|\n| acme/tool, other/tool | 1.2.3 |")]
    [InlineData("| Old | New |\n|---|---|\n| 1.2.2 | 1.2.3 | acme/tool |")]
    [InlineData("| Component | Version |\n|---|---|\n| acme/tool | about 1.2.3 |")]
    [InlineData("| Component | Version |\n|---|---|\n| docs of acme/tool | 1.2.3 |")]
    public void A_row_that_says_more_is_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("```yaml\nupstream: acme/tool\nupstream_version: v1.2.3\n```")]
    [InlineData("```yaml\nimage:\n  repository: ghcr.io/acme/tool\n  tag: v1.2.3\n```")]
    [InlineData("```yaml\nimages:\n  - name: ghcr.io/acme/tool\n    newTag: v1.2.3\n```")]
    [InlineData("`--set image.repository=ghcr.io/acme/tool --set image.tag=v1.2.3`")]
    [InlineData("```yaml\n  tag: v1.2.3\n  repository: ghcr.io/acme/tool\n```")]
    public void Of_two_keys_side_by_side_one_names_the_upstream_and_the_other_its_version(string text) => Assert.Equal("v1.2.3", Assert.Single(Find(text)).Current);

    [Theory]
    [InlineData("```yaml\nimage:\n  repository: ghcr.io/acme/tool\n\n  tag: v1.2.3\n```")]
    [InlineData("```yaml\n- repository: ghcr.io/acme/tool\n- tag: v1.2.3\n```")]
    [InlineData("```yaml\nrepository: ghcr.io/acme/tool\nrepository: ghcr.io/acme/other\ntag: v1.2.3\n```")]
    [InlineData("```yaml\nupstream: acme/tool\nchart_version: v1.2.3\n```")]
    public void Keys_that_do_not_belong_together_are_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("| Software | Minimum | Shipped in our image |\n|---|---|---|\n| acme/tool | 1.0.0 | 1.2.3 |", "1.2.3")]
    [InlineData("- URL: https://github.com/acme/tool\n- Version: 1.2.3\n- License: MIT", "1.2.3")]
    [InlineData("Project: <https://github.com/acme/tool>\nPackaged version: 1.2.3", "1.2.3")]
    [InlineData("The default value of `TOOL_VERSION` is `1.2.3`.", "1.2.3")]
    [InlineData("Upstream version: acme/tool 1.2.3", "1.2.3")]
    [InlineData("We pin acme/tool to v1.2.3.", "v1.2.3")]
    [InlineData("Current acme/tool version in production: v1.2.3", "v1.2.3")]
    public void A_column_a_field_and_a_label_can_say_which_version_is_in_use(string text, string version) => Assert.Equal(version, Assert.Single(Find(text)).Current);

    [Theory]
    [InlineData("| Software | Old | New |\n|---|---|---|\n| acme/tool | 1.0.0 | 1.2.3 |")]
    [InlineData("- URL: https://github.com/acme/tool\n\n- Version: 1.2.3")]
    [InlineData("- URL: https://github.com/acme/tool\n- URL: https://github.com/acme/other\n- Version: 1.2.3")]
    [InlineData("We moved acme/tool to v1.2.3.")]
    [InlineData("Plugins are not available there. They need acme/tool 1.2.3.")]
    public void Other_columns_fields_and_sentences_do_not(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("We use [Tool 1.2.3](https://github.com/acme/tool).")]
    [InlineData("We use version 1.2.3 of [the tool](https://github.com/acme/tool).")]
    [InlineData("We use [acme/tool](https://github.com/acme/tool) v1.2.3.")]
    [InlineData("We use Tool 1.2.3 (https://github.com/acme/tool).")]
    [InlineData("A wrapper of [acme/tool](https://github.com/acme/tool). The packaged version is 1.2.3.")]
    [InlineData("The image of [acme/tool](https://github.com/acme/tool). It currently ships 1.2.3.")]
    [InlineData("Обёртка над [acme/tool](https://github.com/acme/tool). Сейчас используется версия 1.2.3.")]
    public void A_sentence_of_use_that_names_the_upstream_is_found(string text) => Assert.Equal("1.2.3", Assert.Single(Find(text)).Current.TrimStart('v'));

    [Theory]
    [InlineData("A talk about [acme/tool](https://github.com/acme/tool) 1.2.3.")]
    [InlineData("A wrapper of [acme/tool](https://github.com/acme/tool). Our current version is 1.2.3.")]
    [InlineData("A wrapper of [acme/tool](https://github.com/acme/tool). It uses version 1.2.3 of the protocol.")]
    [InlineData("A wrapper of [acme/tool](https://github.com/acme/tool).\n\nText.\n\nThe packaged version is 1.2.3.")]
    [InlineData("If you use [acme/tool](https://github.com/acme/tool) 1.2.3, skip this.")]
    [InlineData("| Release | Tool |\n|---|---|\n| 4.0 | acme/tool 1.2.3 |")]
    public void A_version_that_is_not_said_to_be_in_use_is_left(string text) => Assert.Empty(Find(text));

    private static List<Reference> Find(string text) => [.. new DocsUpdater().Find(new FileText("README.md", text), [Tool])];
}
