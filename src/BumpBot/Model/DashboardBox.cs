using Updaters.References;

namespace BumpBot.Model;

/// <summary>What ticking a box in the dashboard asks for. A closed family.</summary>
public abstract record DashboardBox
{
    private DashboardBox() { }

    public sealed record OpenNow(UpstreamId Upstream) : DashboardBox;

    /// <param name="Pull">The number of the pull request whose branch is to be on the newest base.</param>
    public sealed record Rebase(int Pull) : DashboardBox;

    /// <summary>The same, also where a person committed to it.</summary>
    public sealed record Recreate(int Pull) : DashboardBox;

    /// <summary>What came to the followed branch was looked at.</summary>
    public sealed record Checked(UpstreamId Upstream) : DashboardBox;

    /// <summary>To be looked at again, which the next run does: the tick serves to start one.</summary>
    public sealed record Retry(UpstreamId Upstream) : DashboardBox;
}

/// <param name="Issue">The dashboard's issue that it stands in.</param>
public sealed record DashboardTick(int Issue, DashboardBox Box);
