using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>A target's git repository, as the fetch at opening saw it. Not for use by several threads at once.</summary>
public interface ITargetRepository : IDisposable
{
    string DefaultBranch { get; }

    /// <summary>A file at the head of the default branch; null where there is none. Symlinks are no files.</summary>
    byte[]? ReadAtDefaultBranch(string path);

    /// <summary>The state at a branch's head; null = the default branch.</summary>
    /// <exception cref="FaultException">There is no such branch.</exception>
    Task<IBase> AtBaseAsync(string? branch, CancellationToken cancellation);

    /// <summary>
    /// Makes each commit on <paramref name="onto"/> in the object database, and pushes all of them at once. Each push names the remote
    /// commit that it expects to replace; where another stands there by then, that branch is not pushed and its result says so.
    /// The message gets the trailer <c>BumpBot-Tree</c>.
    /// </summary>
    Task<IReadOnlyList<PushResult>> PushAsync(IBase onto, IReadOnlyList<BranchCommit> commits, CancellationToken cancellation);
}

/// <summary>A repository at its base commit, and the bot's branches beside it.</summary>
public interface IBase
{
    string Branch { get; }

    string Commit { get; }

    /// <summary>All regular files, by path.</summary>
    IReadOnlyList<TreeFile> Files { get; }

    /// <summary>Files that are missing from <see cref="Files"/> since their path is not UTF-8; with U+FFFD for what cannot be read.</summary>
    IReadOnlyList<string> PathsNotUtf8 { get; }

    /// <summary>The commit of each submodule, by its path.</summary>
    IReadOnlyDictionary<string, string> Submodules { get; }

    byte[] Read(TreeFile file);

    /// <summary>The branches under <c>bumpbot/</c>, by name, judged against this base.</summary>
    IReadOnlyDictionary<string, StandingBranch> Branches { get; }
}

/// <summary>What became of one branch of a push. A closed family.</summary>
public abstract record PushResult(string Branch)
{
    public sealed record Pushed(string Branch, string Commit) : PushResult(Branch);

    /// <param name="Fault">Why, and what to do: moved meanwhile, refused by a hook or a rule, a workflow file without permission.</param>
    public sealed record Refused(string Branch, Fault Fault) : PushResult(Branch)
    {
        /// <summary>Whether the same without workflow files would be taken.</summary>
        public bool ForWorkflows { get; init; }
    }
}
