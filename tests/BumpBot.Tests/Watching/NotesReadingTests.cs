using BumpBot.Model;
using BumpBot.Watching.Breaking;
using Xunit;

namespace BumpBot.Tests.Watching;

public sealed class NotesReadingTests
{
    [Theory]
    [InlineData("## Breaking changes\n\n- The cache is rebuilt", BreakingRule.Heading)]
    [InlineData("**Несовместимые изменения**\n\n- Кеш пересоздаётся", BreakingRule.Heading)]
    [InlineData("- This breaks existing plugins", BreakingRule.Phrase)]
    [InlineData("- Нарушена обратная совместимость", BreakingRule.Phrase)]
    [InlineData("BREAKING CHANGE: the cache is rebuilt", BreakingRule.Footer)]
    [InlineData("* feat(api)!: cursors by @a in https://github.com/o/r/pull/1", BreakingRule.MarkedCommit)]
    [InlineData("See the [migration guide](docs/migration.md).", BreakingRule.MigrationGuide)]
    [InlineData("Прочитайте руководство по миграции.", BreakingRule.MigrationGuide)]
    [InlineData("- You must rename `a` to `b` in your config", BreakingRule.ActionNeeded)]
    [InlineData("- После обновления необходимо пересоздать индексы", BreakingRule.ActionNeeded)]
    [InlineData("- Removed the `--old` flag", BreakingRule.Removed)]
    [InlineData("- Удалён метод `Старый()`", BreakingRule.Removed)]
    [InlineData("### Removed\n\n- The old theme engine", BreakingRule.Removed)]
    [InlineData("- Renamed the `a` option to `b`", BreakingRule.Renamed)]
    [InlineData("- Параметр `a` переименован в `b`", BreakingRule.Renamed)]
    [InlineData("- Dropped Python 3.7", BreakingRule.NoLongerSupported)]
    [InlineData("- Прекращена поддержка Java 11", BreakingRule.NoLongerSupported)]
    [InlineData("- Node.js 20 or newer is required", BreakingRule.RaisedRequirement)]
    [InlineData("- Теперь требуется Java 17", BreakingRule.RaisedRequirement)]
    [InlineData("- The default port changed from 80 to 8080", BreakingRule.DefaultChanged)]
    [InlineData("- Значение по умолчанию для `a` изменено на `b`", BreakingRule.DefaultChanged)]
    [InlineData("- `find()` now returns `null` instead of throwing", BreakingRule.BehaviourChanged)]
    [InlineData("- Изменена сигнатура `Найти()`", BreakingRule.BehaviourChanged)]
    public void A_line_is_a_sign_by_a_rule_that_is_named(string notes, BreakingRule rule) =>
        Assert.Equal(rule, Assert.Single(NotesReading.Of(notes).Lines).Rule);

    [Theory]
    [InlineData("There are no breaking changes.")]
    [InlineData("## Breaking changes\n\nNone")]
    [InlineData("## Breaking changes\n\n- N/A")]
    [InlineData("Обратная совместимость сохранена.")]
    [InlineData("## Ломающие изменения\n\nНет")]
    [InlineData("A fully backwards compatible release.")]
    public void Notes_can_say_that_nothing_breaks(string notes)
    {
        var reading = NotesReading.Of(notes);
        Assert.Equal((0, true, false), (reading.Lines.Count, reading.SaysNone, reading.IsSilent));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("- Fixed a crash")]
    [InlineData("```\nBREAKING CHANGE: x\n```")]
    [InlineData("<!-- BREAKING CHANGE: x -->\n\n- Fixed a crash")]
    [InlineData("## Breaking changes\n\n## Fixes\n\n- A crash")]
    [InlineData("- Removed unused imports")]
    [InlineData("- Fixed a breaking bug")]
    [InlineData("* Bump a from 1 to 2 (BREAKING CHANGE: needs Node 20) by @dependabot in https://github.com/o/r/pull/1")]
    public void Other_notes_are_silent(string? notes) => Assert.True(NotesReading.Of(notes).IsSilent);

    [Fact]
    public void Lines_are_quoted_in_their_order_as_they_stand() =>
        Assert.Equal(
            ["The **old** way is gone, see [#1](https://github.com/o/r/issues/1)", "`a` needs `b`"],
            NotesReading.Of("### 💥 Breaking\n* The **old** way is gone, see [#1](https://github.com/o/r/issues/1)\n* `a` needs `b`\n\n### Fixes\n* c").Lines.Select(line => line.Line));

    [Fact]
    public void A_line_that_was_broken_for_its_length_is_quoted_whole() =>
        Assert.Equal(
            "- The configuration file has moved, and so has everything that was stored beside it."[2..],
            Assert.Single(NotesReading.Of("# Breaking\n\n- The configuration file has moved, and so has everything\n  that was stored beside it.").Lines).Line);

    [Theory]
    [InlineData("- **parser** Drop support for React 17")]
    [InlineData("- `NewClient` takes a `context.Context`")]
    [InlineData("- Go 1.22+")]
    [InlineData("- Нужен Ansible 2.14+")]
    [InlineData("- The minimum Terraform version is `1.5`")]
    [InlineData("- Requests without `User-Agent` are rejected with 403")]
    [InlineData("- Unknown keys in the config are errors")]
    [InlineData("- Все даты в UTC, раньше было местное время")]
    [InlineData("- Следующие методы удалены: `a`, `b`")]
    [InlineData("- Мы отказались от встроенного планировщика")]
    [InlineData("- Artifacts uploaded with v3 can't be downloaded with this version")]
    [InlineData("- `useTheme` throws without a provider, where it returned null before")]
    public void How_things_are_now_tells_of_a_break(string notes) => Assert.Single(NotesReading.Of(notes).Lines);

    [Theory]
    [InlineData("- Start-up takes 300 ms instead of 900 ms")]
    [InlineData("- Moved from `structopt` to `clap`")]
    [InlineData("- This release needs Python 3.9 or newer, just like 2.3")]
    [InlineData("- Lower the MSRV back to 1.65")]
    [InlineData("- The base image is up to date (closes CVE-2024-1)")]
    [InlineData("- `read()` returned `null` instead of throwing; this is fixed.")]
    [InlineData("- Remove temporary keys on exit")]
    [InlineData("- Удалён старый скрипт сборки релиза")]
    [InlineData("- Доставку вебхука можно повторить вручную")]
    [InlineData("- Show why an extension was not loaded")]
    public void What_only_looks_like_a_break_is_none(string notes) => Assert.Empty(NotesReading.Of(notes).Lines);

    [Fact]
    public void A_caption_above_code_and_an_example_are_no_lines_of_their_own() =>
        Assert.Equal(
            ["`a` became `b`"],
            NotesReading.Of("## Breaking\n\n- `a` became `b`\n\nBefore:\n\n```\na = 1\n```\n\nAfter: `b = 1`").Lines.Select(line => line.Line));

    [Fact]
    public void A_sentence_above_a_list_is_no_heading() =>
        Assert.Equal(["Requires Node 20"], NotesReading.Of("Maintenance release.\n\n- Requires Node 20").Lines.Select(line => line.Line));

    [Fact]
    public void What_announces_a_changed_default_tells_it_of_each_line_below() =>
        Assert.Equal(2, NotesReading.Of("The `acme` gem has been split up:\n\n- `acme-core` has the parser\n- `acme-rails` has the Railtie").Lines.Count);
}
