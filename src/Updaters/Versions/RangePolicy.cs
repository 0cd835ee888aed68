namespace Updaters.Versions;

/// <summary>Which version ranges are moved: <c>ranges:</c> of <c>bumpbot.yml</c>.</summary>
public enum RangePolicy
{
    /// <summary>None: exact pins only.</summary>
    PinOnly,

    /// <summary>
    /// Those that name one version to be near to, or to be equal to: <c>~=1.2</c>, <c>^1.2</c>, <c>~1.2</c>, <c>==1.*</c>, <c>1.x</c>, <c>[1.2]</c>.
    /// They move even where they allow the new version already, as far as their precision shows it: <c>~=1.2</c> becomes <c>~=1.3</c>, while
    /// <c>^1</c> stays for 1.3. Ends (<c>&gt;=1.2,&lt;2</c>) and alternatives (<c>^1 || ^2</c>) stay.
    /// </summary>
    Bump,

    /// <summary>These, and any range that the new version falls outside of: its upper end is raised, or an alternative added. A lower end stays.</summary>
    Widen,
}
