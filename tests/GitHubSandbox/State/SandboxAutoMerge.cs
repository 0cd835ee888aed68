namespace Sandbox;

/// <summary>That GitHub merges a pull request by itself once it may.</summary>
public sealed record SandboxAutoMerge(SandboxUser By, MergeMethod Method);

/// <summary>Whether a pull request may be merged now, in the API's words.</summary>
public enum MergeState
{
    /// <summary>It is closed.</summary>
    Unknown,

    /// <summary>It conflicts with its base.</summary>
    Dirty,
    Draft,

    /// <summary>A required check has not succeeded.</summary>
    Blocked,

    /// <summary>It must have all of its base, and has not.</summary>
    Behind,

    /// <summary>It may be merged, though a check failed or still runs.</summary>
    Unstable,
    Clean,
}
