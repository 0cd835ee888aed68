using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>A clone of a repository on the forge: what the forge's own way of making commits needs of it beside what every target has.</summary>
public interface IClonedRepository : ITargetRepository
{
    /// <summary>Works out each commit on <paramref name="onto"/> without making it; the message has its trailers.</summary>
    Task<PreparedCommits> PrepareAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation);

    /// <summary>Fetches what the forge has made of branches, so that this clone knows it.</summary>
    /// <remarks>Where that fails, nothing is lost: the next run fetches.</remarks>
    Task AdoptAsync(IReadOnlyList<PushResult.Pushed> pushed, CancellationToken cancellation);
}

/// <param name="Refused">Those that do not fit the base.</param>
public sealed record PreparedCommits(IReadOnlyList<PreparedCommit> Fitting, IReadOnlyList<PushResult> Refused);

/// <summary>A commit that can be made.</summary>
/// <param name="Wanted">What it was worked out from.</param>
/// <param name="Message">With its trailers.</param>
/// <param name="Parent">The base's head.</param>
/// <param name="ParentTree">That commit's tree.</param>
/// <param name="Tree">The tree that the commit is to have: the parent's with these entries.</param>
public sealed record PreparedCommit(
    BranchCommit Wanted, string Message, string Parent, string ParentTree, string Tree, IReadOnlyList<PreparedEntry> Entries);

/// <param name="Mode">Git's, in octal digits: <c>100755</c>.</param>
/// <param name="Id">The blob's, or the submodule's commit.</param>
/// <param name="Content">Null = a submodule.</param>
public sealed record PreparedEntry(string Path, string Mode, string Id, byte[]? Content);
