using BumpBot.Ledgers;
using BumpBot.Model;

namespace BumpBot.Tests.Ledgers;

/// <summary>The ledgers of <c>fixtures/ledgers</c>, as older programs wrote them, are read, and written again without loss.</summary>
public class OlderLedgerTests
{
    internal static readonly string Folder = Path.Combine(Root(), "fixtures", "ledgers");

    public static TheoryData<string> Files => [.. Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).OfType<string>()];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_older_ledger_is_read_and_written_again_without_loss(string file)
    {
        var read = LedgerJson.Read(File.ReadAllBytes(Path.Combine(Folder, file)));
        Assert.NotEmpty(read.Seen);
        var written = LedgerJson.Write(read);
        Assert.Equal(written, LedgerJson.Write(LedgerJson.Read(written)));
    }

    [Fact]
    public void What_a_ledger_of_the_first_schema_names_is_known_and_seen_at_its_last_look()
    {
        var read = LedgerJson.Read(File.ReadAllBytes(Path.Combine(Folder, "schema-1.json")));
        var seen = read.Seen["ACME/git-only"];
        Assert.Equal(["v2.0.0", "v2.1.0"], seen.FirstSeen.Keys.Order());
        Assert.All(seen.FirstSeen.Values, at => Assert.Equal(seen.LastChecked, at));
        Assert.True(seen.IsBaseline("v2.1.0"));
        Assert.Equal([], seen.Told);
        Assert.Equal(BumpOutcome.Merged, read.Done["acme/app"].Bumps["astral-sh/ruff"].Outcome);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "BumpBot.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
