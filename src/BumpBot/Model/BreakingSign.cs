namespace BumpBot.Model;

/// <summary>By which rule something was taken for a sign of a breaking change. A closed set.</summary>
public enum BreakingRule
{
    /// <summary>The first number of the version moved.</summary>
    MajorVersion,

    /// <summary>The second number moved while the first is 0: semver promises nothing there.</summary>
    MinorBelowOne,

    /// <summary>The line stands under a heading on breaking changes.</summary>
    Heading,

    /// <summary>The line calls itself breaking or incompatible.</summary>
    Phrase,

    /// <summary>A footer <c>BREAKING CHANGE:</c> (Conventional Commits 1.0, 8 to 16).</summary>
    Footer,

    /// <summary><c>type(scope)!:</c> (Conventional Commits 1.0, 13).</summary>
    MarkedCommit,

    /// <summary>There is a guide to migrate or upgrade by.</summary>
    MigrationGuide,

    /// <summary>People have to do something.</summary>
    ActionNeeded,

    /// <summary>Something that could be used is gone.</summary>
    Removed,

    Renamed,

    NoLongerSupported,

    /// <summary>It needs more, or a newer version, of what it runs on; or something has to be given that did not have to be.</summary>
    RaisedRequirement,

    DefaultChanged,

    /// <summary>A result, a signature or a format is another.</summary>
    BehaviourChanged,
}

/// <summary>What shows that a release breaks something.</summary>
/// <param name="Tag">The release.</param>
/// <param name="Line">The line as it stands there, foreign Markdown; null where the version alone is the sign.</param>
/// <param name="Link">Where it can be read; null where there is no page.</param>
public sealed record BreakingSign(BreakingRule Rule, string Tag, string? Line, Uri? Link);
