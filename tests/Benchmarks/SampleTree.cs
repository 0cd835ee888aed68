using System.Diagnostics;
using System.Text;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;

namespace Benchmarks;

/// <summary>A git repository of 2,000 files of all formats, 10 MB in all, and 100 upstreams, which one file in twenty names.</summary>
internal sealed class SampleTree : IDisposable
{
    private const int Files = 2_000;
    private const int FileSize = 5_000;
    private const int Upstreams = 100;

    private static readonly string[] Words =
    [
        "amber", "birch", "cobalt", "delta", "ember", "falcon", "garnet", "harbor", "indigo", "juniper", "kestrel", "lumen", "meadow", "nimbus", "onyx", "pebble", "quartz", "raven", "sable", "tundra",
    ];

    private SampleTree(string folder, IReadOnlyList<Upstream> watched) => (Folder, Watched) = (folder, watched);

    public string Folder { get; }

    public IReadOnlyList<Upstream> Watched { get; }

    public static SampleTree Make()
    {
        List<Upstream> watched = [.. Enumerable.Range(0, Upstreams).Select(i => Upstream.WithDefaultNames(UpstreamId.Parse($"{Words[i % 20]}-labs/{Words[i / 5 % 20]}-{Words[(i * 7) % 20]}kit{i}")))];
        var tree = new SampleTree(Directory.CreateTempSubdirectory("bumpbot-scan-").FullName, watched);
        List<FixtureCase> fixtures = [.. FixtureFolders.Ids.Select(FixtureCase.Load).Where(fixture => !FileBytes.IsBinary(fixture.Before))];
        for (var i = 0; i < Files; i++)
            tree.Write(fixtures, i);
        tree.Git("init", "-q");
        tree.Git("add", "-A");
        tree.Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "All");
        tree.Git("gc", "-q");
        return tree;
    }

    /// <summary>The names that <c>git grep</c> looks for: what the search over all names looks for, too.</summary>
    public IEnumerable<string> Names => Watched.SelectMany(upstream =>
        upstream.Packages.Concat(upstream.Images).Concat(upstream.Variables).Select(name => name.Text).Append(upstream.Id.Repo.ToString())).Distinct(StringComparer.Ordinal);

    /// <summary>The output is read and thrown away.</summary>
    public int Git(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", Folder, .. arguments]) { RedirectStandardOutput = true })!;
        var length = process.StandardOutput.ReadToEnd().Length;
        process.WaitForExit();
        return process.ExitCode is 0 or 1 ? length : throw new InvalidOperationException($"git {arguments[0]} failed");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(List<FixtureCase> fixtures, int number)
    {
        var fixture = fixtures[number % fixtures.Count];
        var own = FileBytes.Decode(fixture.Before).Text;
        var text = new StringBuilder();
        if (number % 20 == 0)
            text.Append(Renamed(own, fixture, Watched[number / 20 % Upstreams]));
        while (text.Length < FileSize)
            text.Append(own).Append('\n');
        var path = Path.Combine(Folder, $"part{number / 100}", $"unit{number}", fixture.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());
    }

    /// <summary>The fixture's text with a watched upstream in the place of its own.</summary>
    private static string Renamed(string text, FixtureCase fixture, Upstream watched)
    {
        var repo = fixture.Upstreams[0].Upstream.Id.Repo;
        return text.Replace(repo.ToString(), watched.Id.Repo.ToString(), StringComparison.OrdinalIgnoreCase).Replace(repo.Name, watched.Id.Repo.Name, StringComparison.OrdinalIgnoreCase);
    }
}
