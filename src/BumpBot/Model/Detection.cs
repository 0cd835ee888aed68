using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>The release that policy picks for an upstream.</summary>
public sealed record Candidate(Release Release, ReleaseVersion Version);

/// <summary>A release that is not the candidate, and why.</summary>
public sealed record SkippedRelease(string Tag, ReleaseSkip Reason);

/// <summary>Why a release is not chosen. A closed family.</summary>
public abstract record ReleaseSkip
{
    private ReleaseSkip() { }

    public sealed record Draft : ReleaseSkip;

    public sealed record Prerelease : ReleaseSkip;

    /// <summary>The tag does not have the upstream's shape, or holds no version.</summary>
    public sealed record NotAVersion(string Pattern) : ReleaseSkip;

    public sealed record NotAllowed(string Range) : ReleaseSkip;

    public sealed record Ignored(string Range) : ReleaseSkip;

    /// <summary>A date where the upstream's versions are none, or the other way round: no order holds between them.</summary>
    /// <param name="Upstream">The scheme of its versions.</param>
    public sealed record OtherScheme(string Version, VersionScheme Upstream) : ReleaseSkip;

    /// <summary>A jump far outside the upstream's history; it waits for a person's confirmation.</summary>
    /// <param name="After">The version below the jump.</param>
    public sealed record Outlier(string Version, string After) : ReleaseSkip;

    public sealed record OlderThan(string Candidate) : ReleaseSkip;
}

/// <summary>What detection made of one upstream. A closed family.</summary>
public abstract record Detection(UpstreamId Upstream)
{
    /// <summary>There is a release to move to.</summary>
    /// <param name="Allowed">All releases that policy allows, newest first: the source of the notes in between.</param>
    /// <param name="Published">Every version of the upstream, allowed or not.</param>
    public sealed record Found(
        UpstreamId Upstream,
        Snapshot Snapshot,
        Candidate Candidate,
        IReadOnlyList<Candidate> Allowed,
        PublishedVersions Published,
        IReadOnlyList<SkippedRelease> Skipped) : Detection(Upstream);

    /// <summary>The look succeeded, but no release is one that policy allows.</summary>
    public sealed record NothingToMoveTo(UpstreamId Upstream, Snapshot Snapshot, IReadOnlyList<SkippedRelease> Skipped) : Detection(Upstream);

    /// <summary>The look failed: nothing is known, and nothing may be concluded.</summary>
    public sealed record Unknown(UpstreamId Upstream, Fault Fault) : Detection(Upstream);
}
