using System.Text.RegularExpressions;
using BumpBot.Commands;
using BumpBot.Commands.Actions;
using YamlDotNet.RepresentationModel;

namespace BumpBot.Tests.Docs;

/// <summary>The workflows and the action of this repository, and the workflow that <c>init</c> writes.</summary>
public partial class WorkflowTests
{
    private static readonly string Root = Path.GetDirectoryName(Path.GetDirectoryName(Config.ConfigFixture.Root))!;

    private static readonly ProgramSource Source = ProgramSource.Of("https://github.com/acme/bumpbot", $"1.2.3+{new string('a', 40)}")!;
    private static readonly string ByTool = FirstWorkflow.Of("17 5 * * *", "1.2.3", null);
    private static readonly string ByAction = FirstWorkflow.Of("17 5 * * *", "1.2.3", Source);

    public static TheoryData<string> Written => [ByTool, ByAction];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Root, ".github"), "*.yml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_action_is_pinned_by_commit_with_its_version(string file) => AssertPinned(File.ReadAllText(Path.Combine(Root, file)));

    [Theory]
    [MemberData(nameof(Written))]
    public void The_workflow_that_init_writes_pins_what_this_repository_does(string written)
    {
        AssertPinned(written);
        var own = Directory.EnumerateFiles(Path.Combine(Root, ".github"), "*.yml", SearchOption.AllDirectories).SelectMany(file => Uses().Matches(File.ReadAllText(file))).Select(use => use.Value).ToHashSet();
        Assert.Subset(own, Uses().Matches(written).Select(use => use.Value).Where(use => !use.Contains("acme/bumpbot", StringComparison.Ordinal)).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void It_asks_for_what_the_main_job_needs_and_runs_on_the_schedule_that_was_chosen(string written)
    {
        var root = Read(written);
        Assert.Equal("17 5 * * *", root["on"]["schedule"][0]["cron"].ToString());
        Assert.Equal(
            ["contents: write", "pull-requests: write", "issues: write", "checks: read", "statuses: read"],
            ((YamlMappingNode)root["jobs"]["bump"]["permissions"]).Select(one => $"{one.Key}: {one.Value}"));
    }

    [Fact]
    public void It_uses_the_action_at_the_commit_that_the_program_was_built_from_where_that_is_known()
    {
        Assert.Contains($"uses: acme/bumpbot/.github/actions/bumpbot@{Source.Commit} # v1.2.3", ByAction, StringComparison.Ordinal);
        Assert.DoesNotContain("tool install", ByAction, StringComparison.Ordinal);
        Assert.Contains("dotnet tool install --tool-path \"$RUNNER_TEMP/bumpbot\" bumpbot --version 1.2.3\n", ByTool, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://github.com/acme/bumpbot.git", "1.2.3+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", true)]
    [InlineData("https://github.com/acme/bumpbot", "1.2.3", false)]
    [InlineData("https://github.com/acme/bumpbot", "1.2.3+aaaaaaa", false)]
    [InlineData("https://git.example.org/acme/bumpbot", "1.2.3+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("https://github.com/acme/bumpbot\nx", "1.2.3+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData(null, "1.2.3+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void The_source_of_a_program_is_known_by_a_repository_on_GitHub_and_a_whole_commit(string? url, string version, bool known) =>
        Assert.Equal(known ? Source : null, ProgramSource.Of(url, version));

    [Fact]
    public void The_action_gives_out_what_a_run_sets()
    {
        var outputs = (YamlMappingNode)Read(File.ReadAllText(Path.Combine(Root, ".github/actions/bumpbot/action.yml")))["outputs"];
        var report = new Model.RunReport([], [], []);
        Assert.Equal(JobOutputs.Of(report).Select(output => output.Name), outputs.Select(output => output.Key.ToString()));
        Assert.All(outputs, output => Assert.Equal($"${{{{ steps.bumpbot.outputs.{output.Key} }}}}", output.Value["value"].ToString()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_script_has_an_expression_in_it(string file) =>
        Assert.All(Scripts(Read(File.ReadAllText(Path.Combine(Root, file)))), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal));

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
        text.Split('\n').Where(line => line.Contains(" uses: ", StringComparison.Ordinal) && !line.Contains(" uses: ./", StringComparison.Ordinal)), line => Assert.Matches("uses: [^@ ]+@[0-9a-f]{40} # v[0-9.]+$", line));

    private static IEnumerable<string> Scripts(YamlNode node) => node.AllNodes.OfType<YamlMappingNode>()
        .SelectMany(mapping => mapping).Where(pair => pair.Key.ToString() == "run").Select(pair => pair.Value.ToString());

    private static YamlMappingNode Read(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex("\\buses: .*")]
    private static partial Regex Uses();

    [GeneratedRegex("^(```+).*?^\\1$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex LocalLink();
}
