using System.Text;
using Updaters.Tests.Fixtures;
using Xunit;

namespace Updaters.Tests.Pages;

/// <summary>What the pages of <c>docs/updaters</c> show is what the updaters do.</summary>
public class PageTests
{
    public static IEnumerable<TheoryDataRow<string, int>> Examples =>
        UpdaterPage.Names.SelectMany(page => Enumerable.Range(0, UpdaterPage.Examples(page).Count).Select(number => new TheoryDataRow<string, int>(page, number)));

    public static IEnumerable<TheoryDataRow<string>> Formats => FixtureFolders.Formats.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_shows_what_the_updater_changes(string page, int number)
    {
        var example = UpdaterPage.Examples(page)[number];
        var run = FixtureRun.Of(PageWorld.Case(example));
        Assert.Equal(example.After(), Encoding.UTF8.GetString(run.After));
        Assert.Equal(example.NewCommit(), run.Moved.Values.SingleOrDefault());
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_names_the_reasons_for_what_stays(string page, int number)
    {
        var example = UpdaterPage.Examples(page)[number];
        if (example.Stays is { } stays)
            Assert.Equal(stays.Order(), FixtureRun.Of(PageWorld.Case(example)).Refused.Select(refused => ReasonOf(refused.Reason)).Distinct().Order());
        else
            Assert.NotEqual("", example.Diff);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_changes_in_an_example_is_the_work_of_the_pages_updater(string page, int number)
    {
        var example = UpdaterPage.Examples(page)[number];
        if (example.Diff.Length > 0)
            Assert.Contains(FileUpdaters.With(PageWorld.Case(example).Rules), updater => updater.Name == page && updater.Handles(example.Path));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Each_updater_has_a_page_with_what_moves_and_what_stays(string name)
    {
        var examples = UpdaterPage.Examples(name);
        Assert.Contains(examples, example => example.Diff.Length > 0);
        Assert.Contains(examples, example => example.Stays is not null);
        Assert.True(examples.Count >= 2);
    }

    [Fact]
    public void The_index_links_the_page_of_each_updater_and_there_is_no_other() =>
        Assert.Multiple(
            () => Assert.Equal(FixtureFolders.Formats.Order(), UpdaterPage.Names),
            () => Assert.All(UpdaterPage.Names, name => Assert.Contains($"[`{name}`]({name}.md)", File.ReadAllText(Path.Combine(UpdaterPage.Folder, "README.md")), StringComparison.Ordinal)));

    /// <summary>As the bot tells it: fixtures name the kind of a pin that cannot be had.</summary>
    private static string ReasonOf(string fixture) => fixture switch
    {
        "FileHash" => "PinNotSupported",
        "ImageDigest" or "CommitSha" or "FileSha256" or "HashList" => "PinUnknown",
        _ => fixture,
    };
}
