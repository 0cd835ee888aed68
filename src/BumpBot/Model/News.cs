using Updaters.References;

namespace BumpBot.Model;

/// <summary>Something that people have not been told about yet. A closed family.</summary>
public abstract record News(UpstreamId Upstream)
{
    public sealed record NewRelease(UpstreamId Upstream, Release Release) : News(Upstream);

    public sealed record NewCommits(UpstreamId Upstream, CommitHead Head, string PreviousSha) : News(Upstream);
}
