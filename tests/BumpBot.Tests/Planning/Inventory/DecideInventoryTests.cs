using System.Text;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Inventory;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Tests.Planning.Inventory;

/// <summary>What pull requests change of the inventory.</summary>
public class DecideInventoryTests
{
    private const string Head = "<!-- bumpbot inventory -->\n| Upstream | Newest release | State |\n| --- | --- | --- |\n";
    private const string Tool = "| acme/tool | [`v1.0.0`](https://github.com/acme/tool/releases/tag/v1.0.0) | current |\n";
    private const string Other = "| acme/other | [`v2.0.0`](https://github.com/acme/other/releases/tag/v2.0.0) | named in no file |\n";

    private static readonly World Bumped = World.With(("a.txt", "acme/tool@1.0.0\n")).Watching("acme/tool", "v1.0.0", "v1.1.0").Watching("acme/other", "v2.0.0");

    [Fact]
    public void A_bump_carries_its_own_row_and_the_inventory_needs_no_pull_request()
    {
        var plan = Plan(Bumped, Head + Tool + Other);
        Assert.Null(plan.Inventory);
        var after = TextOf(Assert.Single(plan.Pulls).Push!);
        Assert.Contains("v1.1.0`](https://github.com/acme/tool/releases/tag/v1.1.0) | current |", after, StringComparison.Ordinal);
        Assert.Contains(Other, after, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_bump_carries_comes_in_one_pull_request_of_its_own()
    {
        var plan = Plan(Bumped, Head + Tool + Other.Replace("v2.0.0", "v1.9.0", StringComparison.Ordinal));
        var after = TextOf(Assert.IsType<PlannedInventory.Open>(plan.Inventory).Push!);
        Assert.Equal(Head + Tool + Other, after);
    }

    [Fact]
    public void A_file_that_is_missing_is_made_with_a_row_for_each_upstream()
    {
        var plan = Planner.Plan(Input(Bumped) with { InventoryFile = new InventoryFile.Missing() });
        var made = Assert.IsType<NewFile>(Assert.Single(plan.Inventory!.Commit!.Changes));
        var text = Encoding.UTF8.GetString(made.Content);
        Assert.Contains("files name 1.0.0", text, StringComparison.Ordinal);
        Assert.Contains("named in no file", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_open_and_says_so_is_left_alone_and_one_that_is_current_is_closed()
    {
        var text = Head + Tool + Other.Replace("v2.0.0", "v1.9.0", StringComparison.Ordinal);
        var planned = Assert.IsType<PlannedInventory.Open>(Plan(Bumped, text).Inventory);
        var open = Standing(Bumped, planned, PullState.Open);
        Assert.Null(Plan(open, text).Inventory);
        Assert.IsType<PlannedInventory.Refresh>(Plan(open, text.Replace(Tool, "", StringComparison.Ordinal)).Inventory);
        Assert.Equal("the inventory is current", Assert.Single(Plan(open, Head + Tool + Other).Closings).Reason);
    }

    [Fact]
    public void What_a_person_closed_is_offered_again_only_when_it_says_something_else()
    {
        var text = Head + Tool + Other.Replace("v2.0.0", "v1.9.0", StringComparison.Ordinal);
        var closed = Standing(Bumped, Assert.IsType<PlannedInventory.Open>(Plan(Bumped, text).Inventory), PullState.ClosedByPerson);
        Assert.IsType<PlannedInventory.Left>(Plan(closed, text).Inventory);
        Assert.IsType<PlannedInventory.Open>(Plan(closed.Releasing("acme/other", "v2.0.0", "v2.1.0"), text).Inventory);
    }

    [Fact]
    public void An_open_one_stays_as_it_is_while_an_upstream_cannot_be_looked_at()
    {
        var text = Head + Tool + Other.Replace("v2.0.0", "v1.9.0", StringComparison.Ordinal);
        var open = Standing(Bumped, Assert.IsType<PlannedInventory.Open>(Plan(Bumped, text).Inventory), PullState.Open);
        var other = UpstreamId.Parse("acme/other");
        var failed = open with { Detections = new Dictionary<UpstreamId, Detection>(open.Detections) { [other] = new Detection.Unknown(other, new Fault.Retry("502")) } };
        var plan = Plan(failed, text);
        Assert.Null(plan.Inventory);
        Assert.Empty(plan.Closings);
    }

    [Fact]
    public void A_branch_that_a_person_works_on_is_left() =>
        Assert.IsType<PlannedInventory.Left>(Plan(Bumped.Branch(BranchName.Inventory, new BranchOwner.Person("a commit"), new MergeOutcome.Conflict()), Head).Inventory);

    [Fact]
    public void A_table_that_cannot_be_kept_is_a_problem()
    {
        var plan = Plan(Bumped, "<!-- bumpbot inventory -->\n");
        Assert.Null(plan.Inventory);
        Assert.StartsWith("inventory inv.md: there is no table", Assert.Single(plan.Problems), StringComparison.Ordinal);
    }

    private static World Standing(World world, PlannedInventory.Open planned, PullState state)
    {
        Assert.True(Marks.TryRead(planned.Body, out var mark));
        var change = planned.Push!.Changes[0];
        var clean = new MergeOutcome.Clean(new Dictionary<string, string?> { [change.Path] = BlobId.Of(((FileChange)change).After) });
        var standing = world.Branch(BranchName.Inventory, new BranchOwner.Bot(), clean);
        return standing with { Standing = standing.Standing with { Pulls = [new StandingPull(9, World.Page, state, BranchName.Inventory, planned.Title, planned.Body, mark)] } };
    }

    private static Plan Plan(World world, string text) =>
        Planner.Plan(Input(world) with { InventoryFile = new InventoryFile.There(FileBytes.Decode(Encoding.UTF8.GetBytes(text))) });

    private static PlanInput Input(World world)
    {
        var input = world.Input();
        return input with { Settings = input.Settings with { Inventory = new InventorySettings("inv.md", History: false) } };
    }

    private static string TextOf(BranchCommit commit) => Encoding.UTF8.GetString(Assert.IsType<FileChange>(commit.Changes.Single(change => change.Path == "inv.md")).After);
}
