using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Ledgers;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>Five bumps that are due, and what stands on the forge and in the ledger in the end, so that two ends can be compared.</summary>
internal static partial class KillScene
{
    public static readonly string[] Tools = ["chisel", "drill", "hammer", "plane", "saw"];

    private const string LedgerBranch = "bumpbot-ledger";

    public static async Task<Scene> PreparedAsync()
    {
        var scene = await Scene.EmptyAsync();
        foreach (var tool in Tools)
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", string.Concat(Tools.Select(tool => $"{tool.ToUpperInvariant()}_VERSION := 1.0.0\n"))));
        scene.Configure($"watch: [{string.Join(", ", Tools.Select(tool => $"tools/{tool}"))}]\npulls: {{ labels: [dependencies] }}\n");
        scene.LedgerArgument = "branch";
        scene.Environment["GITHUB_REPOSITORY"] = Scene.Target;
        return scene;
    }

    /// <summary>A number stands as the title that it leads to: which thread is opened first is chance.</summary>
    public static string EndOf(Scene scene)
    {
        var titles = scene.App.Pulls.Concat(scene.App.Issues).ToDictionary(thread => thread.Number, thread => thread.Title);
        var ledger = LedgerJson.Read(scene.App.ReadFile(LedgerBranch, "ledger.json")!);
        return string.Join('\n',
        [
            .. scene.App.Pulls.OrderBy(pull => pull.HeadBranch, StringComparer.Ordinal).Select(pull => $"{pull.HeadBranch} into {pull.BaseBranch} {Thread(pull)}"),
            .. scene.App.Issues.OrderBy(issue => issue.Title, StringComparer.Ordinal).Select(issue => $"issue {Thread(issue)}"),
            .. scene.App.Branches.Where(branch => branch != LedgerBranch).Order(StringComparer.Ordinal).Select(branch => $"{branch}\n{scene.App.ReadText(branch, "Makefile")}"),
            .. ledger.Done[Scene.Target].Bumps.OrderBy(bump => bump.Key, StringComparer.Ordinal)
                .Select(bump => $"{bump.Key} to {bump.Value.To} by {Title(bump.Value.Pull)} for {Title(bump.Value.Issue)} on {bump.Value.Branch}"),
            .. ledger.Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal).Select(seen => $"{seen.Key} at {seen.Value.LatestTag}"),
        ]);

        string Thread(SandboxIssue thread) =>
            $"open {thread.IsOpen} {thread.Title} [{string.Join(", ", thread.LabelNames)}] {string.Join("; ", thread.Comments.Select(comment => comment.Body))}\n{Named(thread.Body)}";

        string Named(string? body) =>
            Numbers().Replace(OfTheScene().Replace(body ?? "", "-"), match => Title(int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)));

        string Title(int? number) => number is { } known ? titles.GetValueOrDefault(known, "nothing") : "none";
    }

    /// <summary>Its server's address, and the digests of facts among which are numbers.</summary>
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+|""text"":""[0-9a-f]+""")]
    private static partial Regex OfTheScene();

    [GeneratedRegex(@"#\d+\b")]
    private static partial Regex Numbers();
}
