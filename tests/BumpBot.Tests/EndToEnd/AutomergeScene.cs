using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>Scenes with pull requests that may be merged without a person.</summary>
internal static class AutomergeScene
{
    public static void Automerge(Scene scene, string automerge, params string[] tools) =>
        scene.Configure($"watch: [{string.Join(", ", (tools.Length == 0 ? ["hammer"] : tools).Select(tool => $"tools/{tool}"))}]\npulls: {{ automerge: {automerge} }}\n");

    /// <summary>Pull requests from v1.0.0 to v1.0.1, as the first run opens them.</summary>
    public static async Task<Scene> OpenedAsync(params string[] tools)
    {
        var scene = await Scene.EmptyAsync();
        if (tools.Length == 0)
            tools = ["hammer"];
        foreach (var tool in tools)
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.0.1");
        await OpenAsync(scene, "patch", tools);
        Assert.All(scene.App.Pulls, pull => Assert.True(pull.IsOpen));
        return scene;
    }

    public static async Task OpenAsync(Scene scene, string automerge, params string[] tools)
    {
        scene.AddTarget([.. tools.Select(tool => (FileChange)($"{tool}.mk", $"{tool.ToUpperInvariant()}_VERSION := 1.0.0\n"))]);
        Automerge(scene, automerge, tools);
        await scene.RunWellAsync();
        Assert.Equal(tools.Length, scene.App.Pulls.Count);
    }

    public static SandboxPull Pull(Scene scene, string tool) => Assert.Single(scene.App.Pulls, pull => pull.HeadBranch == $"bumpbot/tools--{tool}");
}
