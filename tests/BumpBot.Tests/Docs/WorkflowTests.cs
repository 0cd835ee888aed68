using System.Text.RegularExpressions;
using BumpBot.Commands;
using YamlDotNet.RepresentationModel;

namespace BumpBot.Tests.Docs;

/// <summary>The workflows and the action of this repository, and the workflow that <c>init</c> writes.</summary>
public partial class WorkflowTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Config.ConfigFixture.Root))!;

    private static readonly string Written = FirstWorkflow.Of("17 5 * * *");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Root, ".github"), "*.yml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_action_is_pinned_by_commit_with_its_version(string file) => AssertPinned(File.ReadAllText(Path.Combine(Root, file)));

    [Fact]
    public void The_workflow_that_init_writes_pins_what_this_repositorys_own_does()
    {
        AssertPinned(Written);
        Assert.Subset(Uses().Matches(File.ReadAllText(Path.Combine(Root, FirstWorkflow.Path))).Select(use => use.Value).ToHashSet(), Uses().Matches(Written).Select(use => use.Value).ToHashSet());
    }

    [Fact]
    public void It_asks_for_three_permissions_and_runs_on_the_schedule_that_was_chosen()
    {
        var root = Read(Written);
        Assert.Equal("17 5 * * *", root["on"]["schedule"][0]["cron"].ToString());
        Assert.Equal(["contents: write", "pull-requests: write", "issues: write"], ((YamlMappingNode)root["jobs"]["bump"]["permissions"]).Select(one => $"{one.Key}: {one.Value}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_workflow_gives_no_permission_but_where_it_is_named(string file)
    {
        var root = Read(File.ReadAllText(Path.Combine(Root, file)));
        if (root.Children.ContainsKey("jobs"))
            Assert.All((YamlMappingNode)root["permissions"], one => Assert.Equal("read", one.Value.ToString()));
    }

    [Fact]
    public void Every_file_that_the_docs_link_to_is_there() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories),
        page => Assert.All(
            LocalLink().Matches(Fence().Replace(File.ReadAllText(page), "")),
            link => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value)), $"{page}: {link.Value}")));

    private static void AssertPinned(string text) => Assert.All(
        text.Split('\n').Where(line => line.Contains(" uses: ", StringComparison.Ordinal)), line => Assert.Matches("uses: [^@ ]+@[0-9a-f]{40} # v[0-9.]+$", line));

    private static YamlMappingNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex("uses: .*")]
    private static partial Regex Uses();

    [GeneratedRegex("^(```+).*?^\\1$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex LocalLink();
}
