using Updaters.References;

namespace Updaters.Versions;

/// <summary>What becomes of a version range when its upstream moves to a new version. A closed family.</summary>
public abstract record RangeMove
{
    private RangeMove() { }

    public sealed record Written(string Text) : RangeMove;

    /// <summary>The range allows the new version as it is.</summary>
    public sealed record Allows : RangeMove;

    /// <summary>The policy leaves such a range to people.</summary>
    public sealed record LeftByPolicy : RangeMove;

    /// <summary>The range lies above the new version; a downgrade is never proposed.</summary>
    public sealed record Above : RangeMove;

    /// <summary>The text is no range of its dialect that can be written anew with certainty.</summary>
    public sealed record Unreadable : RangeMove;

    /// <summary>How the range would be written for the new version under the policy.</summary>
    public static RangeMove Of(string current, RangeDialect dialect, ReleaseVersion version, RangePolicy policy) =>
        policy == RangePolicy.PinOnly ? new LeftByPolicy() : new Unreadable();
}
