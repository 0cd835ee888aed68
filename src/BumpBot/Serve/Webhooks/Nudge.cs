using BumpBot.Queue;
using Updaters.References;

namespace BumpBot.Serve.Webhooks;

/// <summary>A hint that something happened in a repository. It says where to look, and nothing of what is to be seen there.</summary>
/// <param name="Why">The event, for the log.</param>
public sealed record Nudge(RepoName Repo, LookAs As, string Why)
{
    /// <summary>What is looked at for it. What no target watches comes to nothing when its turn comes.</summary>
    /// <param name="targets">The repositories that are kept current.</param>
    public IEnumerable<LookKey> Keys(IReadOnlyCollection<RepoName> targets)
    {
        if (As.HasFlag(LookAs.Upstream))
            yield return new LookKey.Upstream(Repo);
        if (As.HasFlag(LookAs.Target) && targets.Contains(Repo))
            yield return new LookKey.Target(Repo);
    }
}

/// <summary>In which of its parts a repository is looked at.</summary>
[Flags]
public enum LookAs
{
    /// <summary>By whoever watches it.</summary>
    Upstream = 1,

    /// <summary>As one that is kept current.</summary>
    Target = 2,
}
