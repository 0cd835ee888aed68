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

    /// <param name="Until">The day on which it ends; null = it holds for good.</param>
    public sealed record Ignored(string Range, string? Reason = null, DateOnly? Until = null) : ReleaseSkip;

    /// <summary>Younger than <c>cooldown:</c> asks for.</summary>
    /// <param name="Until">When it is old enough.</param>
    public sealed record CoolingDown(DateTimeOffset Until, AgeSince Since) : ReleaseSkip;

    /// <summary>A date where the upstream's versions are none, or the other way round: no order holds between them.</summary>
    /// <param name="Upstream">The scheme of its versions.</param>
    public sealed record OtherScheme(string Version, VersionScheme Upstream) : ReleaseSkip;

    /// <summary>A jump far outside the upstream's history; it waits for a person's confirmation.</summary>
    /// <param name="After">The version below the jump.</param>
    public sealed record Outlier(string Version, string After) : ReleaseSkip;

    public sealed record OlderThan(string Candidate) : ReleaseSkip;
}

/// <summary>From when on a release's age counts.</summary>
public enum AgeSince
{
    Publication,

    /// <summary>Its publication lies in the future, by a clock that is wrong.</summary>
    FuturePublication,

    /// <summary>It has no date of its own: when the bot first saw it.</summary>
    FirstSeen,

    /// <summary>It has no date of its own, and was not seen before: it has no age yet.</summary>
    NotSeenBefore,
}

/// <summary>The next release that becomes old enough, newer than the candidate.</summary>
public sealed record Cooling(string Tag, DateTimeOffset Until);

/// <summary>What detection made of one upstream. A closed family.</summary>
public abstract record Detection(UpstreamId Upstream)
{
    /// <summary>What the look told about trust; of a failed one, what the ledger remembers.</summary>
    public UpstreamTrust Trust { get; init; } = UpstreamTrust.Unknown;

    /// <summary>Null = nothing is waited for.</summary>
    public virtual Cooling? Cooling => null;

    /// <summary>What came to the followed branch and was not looked at; null = nothing.</summary>
    public ToCheck? ToCheck { get; init; }

    /// <summary>Of those that become old enough at the same time, the newest: it stands first.</summary>
    private static Cooling? Next(IReadOnlyList<SkippedRelease> skipped) => skipped
        .Select(release => release.Reason is ReleaseSkip.CoolingDown cooling ? new Cooling(release.Tag, cooling.Until) : null)
        .OfType<Cooling>()
        .MinBy(cooling => cooling.Until);

    /// <summary>There is a release to move to.</summary>
    /// <param name="Allowed">All releases that policy allows now, newest first: the source of the notes in between.</param>
    /// <param name="Published">Every version of the upstream, allowed or not.</param>
    public sealed record Found(
        UpstreamId Upstream,
        Snapshot Snapshot,
        Candidate Candidate,
        IReadOnlyList<Candidate> Allowed,
        PublishedVersions Published,
        IReadOnlyList<SkippedRelease> Skipped) : Detection(Upstream)
    {
        /// <summary>The entry's hold, while it lasts; null = bumps are not held back.</summary>
        public Hold? Hold { get; init; }

        /// <summary>Whether the candidate was there when the upstream was first seen, or was since taken as known: it is never news.</summary>
        public bool IsBaseline { get; init; }

        public override Cooling? Cooling => Next(Skipped);
    }

    /// <summary>The look succeeded, but no release is one that policy allows.</summary>
    public sealed record NothingToMoveTo(UpstreamId Upstream, Snapshot Snapshot, IReadOnlyList<SkippedRelease> Skipped) : Detection(Upstream)
    {
        public override Cooling? Cooling => Next(Skipped);
    }

    /// <summary>The look failed: nothing is known, and nothing may be concluded.</summary>
    public sealed record Unknown(UpstreamId Upstream, Fault Fault) : Detection(Upstream);
}
