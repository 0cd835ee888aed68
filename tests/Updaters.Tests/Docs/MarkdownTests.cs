using Updaters.Docs;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Docs;

public class MarkdownTests
{
    private const string Url = "https://github.com/astral-sh/ruff/releases/tag/";

    private static readonly Upstream Ruff = Upstream.WithDefaultNames(UpstreamId.Parse("astral-sh/ruff"));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/README.MD")]
    [InlineData("docs/guide.markdown")]
    [InlineData("docs/news-api.md")]
    [InlineData("docs/history-of-a-request.md")]
    [InlineData("docs/newsletter.md")]
    [InlineData("docs/exchanges.md")]
    [InlineData("docs/интеграция.md")]
    public void Documents_are_handled(string path)
    {
        Assert.True(new DocsUpdater().Handles(path));
        Assert.Single(Find("`ruff==0.5.0`", path));
    }

    [Theory]
    [InlineData("CHANGELOG.md")]
    [InlineData("docs/changelog.md")]
    [InlineData("ChangeLog-2.x.md")]
    [InlineData("docs/changelog/index.md")]
    [InlineData("packages/ruff_changelog.ru.md")]
    [InlineData("change-log.md")]
    [InlineData("CHANGES.md")]
    [InlineData("CHANGES.ru.md")]
    [InlineData("breaking-changes.md")]
    [InlineData("HISTORY.md")]
    [InlineData("History_1.x.md")]
    [InlineData("NEWS.md")]
    [InlineData("news/2024-05.md")]
    [InlineData("RELEASES.md")]
    [InlineData("RELEASE_NOTES.md")]
    [InlineData("docs/Release notes.md")]
    [InlineData("docs/release-notes/1.2.md")]
    [InlineData("ReleaseNotes.md")]
    [InlineData("docs/whatsnew/2.0.md")]
    [InlineData("История изменений.md")]
    [InlineData("docs/ИСТОРИЯ_ВЕРСИЙ.md")]
    [InlineData("ИЗМЕНЕНИЯ.md")]
    [InlineData("СПИСОК-ИЗМЕНЕНИЙ.md")]
    [InlineData("docs/Что нового.md")]
    public void Changelogs_are_left_even_where_the_config_hands_them_over(string path)
    {
        Assert.False(new DocsUpdater().Handles(path));
        Assert.Empty(Find("`ruff==0.5.0`", path));
    }

    [Theory]
    [InlineData("Changelog")]
    [InlineData("📝 Change Log")]
    [InlineData("**Changelog**")]
    [InlineData("5 Changes in 1.2")]
    [InlineData("Breaking changes")]
    [InlineData("[Release notes](notes.md)")]
    [InlineData("Version history")]
    [InlineData("History")]
    [InlineData("What's new")]
    [InlineData("What’s new in 1.2")]
    [InlineData("New in 1.2")]
    [InlineData("Releases")]
    [InlineData("Previous versions")]
    [InlineData("Migration from 1.x")]
    [InlineData("Upgrading from v1.2 to v2.0")]
    [InlineData("Migrating 1.x")]
    [InlineData("1.2.0")]
    [InlineData("[1.2.0] - 2024-05-01")]
    [InlineData("v1.2 (May 2024)")]
    [InlineData("Version 1.2")]
    [InlineData("История изменений")]
    [InlineData("Список изменений")]
    [InlineData("Что нового")]
    [InlineData("Что нового в 1.2")]
    [InlineData("Изменения в версии 1.2")]
    [InlineData("Переход с версии 1.2 на 2.0")]
    [InlineData("Версия 1.2 от 1 мая")]
    public void A_section_of_history_is_left_down_to_the_next_heading_of_its_level(string heading)
    {
        const string pin = "`ruff==0.5.0`";
        Assert.Empty(Find($"## {heading}\n\n{pin}\n\n### Below\n\n{pin}\n"));
        Assert.Empty(Find($"{heading}\n---\n\n{pin}\n"));
        Assert.Equal("0.5.7", Assert.Single(Find($"## {heading}\n\n{pin}\n\n## Next\n\n`ruff==0.5.7`\n")).Current);
        Assert.Equal("0.5.7", Assert.Single(Find($"## {heading} ##\r\n\r\n{pin}\r\n\r\nNext\r\n===\r\n\r\n`ruff==0.5.7`\r\n")).Current);
    }

    [Theory]
    [InlineData("Upgrading")]
    [InlineData("Migration guide")]
    [InlineData("1.2 Installation")]
    [InlineData("Change the log level")]
    [InlineData("Latest release")]
    [InlineData("Historical notes on naming")]
    [InlineData("Newsletter")]
    [InlineData("Обновление")]
    [InlineData("Изменение настроек")]
    public void Other_sections_are_read(string heading) => Assert.Single(Find($"## {heading}\n\n`ruff==0.5.0`\n"));

    [Theory]
    [InlineData("    # Changelog")]
    [InlineData("```sh\n# Changelog\n```")]
    [InlineData("#Changelog")]
    [InlineData("- Changelog\n---")]
    [InlineData("> # Changelog")]
    [InlineData("Changelog")]
    public void What_is_no_heading_opens_no_section(string text) => Assert.Single(Find($"{text}\n\n`ruff==0.5.0`\n"));

    [Theory]
    [InlineData("Since [0.5.0](" + Url + "0.5.0) it is faster.")]
    [InlineData("It was introduced in `ruff==0.5.0`.")]
    [InlineData("New in Ruff [0.5.0](" + Url + "0.5.0)")]
    [InlineData("It was added\nin the release " + Url + "0.5.0")]
    [InlineData("Changed in version 0.5: see `ruff==0.5.0`")]
    [InlineData("Deprecated since 0.5; `ruff==0.5.0` warns.")]
    [InlineData("Fixed in 0.5.0 (" + Url + "0.5.0)")]
    [InlineData("Before version `ruff==0.5.0` it failed")]
    [InlineData("Available as of " + Url + "0.5.0")]
    [InlineData("Начиная с версии `ruff==0.5.0` иначе")]
    [InlineData("Начиная с `ruff==0.5.0` иначе")]
    [InlineData("Добавлено в `ruff==0.5.0`")]
    [InlineData("Появилось в версии [0.5.0](" + Url + "0.5.0)")]
    [InlineData("Команда удалена в `ruff==0.5.0`")]
    [InlineData("Удалён из `ruff==0.5.0`")]
    [InlineData("Исправлена в релизе `ruff==0.5.0`")]
    public void A_statement_of_the_past_keeps_its_version(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Since you need no Python, run it: `ruff==0.5.0`")]
    [InlineData("This was introduced in 0.4. Now use `ruff==0.5.0`.")]
    [InlineData("- introduced in 0.4\n- use `ruff==0.5.0`")]
    [InlineData("Introduced in 0.4\n\nUse `ruff==0.5.0`")]
    [InlineData("Use `ruff==0.5.0`, see below")]
    [InlineData("The file is added in `x.yml`: `ruff==0.5.0`")]
    [InlineData("The file is available as `ruff==0.5.0`")]
    [InlineData("Добавьте в requirements: `ruff==0.5.0`")]
    [InlineData("```\n# since 0.4\nruff==0.5.0\n```")]
    public void Other_sentences_are_read(string text) => Assert.Equal("0.5.0", Assert.Single(Find(text)).Current);

    [Theory]
    [InlineData("<!-- ruff==0.5.0 -->")]
    [InlineData("a <!-- ruff==0.5.0 --> b")]
    [InlineData("a <!-- b\nruff==0.5.0 --> b")]
    [InlineData("<!--\n\n# a\n\nruff==0.5.0\n\n-->")]
    [InlineData("- <!-- ruff==0.5.0 -->")]
    [InlineData("<!-- ruff==0.5.0")]
    [InlineData("a\n<!-- b\n\nruff==0.5.0")]
    public void Comments_are_left(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("`<!--` ruff==0.5.0 `-->`")]
    [InlineData("```\n<!-- ruff==0.5.0 -->\n```")]
    [InlineData("a <!-- b\n\nruff==0.5.0 -->")]
    [InlineData("<!-- a --> ruff==0.5.0")]
    [InlineData("a \\<!-- `ruff==0.5.0`\n\n-->")]
    public void What_is_no_comment_is_read(string text) => Assert.Single(Find(text));

    [Theory]
    [InlineData("`RUFF_VERSION=0.5.0`")]
    [InlineData("``RUFF_VERSION=0.5.0 ` ``")]
    [InlineData("```\nexport RUFF_VERSION=\"0.5.0\"\n```")]
    [InlineData("~~~~make\n~~~\nRUFF_VERSION ?= 0.5.0")]
    [InlineData("> ```\n> RUFF_VERSION := 0.5.0\n> ```")]
    [InlineData("1. a\n   ```\n   ENV RUFF_VERSION 0.5.0\n   ```")]
    public void A_variable_is_found_in_code(string text)
    {
        var reference = Assert.Single(Find(text));
        Assert.Equal(("0.5.0", ReferenceKind.Value), (reference.Current, reference.Kind));
        Assert.IsType<Tie.ByName>(reference.Tie);
    }

    [Theory]
    [InlineData("RUFF_VERSION=0.5.0")]
    [InlineData("\\`RUFF_VERSION=0.5.0`")]
    [InlineData("```\na\n```\nRUFF_VERSION=0.5.0")]
    [InlineData("> ```\n> a\n\nRUFF_VERSION=0.5.0")]
    [InlineData("`$RUFF_VERSION = 0.5.0`")]
    [InlineData("`RUFF_VERSION == 0.5.0`")]
    [InlineData("`RUFF_VERSION=0.5.0=x`")]
    [InlineData("`?RUFF_VERSION=0.5.0`")]
    [InlineData("`MY_RUFF_VERSION=0.5.0`")]
    public void A_variable_is_not_found_in_prose_or_in_other_shapes(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("[v0.5.0](" + Url + "v0.5.0)", "v0.5.0")]
    [InlineData("[0.5.0](" + Url + "v0.5.0)", "0.5.0")]
    [InlineData("[`v0.5.0`](<" + Url + "v0.5.0> \"t\")", "v0.5.0")]
    [InlineData("[Ruff v0.5.0 [x]](" + Url + "v0.5.0)", "v0.5.0")]
    [InlineData("[v0.5.0][r]\n\n[r]: " + Url + "v0.5.0", "v0.5.0")]
    [InlineData("<a href=\"" + Url + "v0.5.0\"><b>0.5.0</b></a>", "0.5.0")]
    public void A_link_text_that_repeats_the_version_moves_with_it(string text, string label)
    {
        var found = Find(text);
        Assert.Equal(2, found.Count);
        Assert.Contains(found, reference => reference is { Current: "v0.5.0", Kind: ReferenceKind.Tag, Tie: Tie.ByStructure });
        Assert.Contains(found, reference => reference.Current == label && reference is { Kind: ReferenceKind.Value, Tie: Tie.ByStructure });
    }

    [Theory]
    [InlineData("[0.5](" + Url + "v0.5.0)")]
    [InlineData("[0.5.0.1](" + Url + "v0.5.0)")]
    [InlineData("[10.5.0](" + Url + "v0.5.0)")]
    [InlineData("[0.5.0-rc1](" + Url + "v0.5.0)")]
    [InlineData("[notes](" + Url + "v0.5.0) 0.5.0")]
    [InlineData("0.5.0 ](" + Url + "v0.5.0)")]
    [InlineData("0.5.0 <" + Url + "v0.5.0>")]
    public void Any_other_link_text_stays(string text) => Assert.Equal("v0.5.0", Assert.Single(Find(text)).Current);

    [Fact]
    public void A_file_name_as_link_text_moves_with_the_url()
    {
        var found = Find("[ruff-0.5.0.zip](https://github.com/astral-sh/ruff/releases/download/v0.5.0/ruff-0.5.0.zip)");
        Assert.Equal(["0.5.0", "v0.5.0", "0.5.0"], found.Select(reference => reference.Current));
        Assert.Equal(6, found[0].Span.Start);
    }

    [Theory]
    [InlineData("[0.5.0]: " + Url + "v0.5.0")]
    [InlineData("[0.5.0]: https://github.com/astral-sh/ruff/compare/v0.4.4...v0.5.0")]
    [InlineData("[0.5.0](https://github.com/astral-sh/ruff/compare/v0.4.4...v0.5.0)")]
    public void Links_defined_by_version_and_comparisons_are_left(string text) => Assert.Empty(Find(text));

    [Fact]
    public void A_link_that_is_named_by_its_version_moves_with_its_name_and_all_that_link_by_it() =>
        Assert.Equal(["0.5.0", "0.5.0", "v0.5.0"], Find("See [0.5.0].\n\n[0.5.0]: " + Url + "v0.5.0").Select(reference => reference.Current));

    [Theory]
    [InlineData("---\ntitle: Changelog\n---\n\n`ruff==0.5.0`")]
    [InlineData("+++\ntitle = \"Release notes\"\n+++\n\n`ruff==0.5.0`")]
    public void A_front_matter_can_say_that_it_is_a_changelog(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("---\ntitle: Usage\nhistory: true\n---\n\n`ruff==0.5.0`")]
    [InlineData("---\ntext: ruff==0.5.0\n---\n")]
    [InlineData("---\n\ntitle: Changelog\n\n`ruff==0.5.0`")]
    public void A_front_matter_hides_nothing(string text) => Assert.Single(Find(text));

    [Fact]
    public void References_come_in_the_order_of_the_text()
    {
        var found = Find($"`RUFF_VERSION=0.5.1`; `ruff==0.5.2`; [0.5.3]({Url}0.5.3); astral-sh/ruff:0.5.4");
        Assert.Equal(["0.5.1", "0.5.2", "0.5.3", "0.5.3", "0.5.4"], found.Select(reference => reference.Current));
    }

    private static IReadOnlyList<Reference> Find(string text, string path = "README.md") =>
        [.. new DocsUpdater().Find(new FileText(path, text), [Ruff])];
}
