using Updaters.References;

namespace BumpBot.Model;

/// <summary>Something that people have not been told about yet. A closed family.</summary>
public abstract record News(UpstreamId Upstream)
{
    /// <param name="Breaking">By its version and notes, since the release that was known before.</param>
    public sealed record NewRelease(UpstreamId Upstream, Release Release, BreakingVerdict Breaking) : News(Upstream);

    /// <summary>A followed branch has something to check. Further moves are no news until somebody has looked, or a release came.</summary>
    public sealed record NewCommits(UpstreamId Upstream, ToCheck ToCheck) : News(Upstream);

    public sealed record NewIssue(UpstreamId Upstream, UpstreamIssue Issue) : News(Upstream);

    /// <summary>Something that a person should look at before the upstream is trusted further.</summary>
    public sealed record Raised(UpstreamId Upstream, Alarm Alarm) : News(Upstream);
}
