using System.CommandLine;
using System.Text.RegularExpressions;
using BumpBot.Commands;
using BumpBot.Config;
using Updaters;

namespace BumpBot.Tests.Commands;

/// <summary>What the README shows is so.</summary>
public partial class ReadmeTests
{
    private static readonly string Root = RepositoryRoot();

    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    public static TheoryData<string> Examples => [.. YamlBlock().Matches(Readme).Select(match => match.Groups[1].Value)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_example_of_a_config_is_valid(string yaml) => AssertValid(yaml);

    [Fact]
    public void There_is_a_smallest_and_a_whole_example() => Assert.Equal(2, Examples.Count);

    [Fact]
    public void The_repositorys_own_config_is_valid() => AssertValid(File.ReadAllText(Path.Combine(Root, "bumpbot.yml")));

    [Fact]
    public void The_example_shows_every_key_that_works()
    {
        var whole = Examples.Select(row => row.Data).MaxBy(yaml => yaml.Length)!;
        var missing = KnownKeys.All.Where(key => !Regex.IsMatch(whole, $@"\b{Regex.Escape(key.Name)}:"));
        Assert.Equal([], missing.Select(key => key.Path));
    }

    [Fact]
    public void The_table_of_updaters_names_all_of_them() =>
        Assert.Equal([.. FileUpdaters.All.Select(updater => updater.Name), "pattern", "key"], Rows("updater").Select(row => Code(row[0]).Single()));

    [Fact]
    public void Each_updater_handles_the_files_that_its_row_names() =>
        Assert.All(FileUpdaters.All, updater =>
        {
            var files = Code(Rows("updater").Single(row => Code(row[0]).Single() == updater.Name)[1]).ToList();
            Assert.NotEmpty(files);
            Assert.All(files, file => Assert.True(updater.Handles(Usual(file).Replace("*", "x", StringComparison.Ordinal)), file));
        });

    /// <summary>A name that starts with a slash is of the root alone.</summary>
    private static string Usual(string file) => file.StartsWith('/') ? file[1..] : "deploy/" + file;

    [Fact]
    public void The_table_of_commands_names_all_of_them_and_their_options_are_known()
    {
        var commands = Commands();
        var rows = Rows("command").ToDictionary(row => Code(row[0]).Single().Split(' ')[1], row => row[1]);
        Assert.Equal(commands.Keys.Order(), rows.Keys.Order());
        Assert.All(rows, row => Assert.Subset(
            commands[row.Key].Subcommands.Append(commands[row.Key]).SelectMany(command => command.Options).SelectMany(option => option.Aliases.Append(option.Name)).ToHashSet(),
            Code(row.Value).Where(code => code.StartsWith("--", StringComparison.Ordinal)).Select(code => code.Split(' ')[0]).ToHashSet()));
    }

    [Fact]
    public void Every_file_that_it_links_to_is_there() =>
        Assert.All(LocalLink().Matches(Readme), link => Assert.True(File.Exists(Path.Combine(Root, link.Groups[1].Value)), link.Value));

    private static Dictionary<string, Command> Commands()
    {
        var line = new CommandLine(null!, null!, null!, TimeProvider.System);
        return line.Define().Subcommands.ToDictionary(command => command.Name);
    }

    private static void AssertValid(string yaml)
    {
        var result = ConfigFile.Read(new ConfigSource("bumpbot.yml", yaml, ConfigOrigin.Started, "/srv/bot"), name => name == "SLACK_WEBHOOK_URL" ? "https://hooks.slack.com/services/secret" : "secret");
        Assert.True(result is ConfigResult.Valid, result is ConfigResult.Invalid invalid ? string.Join('\n', invalid.Problems) : "");
    }

    private static IEnumerable<string[]> Rows(string heading)
    {
        var lines = Readme.Split('\n').SkipWhile(line => !line.StartsWith($"| {heading} |", StringComparison.Ordinal)).Skip(2);
        return lines.TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|').Split(" | "));
    }

    private static IEnumerable<string> Code(string cell) => CodeSpan().Matches(cell).Select(match => match.Groups[1].Value);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "BumpBot.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^```yaml\n(.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex YamlBlock();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex LocalLink();
}
