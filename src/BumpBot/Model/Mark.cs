using Updaters.References;

namespace BumpBot.Model;

public enum MarkKind
{
    /// <summary>A pull request that bumps its members, or the issue that tracks it.</summary>
    Bump,

    /// <summary>An issue about a release that needed no edit when it came.</summary>
    Release,

    /// <summary>An issue about what a person should look at before an upstream is trusted further.</summary>
    Alarm,

    /// <summary>The issue that lists all upstreams with their state. It has no members.</summary>
    Dashboard,

    /// <summary>The inventory's own pull request. It has no members.</summary>
    Inventory,

    /// <summary>An issue about the mistakes in the target's own config. It has no members.</summary>
    Config,
}

/// <summary>An upstream at a version, <c>owner/repo@1.2.0</c> in a mark.</summary>
/// <param name="Tag">The release's tag, as the upstream writes it.</param>
public sealed record MarkMember(UpstreamId Upstream, string Tag);

/// <summary>What the bot writes, hidden, into each body, to know its own work again without any memory.</summary>
/// <param name="ClosedReason">Set when the bot itself closed; null = open, or closed by a person.</param>
public sealed record Mark(MarkKind Kind, IReadOnlyList<MarkMember> Members, string? ClosedReason = null)
{
    /// <summary>The tag of an alarm issue's only member: it is about no release, and git lets no tag be called so.</summary>
    public const string AnyTag = "*";

    /// <summary>A digest of what the thread says of the target itself, to tell when that is no longer so; null = none was written.</summary>
    public string? Text { get; init; }

    /// <summary>See <see cref="PullSettings.Line"/>.</summary>
    public string? Line { get; init; }

    /// <summary>Whether the body says that a person works on the branch.</summary>
    public bool IsLeftToPerson { get; init; }

    /// <summary>Whether labels, assignees, milestone and reviewers are still to be set: a run was cut off after it had opened the pull request.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether the bot told the forge to merge it by itself, as the target's policy was then.</summary>
    public bool IsLeftToForge { get; init; }

    /// <summary>What people said about its members that holds on; it stays when the thread is written anew.</summary>
    public IReadOnlyList<PersonSaid> Said { get; init; } = [];

    /// <summary>What an alarm issue is about.</summary>
    public IReadOnlyList<Alarm> Alarms { get; init; } = [];
}
