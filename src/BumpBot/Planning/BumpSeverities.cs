using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>How large a step a bump is. Pure.</summary>
public static class BumpSeverities
{
    /// <summary>What is known of a bump: the step by its versions, and that it looks breaking where it does.</summary>
    public static IReadOnlyList<BumpSeverity> Of(Bump bump) =>
        bump.Breaking is BreakingVerdict.Breaking ? [StepOf(bump), BumpSeverity.Breaking] : [StepOf(bump)];

    /// <summary>The most severe of what is known of all of them.</summary>
    public static BumpSeverity Worst(IEnumerable<Bump> bumps) => bumps.SelectMany(Of).Max();

    /// <summary>Whether its step is small enough to be merged without a person.</summary>
    public static bool IsWithin(Automerge automerge, Bump bump) => automerge switch
    {
        Automerge.Off => false,
        Automerge.Patch => StepOf(bump) == BumpSeverity.Patch,
        Automerge.Minor => StepOf(bump) is BumpSeverity.Patch or BumpSeverity.Minor,
        Automerge.All => true,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static BumpSeverity StepOf(Bump bump)
    {
        var steps = bump.Moves.Select(move => Step(move.From, bump.To.Version)).Distinct().ToList();
        return steps.Count == 0 ? BumpSeverity.Unknown : steps.Max();
    }

    /// <summary>By the numbers of semver; a date that moves tells nothing, and neither does a range.</summary>
    private static BumpSeverity Step(ReleaseVersion? from, ReleaseVersion to) =>
        from is null || IsDate(from) || IsDate(to) ? BumpSeverity.Unknown
        : from.Number(0) != to.Number(0) ? BumpSeverity.Major
        : from.Number(1) != to.Number(1) ? BumpSeverity.Minor
        : BumpSeverity.Patch;

    private static bool IsDate(ReleaseVersion version) => SchemeOfVersions.Of([version]) == VersionScheme.Date;
}
