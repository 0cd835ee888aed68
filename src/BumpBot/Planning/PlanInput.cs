using BumpBot.Model;
using BumpBot.Planning.Asking;
using BumpBot.Planning.Inventory;
using Updaters;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>All that a plan for one target is made from.</summary>
/// <param name="Detections">For each upstream that the target watches; one that is missing was not looked at, and nothing is planned for it.</param>
/// <param name="Done">The ledger's memory of this target.</param>
/// <param name="Updaters">Those that the scan used, to read each edited file again.</param>
public sealed record PlanInput(
    TargetName Target,
    TargetSettings Settings,
    string BaseBranch,
    Scan Scan,
    IReadOnlyDictionary<UpstreamId, Detection> Detections,
    Standing Standing,
    DoneTarget Done,
    IReadOnlyList<IFileUpdater> Updaters)
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>The host's time zone.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Who owns the target's files; null = it does not say, or nobody asks.</summary>
    public CodeOwners? CodeOwners { get; init; }

    /// <summary>Where the target's own config names upstreams that have another name now; null = nowhere.</summary>
    public OwnConfig? OwnConfig { get; init; }

    /// <summary>The inventory's file; null = none is kept.</summary>
    public InventoryFile? InventoryFile { get; init; }

    /// <summary>Whether workflow files of GitHub Actions must be left as they are, since a push that changes one is refused.</summary>
    public bool WorkflowsForbidden { get; init; }

    /// <summary>How many pull requests count for the limits beside those that stand: a dry run would have opened them to the target's other bases.</summary>
    public int OpenedBefore { get; init; }

    /// <summary>What people want, taken into the standing and the detections already.</summary>
    public PersonWishes People { get; init; } = PersonWishes.None;

    /// <summary>What was learned outside, by question; one that is missing was not asked.</summary>
    public IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> Evidence { get; init; } = new Dictionary<EvidenceQuestion, EvidenceAnswer>();
}
