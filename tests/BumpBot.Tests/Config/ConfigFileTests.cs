using BumpBot.Config;
using Xunit;

namespace BumpBot.Tests.Config;

public class ConfigFileTests
{
    /// <summary>The example of the design, which shows every key with a value that asks for something.</summary>
    private const string WholeExample = """
        schedule: "0 */12 * * *"            # cron, five fields; @daily and the like too
        timezone: Europe/Berlin

        watch:
          - alkoleft/tree-sitter-bsl        # the short form: all defaults
          - repo: 1c-syntax/bsl-language-server
            follow: [releases, commits]     # releases, tags, commits, issues
            allow: "<1.0"                   # range; also ignore: [0.24.1], hold: 2026-12-01
            cooldown: 3d                    # minimum age; walks down to the newest version old enough
            packages: [bsl-ls]              # names that files use for it
            images: [ghcr.io/1c-syntax/bsl-language-server]
            variables: [BSL_LS_VERSION]
            files: ["deploy/**"]            # only there (default: everywhere an updater handles)
          - repo: acme/monorepo             # watched twice: each entry needs a name
            name: cli
            tag: "cli-v{version}"           # default: worked out from the tags
          - repo: acme/tools
            git: https://git.example.org/acme/tools.git   # any git URL (a path too, in the started file): its tags, no API, no token

        files:     { ignore: ["vendor/**"], add: { dockerfile: ["build/*.docker"] } }
        rules:                              # the way out for any other file; a rule that matches nothing is an error
          - { files: "scripts/*.sh", pattern: 'BSL_LS=(?<version>\S+)', upstream: 1c-syntax/bsl-language-server, expect: 1 }
        verify:    strict                   # strict | lenient | off: may a reference move without evidence?
        inventory: { file: docs/research/inventory.md, history: true }   # a Markdown table kept by the bot: a row per upstream

        pulls:     { base: main, group: all, limit: 5, labels: [dependencies], rebase: conflicts, window: "* 6-20 * * 1-5", automerge: patch }
        issues:    { releases: breaking, dashboard: true, labels: [upstream] }       # releases: all | breaking | off
        ledger:    .bumpbot/ledger.json     # a file | branch | redis://host:6379
        api:       { burst: 30, writes-per-minute: 60, creations-per-hour: 500, concurrency: 16 }
        notify:
          - slack: { url: "${SLACK_WEBHOOK_URL}", on: [breaking, failed] }
          - telegram: { token: "${TELEGRAM_TOKEN}", chat: "-100123" }
          - email: { to: team@example.org, smtp: "smtp://localhost:25" }
          - webhook: { url: "https://example.org/hook", secret: "${HOOK_SECRET}" }
        """;

    [Fact]
    public void The_whole_example_has_no_problems() => Sample.Valid(WholeExample);

    [Fact]
    public void Problems_come_in_the_order_of_the_file()
    {
        var result = Assert.IsType<ConfigResult.Invalid>(Sample.Read("issues: { nope: 1 }\nwatch:\n  - x\n  - y\nschedule: z\n"));
        Assert.Equal([(1, 11), (3, 5), (4, 5), (5, 11)], result.Problems.Select(problem => (problem.Line, problem.Column)));
    }

    [Fact]
    public void A_value_of_the_environment_is_never_taken_for_yaml_or_shown()
    {
        var problems = Sample.Problems("watch:\n  - ${SECRET}\n  - { repo: owner/name, allow: '${SECRET}', tag: '${SECRET}', files: ['${SECRET}'], images: ['${SECRET}'] }\n");
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.DoesNotContain("s3cr3t", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_targets_own_file_never_asks_the_environment()
    {
        var source = new ConfigSource("bumpbot.yml", "schedule: ${A}\nwatch: ['${B}/c']\nnotify: ['${D}']\n", ConfigOrigin.Target, Folder: null);
        var result = ConfigFile.Read(source, name => throw new InvalidOperationException(name));
        Assert.Equal(2, Assert.Single(Assert.IsType<ConfigResult.Invalid>(result).Problems).Line);
    }

    [Fact]
    public void A_password_in_a_git_address_is_not_shown() =>
        Assert.DoesNotContain("hunter2", Assert.Single(Sample.Problems("watch: [{ repo: o/r, git: 'https://me:hunter2@example.org/r.git' }]")), StringComparison.Ordinal);

    [Fact]
    public void What_a_terminal_would_obey_is_not_shown()
    {
        var problem = Assert.Single(Sample.Problems("watch: [\"o/r\\e[31m\\u202Eevil\\n::error::\"]"));
        Assert.Equal("bumpbot.yml:1:9: 'o/r�[31m�evil�::error::' is not a repository, write owner/name", problem);
    }

    [Fact]
    public void A_relative_path_needs_a_folder()
    {
        var source = new ConfigSource("bumpbot.yml", "ledger: ledger.json\nwatch: [o/r]\n", ConfigOrigin.Started, Folder: null);
        var result = Assert.IsType<ConfigResult.Invalid>(ConfigFile.Read(source, Sample.Environment));
        Assert.Equal("write the full path", Assert.Single(result.Problems).Remedy);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("false")]
    [InlineData("OFF")]
    [InlineData("\"off\"")]
    public void Off_and_false_are_the_same(string word)
    {
        var valid = Sample.Valid($"watch: [{{ repo: o/r, prereleases: {word}, allow: {word}, packages: {word} }}]\nverify: {word}\nissues: {word}\nfiles: {word}\nrules: {word}\n");
        Assert.Equal(Model.ReleaseIssues.Off, valid.Target.Issues.Releases);
    }

    [Fact]
    public void At_most_ten_thousand_entries_are_watched()
    {
        string Entries(int count) => "watch:\n" + string.Concat(Enumerable.Range(0, count).Select(number => $"  - o/r{number}\n"));
        Assert.Equal(10_000, Sample.Valid(Entries(10_000)).Target.Watch.Count);
        Assert.Equal(["bumpbot.yml:10002:5: more than 10,000 entries, split them over several files"], Sample.Problems(Entries(10_001)));
    }

    [Fact]
    public void At_most_five_hundred_rules_are_read()
    {
        string Rules(int count) => "watch: [o/r]\nrules:\n" + string.Concat(Enumerable.Repeat("  - { files: a, pattern: '(?<version>.)', upstream: o/r }\n", count));
        Assert.Equal(500, Sample.Valid(Rules(500)).Target.Rules.Count);
        Assert.Single(Sample.Problems(Rules(501)));
    }

    [Fact]
    public void Of_very_many_problems_the_first_two_hundred_are_told()
    {
        var problems = Sample.Problems("watch: [o/r]\n" + string.Concat(Enumerable.Range(0, 20_000).Select(number => $"key{number}: 1\n")));
        Assert.Equal(201, problems.Count);
        Assert.EndsWith("there are more than 200 problems, mend these first", problems[^1], StringComparison.Ordinal);
    }
}
