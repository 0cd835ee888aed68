using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>What people want of one plan, by what they said, by comments, and by ticks in the dashboard.</summary>
public sealed record PersonWishes(PersonPolicy Policy)
{
    public static readonly PersonWishes None = new(PersonPolicy.Of(new Standing([], [], new Dictionary<string, StandingBranch>(), false), default));

    /// <summary>Why the newest version of an upstream is not offered.</summary>
    public IReadOnlyDictionary<UpstreamId, BumpReason.IgnoredByPerson> Ignored { get; init; } = new Dictionary<UpstreamId, BumpReason.IgnoredByPerson>();

    /// <summary>Opened whatever limit, window, cooldown or an earlier refusal says.</summary>
    public IReadOnlySet<UpstreamId> OpenNow { get; init; } = new HashSet<UpstreamId>();

    /// <summary>The numbers of pull requests whose branches are to be on the newest base.</summary>
    public IReadOnlySet<int> Rebase { get; init; } = new HashSet<int>();

    /// <summary>The same, also where a person committed to them.</summary>
    public IReadOnlySet<int> Recreate { get; init; } = new HashSet<int>();

    /// <summary>What came to their followed branches was looked at.</summary>
    public IReadOnlySet<UpstreamId> Checked { get; init; } = new HashSet<UpstreamId>();

    /// <summary>The dashboard's issues in which a box is ticked.</summary>
    public IReadOnlySet<int> Ticked { get; init; } = new HashSet<int>();
}
