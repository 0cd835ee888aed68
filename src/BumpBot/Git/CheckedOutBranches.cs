namespace BumpBot.Git;

/// <summary>The branches that a working tree of a repository has checked out, or is rebasing: moving one would pull the ground from under it.</summary>
/// <param name="GitFolder">The repository's git folder, which all its working trees share.</param>
internal sealed record CheckedOutBranches(string GitFolder)
{
    private static readonly string[] Files = ["HEAD", "rebase-merge/head-name", "rebase-apply/head-name"];

    /// <param name="gitFolder">The git folder of any of its working trees.</param>
    public static CheckedOutBranches Of(string gitFolder)
    {
        var shared = Path.Combine(gitFolder, "commondir");
        var folder = File.Exists(shared) ? Path.Combine(gitFolder, File.ReadAllText(shared).Trim()) : gitFolder;
        return new CheckedOutBranches(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
    }

    /// <summary>Looks anew each time: a person may switch branches while a run is under way.</summary>
    public bool Contains(string branch)
    {
        var worktrees = Path.Combine(GitFolder, "worktrees");
        IEnumerable<string> folders = Directory.Exists(worktrees) ? [GitFolder, .. Directory.EnumerateDirectories(worktrees)] : [GitFolder];
        return folders.SelectMany(folder => Files.Select(file => Path.Combine(folder, file)))
            .Where(File.Exists)
            .Any(file => Points(File.ReadAllText(file).Trim(), branch));
    }

    private static bool Points(string content, string branch) =>
        content == $"ref: {BranchRefs.Of(branch)}" || content == BranchRefs.Of(branch);
}
