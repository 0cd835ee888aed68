namespace BumpBot.Tests.EndToEnd;

/// <summary>Killed at any request that writes, before or after its effect, and run again: the end is the same as without the kill.</summary>
public class KillTests
{
    private static readonly string[] Tools = ["hammer", "saw"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_killed_at_any_write_is_made_good_by_the_next(bool afterTheEffect)
    {
        var position = 0;
        while (await KilledAtAsync(++position, afterTheEffect))
        {
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"killed at {position - 1} positions, failures 0");
        Assert.InRange(position - 1, 5, 50);
    }

    /// <returns>False = the run ended before it came to that position.</returns>
    private static async Task<bool> KilledAtAsync(int position, bool afterTheEffect)
    {
        await using var scene = await Scene.EmptyAsync();
        foreach (var tool in Tools)
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.0.0\nSAW_VERSION := 1.0.0\n"));
        scene.Watch([.. Tools.Select(tool => $"tools/{tool}")]);

        if (!await KillAsync(scene, position, afterTheEffect))
            return false;
        await scene.RunWellAsync();

        Assert.Equal(Tools.Length, scene.App.Pulls.Count);
        Assert.Equal(Tools.Length, scene.App.Issues.Count);
        Assert.Equal("HAMMER_VERSION := 1.1.0\nSAW_VERSION := 1.0.0\n", scene.App.ReadText("bumpbot/tools--hammer", "Makefile"));
        Assert.Equal("HAMMER_VERSION := 1.0.0\nSAW_VERSION := 1.1.0\n", scene.App.ReadText("bumpbot/tools--saw", "Makefile"));
        Assert.All(scene.App.Pulls, pull => Assert.Contains(scene.App.Issues, issue => pull.Body!.Contains($"Closes #{issue.Number}", StringComparison.Ordinal)));
        await scene.RunIdleAsync();
        return true;
    }

    private static async Task<bool> KillAsync(Scene scene, int position, bool afterTheEffect)
    {
        using var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments);
        var killed = false;
        var left = position;
        Hook();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        scene.GitHub.Faults.Clear();
        return killed;

        void Hook()
        {
            if (afterTheEffect)
                scene.GitHub.Faults.After("POST *", Count);
            else
                scene.GitHub.Faults.Before("POST *", Count);
        }

        void Count()
        {
            if (--left > 0)
            {
                Hook();
                return;
            }
            killed = true;
            process.Kill();
        }
    }
}
