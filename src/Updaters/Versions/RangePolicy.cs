namespace Updaters.Versions;

/// <summary>Which version ranges are moved: <c>ranges:</c> of <c>bumpbot.yml</c>.</summary>
public enum RangePolicy
{
    /// <summary>None: exact pins only.</summary>
    PinOnly,

    /// <summary>Those that name one version to be near to: <c>~=1.2</c>, <c>^1.2</c>, <c>~1.2</c>.</summary>
    Bump,

    /// <summary>These, and any range that the new version falls outside of.</summary>
    Widen,
}
