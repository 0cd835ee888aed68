using System.Globalization;
using System.Text.RegularExpressions;
using BumpBot.Ledgers;
using Sandbox;

namespace BumpBot.Tests.EndToEnd;

/// <summary>
/// The built program, killed at a request that writes, before or after its effect, and run again: the end is the same as without the kill. With
/// the ledger on its branch, what it remembers is such a request, too. The matrix in memory (<see cref="Runs.KillPointTests"/>) has every effect.
/// </summary>
public partial class KillTests
{
    /// <summary>Of the kills after an effect one in so many is tried: the next kill before one finds the same on the forge.</summary>
    private const int Stride = 4;

    private static readonly string[] Tools = ["chisel", "drill", "hammer", "plane", "saw"];

    [Fact]
    public async Task A_run_with_five_bumps_killed_at_a_write_is_made_good_by_the_next()
    {
        var (expected, writes) = await UndisturbedAsync();
        var failures = new List<string>();
        var tried = 0;
        foreach (var position in Enumerable.Range(1, writes))
        {
            foreach (var moment in position % Stride == 2 ? new[] { Moment.BeforeEffect, Moment.AfterEffect } : [Moment.BeforeEffect])
            {
                tried++;
                if (await AfterKillAsync(position, moment) is var end && end != expected)
                    failures.Add($"{moment} of write {position}:\n{end}");
            }
        }
        var told = $"{Tools.Length} bumps, {writes} writes, killed at {tried} positions, failures {failures.Count}";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        TestContext.Current.SendDiagnosticMessage(told);
        Assert.True(failures.Count == 0, $"expected\n{expected}\n{string.Join('\n', failures)}");
        Assert.True(writes >= 2 * Tools.Length + 3, told);
    }

    private static async Task<(string End, int Writes)> UndisturbedAsync()
    {
        await using var scene = await PreparedAsync();
        await scene.RunWellAsync();
        var writes = scene.GitHub.Writes.Count;
        await scene.RunIdleAsync();
        return (EndOf(scene), writes);
    }

    /// <returns>How it ends after the kill and one more run.</returns>
    private static async Task<string> AfterKillAsync(int position, Moment moment)
    {
        await using var scene = await PreparedAsync();
        using (var process = BotProcess.Start(scene.Folder, scene.Environment, scene.RunArguments))
        {
            var left = position;
            Hook();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            scene.GitHub.Faults.Clear();
            Assert.Equal(0, left);

            void Hook() => scene.GitHub.Faults.Hook(request => request.IsWrite, moment, () =>
            {
                if (--left > 0)
                    Hook();
                else
                    process.Kill();
            });
        }
        await scene.RunWellAsync();
        return EndOf(scene);
    }

    private static async Task<Scene> PreparedAsync()
    {
        var scene = await Scene.EmptyAsync();
        foreach (var tool in Tools)
            scene.GitHub.AddUpstream($"tools/{tool}", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", string.Concat(Tools.Select(tool => $"{tool.ToUpperInvariant()}_VERSION := 1.0.0\n"))));
        scene.Watch([.. Tools.Select(tool => $"tools/{tool}")]);
        scene.LedgerArgument = "branch";
        scene.Environment["GITHUB_REPOSITORY"] = Scene.Target;
        return scene;
    }

    /// <summary>What stands on the forge and in the ledger. A number stands as the title that it leads to.</summary>
    private static string EndOf(Scene scene)
    {
        var titles = scene.App.Pulls.Concat(scene.App.Issues).ToDictionary(thread => thread.Number, thread => thread.Title);
        var ledger = LedgerJson.Read(scene.App.ReadFile("bumpbot-ledger", "ledger.json")!);
        return string.Join('\n',
        [
            .. scene.App.Pulls.OrderBy(pull => pull.HeadBranch, StringComparer.Ordinal).Select(pull => $"{pull.HeadBranch} open {pull.IsOpen} {pull.Title} {Comments(pull)}\n{Named(pull.Body)}"),
            .. scene.App.Issues.OrderBy(issue => issue.Title, StringComparer.Ordinal).Select(issue => $"issue open {issue.IsOpen} {issue.Title} {Comments(issue)}\n{Named(issue.Body)}"),
            .. scene.App.Branches.Where(branch => branch != "bumpbot-ledger").Order(StringComparer.Ordinal).Select(branch => $"{branch}\n{scene.App.ReadText(branch, "Makefile")}"),
            .. ledger.Done[Scene.Target].Bumps.OrderBy(bump => bump.Key, StringComparer.Ordinal)
                .Select(bump => $"{bump.Key} to {bump.Value.To} by {Title(bump.Value.Pull)} for {Title(bump.Value.Issue)} on {bump.Value.Branch}"),
            .. ledger.Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal).Select(seen => $"{seen.Key} at {seen.Value.LatestTag}"),
        ]);

        string Named(string? body) => Numbers().Replace(OfTheScene().Replace(body ?? "", "-"), match => Title(int.Parse(match.ValueSpan[1..], CultureInfo.InvariantCulture)));

        string Title(int? number) => number is { } known ? titles.GetValueOrDefault(known, "nothing") : "none";

        static string Comments(SandboxIssue thread) => string.Join(';', thread.Comments.Select(comment => comment.Body));
    }

    /// <summary>Its server's address, and the digests of facts among which are numbers.</summary>
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+|""text"":""[0-9a-f]+""")]
    private static partial Regex OfTheScene();

    [GeneratedRegex(@"#\d+\b")]
    private static partial Regex Numbers();
}
