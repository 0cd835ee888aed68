using Updaters.References;

namespace BumpBot.Model;

/// <summary>The issue that lists all upstreams with their state. A closed family.</summary>
public abstract record PlannedDashboard
{
    private PlannedDashboard() { }

    /// <summary>Its pages are opened, and written anew where they say something else, or where a box is ticked.</summary>
    /// <param name="Rows">In the config's order.</param>
    /// <param name="Standing">The open issues that are its pages, in their order.</param>
    /// <param name="Ticked">The numbers of those in which a box is ticked.</param>
    public sealed record Write(IReadOnlyList<DashboardRow> Rows, IReadOnlyList<StandingIssue> Standing, IReadOnlySet<int> Ticked) : PlannedDashboard;

    /// <summary>A person closed it: reopened, or deleted, it is kept again.</summary>
    public sealed record Left(int Number) : PlannedDashboard;
}

/// <summary>In which part of the dashboard an upstream stands.</summary>
public enum DashboardGroup
{
    NeedsYou,
    Open,
    Waiting,
    Current,
    Failed,
}

/// <summary>What the dashboard says of one upstream.</summary>
/// <param name="Reasons">Why nothing is done, in words.</param>
/// <param name="Named">The versions that the files name, newest first.</param>
public sealed record DashboardRow(Detection Detection, DashboardGroup Group, IReadOnlyList<string> Named, IReadOnlyList<string> Reasons)
{
    public UpstreamId Upstream => Detection.Upstream;

    /// <summary>The open pull request, or the one that this plan opens; null = none.</summary>
    public DashboardPull? Pull { get; init; }

    /// <summary>The issue that tracks it; null = none.</summary>
    public int? Issue { get; init; }

    /// <summary>The issue about its alarms; null = none.</summary>
    public int? AlarmIssue { get; init; }

    public IReadOnlyList<Alarm> Alarms { get; init; } = [];

    /// <summary>Null = nothing.</summary>
    public ToCheck? ToCheck { get; init; }

    public IReadOnlyList<DashboardBox> Boxes { get; init; } = [];
}

/// <param name="Number">Null until it is opened; <paramref name="Page"/> too.</param>
public sealed record DashboardPull(string Branch, int? Number, Uri? Page);
