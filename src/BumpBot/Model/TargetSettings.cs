using Updaters;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>The target keys of <c>bumpbot.yml</c>: what is kept current in one target, and how.</summary>
/// <param name="Watch">Its upstreams, in the file's order.</param>
/// <param name="IgnoredFiles">No updater reads these.</param>
/// <param name="AddedFiles">Further files for an updater, by its name.</param>
public sealed record TargetSettings(
    IReadOnlyList<WatchEntry> Watch,
    IReadOnlyList<PathGlob> IgnoredFiles,
    IReadOnlyDictionary<string, IReadOnlyList<PathGlob>> AddedFiles,
    IReadOnlyList<FileRule> Rules,
    PullSettings Pulls,
    IssueSettings Issues)
{
    public Verification Verify { get; init; } = Verification.Lenient;

    public RangePolicy Ranges { get; init; } = RangePolicy.PinOnly;

    public AlarmPolicy Alarms { get; init; } = AlarmPolicy.Block;

    /// <summary>Whether files that name a withdrawn release go back to the newest release that is there.</summary>
    public bool Rollback { get; init; }

    public CommitSettings Commits { get; init; } = CommitSettings.Default;

    /// <summary>Null = no inventory is kept.</summary>
    public InventorySettings? Inventory { get; init; }

    /// <summary>The settings for each base, the first one's first. What a target has once (issues, dashboard, inventory) is kept with the first.</summary>
    public IEnumerable<TargetSettings> OfEachBase() => Pulls.FurtherBases
        .Select(further => this with
        {
            Pulls = Pulls with { Base = further, Line = further },
            Issues = Issues with { Releases = ReleaseIssues.Off, Dashboard = false },
            Inventory = null,
        })
        .Prepend(this);
}

/// <summary>What an alarm about an upstream does in a target.</summary>
public enum AlarmPolicy
{
    /// <summary>No bump to what it is about until a person has acknowledged it; an issue asks.</summary>
    Block,

    /// <summary>The pull request opens with a warning; an issue tells.</summary>
    Warn,

    /// <summary>Nothing in this target; <c>check</c> and notices tell all the same.</summary>
    Off,
}

/// <summary>May a reference move without evidence that its new version is published where the file needs it?</summary>
public enum Verification
{
    /// <summary>Where the place to ask is not known or does not answer, it moves with a warning; where the version is not there, it waits.</summary>
    Lenient,

    /// <summary>It waits until the version is known to be there.</summary>
    Strict,

    /// <summary>Nothing is asked. What has a pin, which only an answer could move, stays.</summary>
    Off,
}

public enum ReleaseIssues
{
    /// <summary>An issue for every release: with its pull request, or alone where no file needs an edit.</summary>
    All,

    /// <summary>An issue for a release that looks breaking, in the same way.</summary>
    Breaking,

    /// <summary>No issues.</summary>
    Off,
}

public sealed record IssueSettings(ReleaseIssues Releases, IReadOnlyList<string> Labels)
{
    public static readonly IssueSettings Default = new(ReleaseIssues.All, []);

    /// <summary>Whether an issue lists all upstreams with their state.</summary>
    public bool Dashboard { get; init; }
}
