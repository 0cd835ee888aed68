using BumpBot.Config;
using Xunit;

namespace BumpBot.Tests.Config;

public class ConfigFixtureTests
{
    public static TheoryData<string> Folders => ConfigFixture.All;

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_config_is_read_as_its_folder_says(string folder)
    {
        var fixture = new ConfigFixture(folder);
        var result = ConfigFile.Read(fixture.Source, Sample.Environment);
        var problems = result is ConfigResult.Invalid invalid ? string.Join('\n', invalid.Problems) : null;
        var settings = result is ConfigResult.Valid valid ? SettingsJson.Of(valid) : null;
        if (Environment.GetEnvironmentVariable("BUMPBOT_WRITE_FIXTURES") is not null)
            File.WriteAllText(Path.Combine(ConfigFixture.Root, folder, problems is null ? "settings.json" : "problems.txt"), (problems ?? settings) + "\n");
        Assert.Equal((fixture.Problems, fixture.Settings), (problems, settings));
    }

    [Fact]
    public void Every_folder_says_exactly_one_thing() =>
        Assert.All(Directory.GetDirectories(ConfigFixture.Root), folder =>
            Assert.NotEqual(File.Exists(Path.Combine(folder, "problems.txt")), File.Exists(Path.Combine(folder, "settings.json"))));
}
