using Updaters.References;
using Updaters.Versions.Ranges;

namespace Updaters.Versions;

/// <summary>What becomes of a version range when its upstream moves to a new version. A closed family.</summary>
public abstract record RangeMove
{
    private RangeMove() { }

    public sealed record Written(string Text) : RangeMove;

    /// <summary>The range allows the new version as it is, and would not be written otherwise for it.</summary>
    public sealed record Allows : RangeMove;

    /// <summary>The policy leaves such a range to people.</summary>
    public sealed record LeftByPolicy : RangeMove;

    /// <summary>The range lies above the new version; a downgrade is never proposed.</summary>
    public sealed record Above : RangeMove;

    /// <summary>The text is no range of its dialect that can be written anew with certainty.</summary>
    /// <remarks>So is one that excludes the new version by name (<c>!=2.1</c>), and mostly one that would have to allow a pre-release without naming one.</remarks>
    public sealed record Unreadable : RangeMove;

    /// <summary>How the range would be written for the new version under the policy.</summary>
    /// <remarks>
    /// Only the numbers change: operators, spaces, order, a <c>v</c>, how many numbers there are and <c>!=</c> stay as they are. What is written has
    /// been read again and contains the new version.
    /// </remarks>
    public static RangeMove Of(string current, RangeDialect dialect, ReleaseVersion version, RangePolicy policy)
    {
        if (policy == RangePolicy.PinOnly)
            return new LeftByPolicy();
        return DialectRange.Read(current, dialect) is { } range ? RangeRewrite.Of(range, version, policy) : new Unreadable();
    }
}
