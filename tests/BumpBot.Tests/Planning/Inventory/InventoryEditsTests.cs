using System.Text.Json;
using BumpBot.Planning.Inventory;
using BumpBot.Tests.Ledgers;
using CsCheck;
using Updaters.References;

namespace BumpBot.Tests.Planning.Inventory;

/// <summary>The cases of <c>fixtures/inventory</c>, and what holds for any table.</summary>
public class InventoryEditsTests
{
    private static readonly string Folder = Path.Combine(OlderLedgerTests.Folder, "..", "inventory");

    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    private static readonly UpstreamId Tool = UpstreamId.Parse("acme/tool");

    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.Int[0, 7].Select(index => new[] { "", "x", "a \\| b", "`v1.0.0`", "[acme/x](y)", "- - -", "Ж", "   " }[index]),
        Gen.String[Gen.Char["abc é-*_`\\~#"], 0, 12]);

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder).Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_table_is_kept_as_expected_and_only_once(string @case)
    {
        var input = JsonSerializer.Deserialize<CaseInput>(Text(@case, "rows.json"), Names)!;
        var after = Kept(Text(@case, "before.md"), input);
        Assert.Equal(Text(@case, "after.md"), after);
        Assert.Equal(after, Kept(after, input));
    }

    [Theory]
    [InlineData("<!-- bumpbot inventory -->\nno table\n", "there is no table")]
    [InlineData("<!-- bumpbot inventory -->\n| Name | State |\n|---|---|\n| acme/tool | x |\n", "has no column Upstream")]
    public void What_cannot_be_kept_is_refused_with_the_remedy(string text, string why) =>
        Assert.Contains(why, Assert.IsType<InventoryResult.Refused>(Keep(text, [Row("a", "b")], [])).Why, StringComparison.Ordinal);

    [Fact]
    public void Only_the_bots_cells_change_and_a_second_time_nothing_does() =>
        Gen.Select(Gen.Select(Cell, Cell, Cell, Cell), Gen.Bool, Gen.Bool, Gen.Bool).Sample((cells, crlf, closed, bordered) =>
        {
            var (owner, newest, state, note) = (Inner(cells.Item1), Inner(cells.Item2), Inner(cells.Item3), Inner(cells.Item4));
            var (left, right) = bordered ? ("|", "|") : ("", "");
            var line = crlf ? "\r\n" : "\n";
            var head = string.Join(line, "# Ours | é", "", "<!-- bumpbot inventory -->", $"{left} Upstream | Owner | Newest release | State | Note {right}", "---|---|---|---|---", "");
            var tail = string.Join(line, "", closed ? "<!-- /bumpbot inventory -->" : "", "Tail | x", "");
            var before = $"{head}{left} acme/tool |{owner}|{newest}|{state}|{note}{right}{tail}";
            var after = Content(Keep(before, [Row("`v2.0.0`", "current")], [Row("`v2.0.0`", "current")]));
            Assert.StartsWith($"{head}{left} acme/tool |{owner}|", after, StringComparison.Ordinal);
            Assert.EndsWith($"|{note}{right}{tail}", after, StringComparison.Ordinal);
            var changed = after[(head.Length + $"{left} acme/tool |{owner}|".Length)..^$"|{note}{right}{tail}".Length].Split('|');
            Assert.Equal(["`v2.0.0`", "current"], changed.Select(cell => cell.Trim()));
            Assert.Equal(after, Content(Keep(after, [Row("`v2.0.0`", "current")], [Row("`v2.0.0`", "current")])));
        });

    [Fact]
    public void A_twin_with_carriage_returns_gets_the_same_edits()
    {
        foreach (var @case in Cases.Select(row => row.Data))
        {
            var input = JsonSerializer.Deserialize<CaseInput>(Text(@case, "rows.json"), Names)!;
            var before = Text(@case, "before.md").ReplaceLineEndings("\n");
            Assert.Equal(Kept(before, input).ReplaceLineEndings("\r\n"), Kept(before.ReplaceLineEndings("\r\n"), input));
        }
    }

    /// <summary>A cell that ends with a backslash would take the bar after it.</summary>
    private static string Inner(string cell) => $" {cell.TrimEnd('\\')} ";

    private static string Kept(string text, CaseInput input) => Content(input.Bump
        ? InventoryEdits.OfBump(text, input.Of([]), input.History)
        : InventoryEdits.OfAll(text, input.Of(input.Carried ?? []), input.Of([]), input.Rows.Select(row => UpstreamId.Parse(row.Upstream)).ToHashSet(), input.History));

    private static InventoryResult Keep(string text, IReadOnlyList<InventoryRow> rows, IReadOnlyList<InventoryRow> missing) =>
        InventoryEdits.OfAll(text, rows, missing, new HashSet<UpstreamId> { Tool }, history: false);

    private static string Content(InventoryResult result) => Assert.IsType<InventoryResult.Text>(result).Content;

    private static InventoryRow Row(string newest, string state) => new(Tool, new Dictionary<InventoryColumn, string> { [InventoryColumn.Newest] = newest, [InventoryColumn.State] = state }, []);

    private static string Text(string @case, string file) => File.ReadAllText(Path.Combine(Folder, @case, file));

    private sealed record CaseInput(IReadOnlyList<CaseRow> Rows, bool History, bool Bump, IReadOnlyList<string>? Carried)
    {
        public IReadOnlyList<InventoryRow> Of(IReadOnlyList<string> without) => [.. Rows.Where(row => !without.Contains(row.Upstream)).Select(row => row.Read())];
    }

    private sealed record CaseRow(string Upstream, string Name, string Newest, string Released, string State, string ToCheck, IReadOnlyList<CaseRelease> Releases)
    {
        public InventoryRow Read() => new(
            UpstreamId.Parse(Upstream),
            new Dictionary<InventoryColumn, string>
            {
                [InventoryColumn.Upstream] = Name,
                [InventoryColumn.Newest] = Newest,
                [InventoryColumn.Released] = Released,
                [InventoryColumn.State] = State,
                [InventoryColumn.ToCheck] = ToCheck,
            },
            [.. Releases.Select(release => new InventoryRelease(release.Link, release.Day))]);
    }

    private sealed record CaseRelease(string Link, string? Day);
}
