using BumpBot.Tests.Git;

namespace BumpBot.Tests.EndToEnd;

/// <summary><c>inventory:</c> on a person's own clone, from the first run on.</summary>
public sealed class InventoryTests : IDisposable
{
    private const string Bump = "bumpbot/tools--hammer";
    private const string Own = "bumpbot/inventory";
    private const string File = "docs/inventory.md";

    private readonly TempRepo _upstream = TempRepo.Local();
    private readonly TempRepo _app = TempRepo.Local();

    public InventoryTests()
    {
        Release("v1.0.0");
        Release("v1.1.0");
        _app.Write("bumpbot.yml", $"watch:\n  - repo: tools/hammer\n    git: {_upstream.Folder}\ninventory: {{ file: {File}, history: true }}\n");
        _app.Write("Makefile", "HAMMER_VERSION := 1.0.0\nall:\n");
        _app.Commit("First");
    }

    [Fact]
    public async Task The_table_is_made_kept_by_bumps_and_left_alone_when_it_is_right()
    {
        await RunAsync();
        Assert.Contains("| tools/hammer | `v1.1.0`       |          | files name 1.0.0 |          |", _app.Run("show", $"{Own}:{File}"), StringComparison.Ordinal);
        Assert.Contains("nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);

        _app.Run("merge", "--no-ff", "-m", "Merge", Bump);
        await RunAsync();
        Assert.Contains("| tools/hammer | `v1.1.0`       |          | current |          |", _app.Run("show", $"{Own}:{File}"), StringComparison.Ordinal);
        _app.Run("merge", "--no-ff", "-m", "Merge", Own);
        _app.Write(File, _app.Run("show", $"HEAD:{File}").Replace("# Inventory", "# What we use", StringComparison.Ordinal) + "\n");
        _app.Commit("A person's heading");
        Assert.Contains("nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);

        Release("v1.2.0");
        Assert.Contains(": 1 pull request (base", (await RunAsync()).Output, StringComparison.Ordinal);
        var table = _app.Run("show", $"{Bump}:{File}");
        Assert.StartsWith("# What we use", table, StringComparison.Ordinal);
        Assert.Contains("| tools/hammer | `v1.2.0`       |          | current |          |", table, StringComparison.Ordinal);
        Assert.Contains("- tools/hammer\n  - `v1.2.0`\n  - `v1.1.0`", table, StringComparison.Ordinal);
        Assert.Contains("nothing to do", (await RunAsync()).Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _upstream.Dispose();
        _app.Dispose();
    }

    private async Task<BotOutcome> RunAsync()
    {
        var outcome = await BotProcess.RunAsync(_app.Folder, new Dictionary<string, string> { ["HOME"] = _app.Root }, "run", "--local", ".");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome;
    }

    private void Release(string tag)
    {
        _upstream.Commit($"Release {tag}");
        _upstream.Run("tag", tag);
    }
}
