using Updaters.References;
using Updaters.Text;

namespace BumpBot.Model;

public enum TreeFileMode
{
    Regular,
    Executable,
}

/// <summary>A file at the base commit that an updater may read. Symlinks and submodules are never listed.</summary>
/// <param name="Blob">The git blob's id.</param>
public sealed record TreeFile(string Path, string Blob, TreeFileMode Mode, long Size);

/// <summary>A file that holds references.</summary>
public sealed record ScannedFile(TreeFile File, FileBytes Content);

/// <summary>A reference where it was found.</summary>
/// <param name="Line">From 1.</param>
/// <param name="OptedOut">The file's authors asked for no edits here.</param>
public sealed record FoundReference(Reference Reference, string Updater, int Line, bool OptedOut)
{
    /// <summary>The commit of the submodule whose path the reference is; null = it is of another kind, or the tree has no such submodule.</summary>
    public string? SubmoduleCommit { get; init; }

    /// <summary>What names the version: the reference's own text, or the submodule's commit.</summary>
    public string Current => SubmoduleCommit ?? Reference.Current;

    /// <summary>The commit that names the version; null = something else does, or nothing.</summary>
    public string? Commit => Reference.Kind == ReferenceKind.Commit ? Reference.Current : SubmoduleCommit;
}

/// <summary>A file that is left out of the search.</summary>
public sealed record UnreadFile(string Path, string Why)
{
    public override string ToString() => $"{Path}: {Why}";
}

/// <summary>Everything found in one target at its base commit.</summary>
/// <param name="Files">The files that hold references, by path.</param>
/// <param name="RuleProblems">Rules that did not match as often as they must: errors.</param>
/// <param name="Unread">Files that an updater would read but for a limit of the bot's.</param>
public sealed record Scan(
    string BaseCommit,
    IReadOnlyDictionary<string, ScannedFile> Files,
    IReadOnlyList<FoundReference> References,
    IReadOnlyList<string> RuleProblems,
    IReadOnlyList<UnreadFile> Unread)
{
    /// <summary>All files of the target, read or not.</summary>
    public IReadOnlySet<string> Paths { get; init; } = new HashSet<string>();
}
