namespace BumpBot.Tests.EndToEnd;

/// <summary>The commands as a user types them: results on standard output, mistakes on standard error, and the exit codes.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bumpbot-commands-").FullName;

    [Fact]
    public async Task The_version_is_one_line()
    {
        var outcome = await RunAsync("--version");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Matches(@"\A\d+\.\d+\.\d+\S*\n\z", outcome.Output);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("why")]
    [InlineData("baseline")]
    [InlineData("status")]
    [InlineData("serve")]
    [InlineData("worker")]
    [InlineData("validate")]
    [InlineData("demo")]
    public async Task Help_ends_with_examples(string command)
    {
        var outcome = await RunAsync(command, "--help");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains($"Examples:\n  bumpbot {command}", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--config <FILE>", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("run --dryrun")]
    [InlineData("run --target")]
    [InlineData("run --target x")]
    [InlineData("run --upstream x --target a/b")]
    [InlineData("run --local /nowhere")]
    [InlineData("run --exit-code --target a/b")]
    [InlineData("run")]
    [InlineData("run --json")]
    [InlineData("check")]
    [InlineData("check --config missing.yml")]
    [InlineData("check --drift")]
    [InlineData("check --target x")]
    [InlineData("why")]
    [InlineData("why a/b")]
    [InlineData("why x --target a/b")]
    [InlineData("why a/b c/d --target a/b")]
    [InlineData("baseline")]
    [InlineData("status --upstream x")]
    [InlineData("serve")]
    [InlineData("worker")]
    [InlineData("validate")]
    [InlineData("validate --config .")]
    [InlineData("validate --log-level loud")]
    [InlineData("validate --ledger branch")]
    public async Task Wrong_usage_is_a_message_and_exit_code_2(string line)
    {
        var outcome = await RunAsync(line.Split(' '));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.NotEqual("", outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_says_what_a_good_config_asks_for()
    {
        var outcome = await ValidateAsync("watch: [acme/tools]\ntargets: [acme/app]\n"u8.ToArray());
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith($"{_folder}/bumpbot.yml is valid: 1 upstream, 0 rules, for acme/app\ncredentials: none; ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_says_what_has_expired_and_may_be_removed()
    {
        var outcome = await ValidateAsync("""
            watch:
              - repo: acme/tools
                hold: 2020-01-01
                ignore: [{ versions: 1.4.0, until: 2020-02-01 }, { versions: 1.5.0, until: 2999-01-01 }]

            """u8.ToArray());
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.EndsWith(
            "\nbumpbot.yml:3:11: hold has expired on 2020-01-01 and holds nothing back any more, remove it\nbumpbot.yml:4:40: ignore: 1.4.0 has expired on 2020-02-01 and holds nothing back any more, remove it\n",
            outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_without_a_ledger_says_what_writes_one()
    {
        var outcome = await RunAsync("status");
        Assert.Equal((0, $"{_folder}/.bumpbot/ledger.json remembers nothing of it yet: bumpbot run, or baseline, writes it\n"), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public async Task Validate_says_every_problem()
    {
        var outcome = await ValidateAsync("wach: [a/b]\nwatch: [x]\nfiles: { ignore: [\"~/x\"] }\n"u8.ToArray());
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal(["bumpbot.yml:1:1:", "bumpbot.yml:2:9:", "bumpbot.yml:3:19:"], outcome.Errors.Split('\n')[..^1].Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x77 })]
    [InlineData(new byte[] { 0x77, 0xE9, 0x77 })]
    [InlineData(new byte[] { 0 })]
    public async Task Validate_takes_no_file_that_is_empty_or_no_text(byte[] content)
    {
        var outcome = await ValidateAsync(content);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("bumpbot.yml:1:", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_does_the_main_job_and_leaves_nothing_behind()
    {
        var temporary = Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName;
        var outcome = await BotProcess.RunAsync(_folder, new Dictionary<string, string> { ["TMPDIR"] = temporary }, "demo");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("Done: 6 pull requests opened, none twice, 1 refreshed by a newer release.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  opened pull request #10: target/.git/bumpbot/pulls/10.md (issue #9)\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("the first of them:\n  | ---\n  | number: 2\n", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(temporary, outcome.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(temporary));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<BotOutcome> ValidateAsync(byte[] config)
    {
        File.WriteAllBytes(Path.Combine(_folder, "bumpbot.yml"), config);
        return RunAsync("validate");
    }

    private Task<BotOutcome> RunAsync(params string[] arguments) => BotProcess.RunAsync(_folder, new Dictionary<string, string>(), arguments);
}
