using System.Text.RegularExpressions;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>inventory:</c> on GitHub, from a target that has no such file on.</summary>
public partial class InventoryOnGitHubTests
{
    private const string Bump = "bumpbot/tools--hammer";
    private const string Own = "bumpbot/inventory";
    private const string File = "docs/inventory.md";

    [Theory]
    [InlineData("push", true)]
    [InlineData("api", false)]
    public async Task The_file_is_made_by_a_pull_request_and_kept_by_the_next_bump_with_all_that_a_person_added(string commits, bool isPushed)
    {
        await using var scene = await Scene.WithOneBumpAsync();
        scene.Configure($"watch: [tools/hammer]\ninventory: {{ file: {File} }}\ncommits: {commits}\n");
        await scene.RunWellAsync();
        Assert.Equal([Own, Bump], scene.App.Pulls.Select(pull => pull.HeadBranch).Order());
        Assert.Equal(isPushed, scene.GitHub.Count("POST /{owner}/{repo}.git/git-receive-pack") > 0);
        var (before, after) = (scene.App.TreeOf("main"), scene.App.TreeOf(Own));
        Assert.Equal([.. before.Keys.Append(File).Order(StringComparer.Ordinal)], after.Keys.Order(StringComparer.Ordinal));
        Assert.All(before, file => Assert.Equal(file.Value.Content, after[file.Key].Content));
        Assert.Equal("100644", after[File].Mode);
        Assert.Matches(@"\| \[`v1\.1\.0`\]\(\S+/releases/tag/v1\.1\.0\) +\| \d{4}-\d\d-\d\d +\| files name 1\.0\.0 ", scene.App.ReadText(Own, File)!);
        await scene.RunIdleAsync();

        foreach (var pull in scene.App.Pulls)
            pull.Merge("alice");
        await scene.RunWellAsync();
        var made = scene.App.Pulls.Single(pull => pull.IsOpen);
        Assert.Equal(Own, made.HeadBranch);
        made.Merge("alice");
        var theirs = WithTheirs(scene.App.ReadText("main", File)!);
        scene.App.PushAs("alice", "main", (File, theirs));
        await scene.RunIdleAsync();

        scene.GitHub.Repository("tools/hammer").AddRelease("v1.2.0");
        await scene.RunWellAsync();
        var bump = scene.App.Pulls.Single(pull => pull.IsOpen);
        Assert.Equal(Bump, bump.HeadBranch);
        Assert.Equal("HAMMER_VERSION := 1.2.0\n", scene.App.ReadText(Bump, "Makefile"));
        var kept = scene.App.ReadText(Bump, File)!;
        Assert.Matches(@"\| \[`v1\.2\.0`\]\(\S+/releases/tag/v1\.2\.0\) +\| \d{4}-\d\d-\d\d +\| current ", kept);
        Assert.EndsWith("| team-a |", RowOf(kept), StringComparison.Ordinal);
        Assert.Equal(theirs.Replace(RowOf(theirs), RowOf(kept), StringComparison.Ordinal), kept);
        await scene.RunIdleAsync();
    }

    /// <summary>With a heading, a sentence, a column and a row of a person's own.</summary>
    private static string WithTheirs(string text)
    {
        var lines = text.Replace("# Inventory", "# What we use", StringComparison.Ordinal).TrimEnd('\n').Split('\n').ToList();
        var header = lines.FindIndex(line => line.StartsWith("| Upstream", StringComparison.Ordinal));
        lines[header] += " Owner |";
        lines[header + 1] += " --- |";
        lines[header + 2] += " team-a |";
        lines.Insert(header + 3, "| the old mainframe | | | runs | | nobody |");
        lines.Add("");
        lines.Add("Ask team-a before you merge.");
        return string.Join('\n', lines) + "\n";
    }

    private static string RowOf(string text) => Row().Match(text).Value;

    [GeneratedRegex(@"^\| \[?tools/hammer.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
