using Updaters.References;

namespace BumpBot.Model;

/// <summary>Something that people have not been told about yet. A closed family.</summary>
public abstract record News(UpstreamId Upstream)
{
    /// <param name="Breaking">By its version and notes, since the release that was known before.</param>
    public sealed record NewRelease(UpstreamId Upstream, Release Release, BreakingVerdict Breaking) : News(Upstream);

    public sealed record NewCommits(UpstreamId Upstream, CommitHead Head, string PreviousSha) : News(Upstream);
}
