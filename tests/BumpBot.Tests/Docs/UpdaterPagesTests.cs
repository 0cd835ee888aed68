using System.Text.RegularExpressions;
using BumpBot.Config;
using Updaters;

namespace BumpBot.Tests.Docs;

/// <summary>The pages of <c>docs/updaters</c>, whose examples of files the updaters' own tests run.</summary>
public partial class UpdaterPagesTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Config.ConfigFixture.Root))!;

    public static TheoryData<string> Configs => [.. Directory.EnumerateFiles(Path.Combine(Root, "docs", "updaters"), "*.md").SelectMany(page => ConfigBlock().Matches(File.ReadAllText(page))).Select(config => config.Groups[1].Value).Distinct()];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Each_config_of_an_example_is_valid(string yaml)
    {
        var result = ConfigFile.Read(new ConfigSource("bumpbot.yml", yaml, ConfigOrigin.Started, "/srv/bot"), _ => null);
        Assert.True(result is ConfigResult.Valid, result is ConfigResult.Invalid invalid ? string.Join('\n', invalid.Problems) : "");
    }

    [Fact]
    public void The_readme_links_the_page_of_each_updater() => Assert.All(
        [.. FileUpdaters.All.Select(updater => updater.Name), "pattern", "key"],
        name => Assert.Contains($"\n| [`{name}`](docs/updaters/{name}.md) | ", File.ReadAllText(Path.Combine(Root, "README.md")), StringComparison.Ordinal));

    [GeneratedRegex(@"^`bumpbot\.yml`:\n```yaml\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ConfigBlock();
}
