using System.Globalization;
using Sandbox.Git;

namespace Sandbox.Rest;

/// <summary>A file that a pull request changes.</summary>
/// <param name="BlobSha">A deleted file's is the old one.</param>
/// <param name="Patch">Null for binary files.</param>
internal sealed record PullFile(string Path, string Status, string BlobSha, int Additions, int Deletions, string? Patch);

/// <summary>What a pull request changes, from where its branch left the base.</summary>
internal static class PullFiles
{
    private static readonly string[] DiffOptions = ["--no-renames", "--no-ext-diff", "--no-color", "--full-index"];

    public static IReadOnlyList<PullFile> Of(SandboxPull pull) => Between(pull.Repository.Store, ForkPoint(pull), pull.HeadSha);

    public static IReadOnlyList<CommitObject> CommitsOf(SandboxPull pull) =>
        History.Between(pull.Repository.Store, ForkPoint(pull) ?? pull.BaseSha, pull.HeadSha);

    /// <param name="from">Null = an empty tree.</param>
    public static IReadOnlyList<PullFile> Between(GitStore store, string? from, string to)
    {
        var empty = TreeObject.WriteAll(store, new Dictionary<string, TreeEntry>());
        string[] range = [from ?? empty, to];
        var folder = store.Folder();
        var raw = GitProcess.Run(folder, ["diff", .. DiffOptions, "--raw", "-z", "--abbrev=40", .. range]).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        var counts = Counts(GitProcess.Run(folder, ["diff", .. DiffOptions, "--numstat", "-z", .. range]));
        var files = new List<PullFile>();
        for (var at = 0; at + 1 < raw.Length; at += 2)
        {
            var fields = raw[at].Split(' ');
            var path = raw[at + 1];
            var status = fields[4][0] switch { 'A' => "added", 'D' => "removed", _ => "modified" };
            var (added, deleted, binary) = counts[path];
            var patch = binary ? null : Hunks(GitProcess.Run(folder, ["--literal-pathspecs", "diff", .. DiffOptions, .. range, "--", path]));
            files.Add(new PullFile(path, status, status == "removed" ? fields[2] : fields[3], added, deleted, patch));
        }
        return files;
    }

    private static string? ForkPoint(SandboxPull pull)
    {
        var (code, output, _) = GitProcess.Try(pull.Repository.Store.Folder(), ["merge-base", pull.BaseSha, pull.HeadSha]);
        return code == 0 ? output.Trim() : null;
    }

    private static Dictionary<string, (int Added, int Deleted, bool Binary)> Counts(string numstat)
    {
        var counts = new Dictionary<string, (int, int, bool)>();
        foreach (var line in numstat.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t', 3);
            counts[fields[2]] = fields[0] == "-"
                ? (0, 0, true)
                : (int.Parse(fields[0], CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), false);
        }
        return counts;
    }

    private static string? Hunks(string diff)
    {
        var start = diff.IndexOf("\n@@", StringComparison.Ordinal);
        return start < 0 ? null : diff[(start + 1)..].TrimEnd('\n');
    }
}
