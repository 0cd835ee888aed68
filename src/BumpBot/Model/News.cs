using Updaters.References;

namespace BumpBot.Model;

/// <summary>Something that people have not been told about yet. A closed family.</summary>
public abstract record News(UpstreamId Upstream)
{
    public sealed record NewRelease(UpstreamId Upstream, Release Release) : News(Upstream);

    /// <summary>Something that a person should look at before the upstream is trusted further.</summary>
    public sealed record Raised(UpstreamId Upstream, Alarm Alarm) : News(Upstream);

    public sealed record NewCommits(UpstreamId Upstream, CommitHead Head, string PreviousSha) : News(Upstream);
}
