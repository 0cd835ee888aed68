using System.Text;
using BumpBot.Config;
using BumpBot.Model;
using BumpBot.Planning;
using Updaters.References;
using Updaters.Text;
using Xunit;

namespace BumpBot.Tests.Planning;

public class RenameTests
{
    private const string Config = "# ours\r\nwatch:\r\n  - other/thing\r\n  - repo: \"acme/tool\" # acme/tool\r\nissues: off\r\n";

    [Theory]
    [InlineData("watch: [acme/tool]\n", "watch: [new/tool]\n")]
    [InlineData("watch:\n- 'Acme/Tool'   # acme/tool\n", "watch:\n- 'new/tool'   # acme/tool\n")]
    [InlineData(Config, "# ours\r\nwatch:\r\n  - other/thing\r\n  - repo: \"new/tool\" # acme/tool\r\nissues: off\r\n")]
    [InlineData("a: &x acme/tool\nwatch: [*x]\n", null)]
    [InlineData("watch: [acme/tool, acme/tool]\n", null)]
    [InlineData("watch: [acme/other]\nrules: [acme/tool]\n", null)]
    [InlineData("watch: [{ repo: acme/tool, name: cli }]\n", null)]
    [InlineData("watch: [\"acme\\/tool\"]\n", null)]
    [InlineData("watch: [acme/tool\n", null)]
    public void The_place_of_a_watched_name_is_found_where_it_stands_once_in_so_many_letters(string text, string? edited)
    {
        var span = WatchedPlace.Find(text, UpstreamId.Parse("acme/tool"));
        Assert.Equal(edited, span is { } found ? TextEdits.Apply(text, [new TextEdit(found.Start, found.Length, "new/tool")]) : null);
    }

    [Fact]
    public void Where_everything_is_found_under_the_new_name_the_config_moves_with_the_bump()
    {
        var pull = Assert.Single(Renamed("tool==1.1.0", "new/tool").Plan().Pulls);
        var change = Assert.IsType<FileChange>(Assert.Single(pull.Push!.Changes, change => change.Path == "bumpbot.yml"));
        Assert.Equal(Config.Replace("\"acme/tool\"", "\"new/tool\"", StringComparison.Ordinal), Encoding.UTF8.GetString(change.After));
        Assert.Contains("`bumpbot.yml`, line 4, is changed from `acme/tool` to `new/tool`, too.", OneBump.Body(pull.Bump(), null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acme/tool@1.1.0", "new/tool")]
    [InlineData("tool==1.1.0", "new/renamed")]
    public void Where_a_place_would_be_lost_it_is_left_to_a_person(string text, string to)
    {
        var pull = Assert.Single(Renamed(text, to).Plan().Pulls);
        Assert.Equal(["a.txt"], pull.Push!.Changes.Select(change => change.Path));
        Assert.Contains("a.txt, line 1, names it by its old name", OneBump.Body(pull.Bump(), null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_request_that_holds_the_config_edit_already_is_as_it_should_be()
    {
        var world = Renamed("tool==1.1.0", "new/tool");
        var pull = Assert.Single(world.Plan().Pulls);
        var merge = new MergeOutcome.Clean(pull.Push!.Changes.Cast<FileChange>().ToDictionary(change => change.Path, change => (string?)BlobId.Of(change.After)));
        Assert.True(world.Pull(4, PullState.Open, pull.Branch, "acme/tool@1.2.0").Issue(3, IssueState.Open, MarkKind.Bump, "acme/tool@1.2.0")
            .Branch(pull.Branch, new BranchOwner.Bot(), merge).Plan().IsEmpty);
    }

    private static World Renamed(string text, string to)
    {
        var found = World.Found("acme/tool", "1.1.0", "1.2.0");
        var world = World.With(("a.txt", text)).Watching("acme/tool", found with { Snapshot = found.Snapshot with { Repo = RepoName.Parse(to) } });
        var span = WatchedPlace.Find(Config, UpstreamId.Parse("acme/tool"))!.Value;
        return world with
        {
            OwnConfig = new OwnConfig("bumpbot.yml", FileBytes.Decode(Encoding.UTF8.GetBytes(Config)), new Dictionary<UpstreamId, TextSpan> { [UpstreamId.Parse("acme/tool")] = span }),
        };
    }
}
