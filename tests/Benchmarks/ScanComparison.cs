using BumpBot.Git;
using BumpBot.Model;
using BumpBot.Scanning;
using Serilog.Core;
using Updaters;
using Updaters.Text;

namespace Benchmarks;

/// <summary>A scan of 2,000 files for 100 upstreams, beside what <c>git grep</c> takes to look for the same names in the same commit.</summary>
internal static class ScanComparison
{
    public static async Task RunAsync(TextWriter output)
    {
        using var tree = SampleTree.Make();
        using var repositories = new GitRepositories(Path.Combine(tree.Folder, ".git", "cache"), TimeProvider.System, Logger.None);
        var settings = new TargetSettings(
            [.. tree.Watched.Select(upstream => new WatchEntry(upstream, Follow.Releases, null, null, [], false, []))],
            [], new Dictionary<string, IReadOnlyList<PathGlob>>(), [], PullSettings.Default, IssueSettings.Default);
        var names = Path.Combine(tree.Folder, ".git", "names");
        await File.WriteAllLinesAsync(names, tree.Names);

        Scan? last = null;
        var cold = await Median.OfAsync(async () => last = await ScanAsync(new ScanCache(), new GitRepositories("unused", TimeProvider.System, Logger.None)));
        var cache = new ScanCache();
        await ScanAsync(cache, repositories);
        var second = await Median.OfAsync(() => ScanAsync(cache, repositories));
        tree.Git("grep", "-F", "-f", names, "HEAD");
        var grep = Median.Of(() => tree.Git("grep", "-F", "-f", names, "HEAD"));

        output.WriteLine($"{last!.Files.Count} files hold {last.References.Count} references; medians of {Median.Runs}");
        output.WriteLine($"first scan (open, list, read, search)   {cold.TotalMilliseconds,8:N1} ms");
        output.WriteLine($"second scan in process                  {second.TotalMilliseconds,8:N1} ms");
        output.WriteLine($"git grep -F -f names HEAD               {grep.TotalMilliseconds,8:N1} ms");
        output.WriteLine($"second scan / git grep                  {second / grep,8:N2}");
        output.WriteLine($"first scan / git grep                   {cold / grep,8:N2}");

        async Task<Scan> ScanAsync(ScanCache known, GitRepositories from)
        {
            using var repository = await from.OpenLocalAsync(tree.Folder, CancellationToken.None);
            return Scanner.Scan(await repository.AtBaseAsync(null, CancellationToken.None), settings, FileUpdaters.All, known);
        }
    }
}
