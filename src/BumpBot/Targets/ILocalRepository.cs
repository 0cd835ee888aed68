namespace BumpBot.Targets;

/// <summary>A repository on this machine: what the local forge needs to know of it beside what every target has.</summary>
public interface ILocalRepository : ITargetRepository
{
    /// <summary>The full path of the git folder that all its working trees share.</summary>
    string GitFolder { get; }

    /// <summary>The commit that a branch points to now; null where there is no such branch.</summary>
    string? HeadOf(string branch);

    /// <summary>Whether a commit is a branch's head now, or one that it descends from; false where either is missing.</summary>
    bool Contains(string branch, string commit);
}
