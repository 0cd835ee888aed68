namespace BumpBot.Watching.Breaking.Phrases;

/// <summary>What breaking changes, and what looks like them, are called in a language. Phrases are written as <see cref="Phrase"/> says, sets of words as <see cref="WordSet"/>.</summary>
internal sealed record Language
{
    public static readonly IReadOnlyList<Language> All = [English.Words, Russian.Words];

    // Headings

    public required string[] BreakingHeadings { get; init; }

    public required string[] ActionHeadings { get; init; }

    public required string[] MigrationHeadings { get; init; }

    public required string[] UpgradeHeadings { get; init; }

    public required string[] RemovedHeadings { get; init; }

    public required string[] DeprecatedHeadings { get; init; }

    public required string[] FixesHeadings { get; init; }

    public required string[] InternalHeadings { get; init; }

    public required string[] AsideHeadings { get; init; }

    /// <summary>The headings that tools write for features and fixes, on whatever level they stand.</summary>
    public required string[] AdditionHeadings { get; init; }

    // Statements

    /// <summary>The line calls a change breaking.</summary>
    public required string[] Breaking { get; init; }

    /// <summary>What was made with or for an older version is of no use with this one.</summary>
    public required string[] Outdated { get; init; }

    /// <summary>Something is not as it was, which matters unless it was a nuisance.</summary>
    public required string[] NoLonger { get; init; }

    /// <summary>How to have the old behaviour back, which only matters where it changed.</summary>
    public required string[] OldWays { get; init; }

    /// <summary>"Other than that": what follows is none of what the section tells of.</summary>
    public required string[] Remainders { get; init; }

    /// <summary>Words that make a line breaking where they stand before its first colon, in brackets, or alone.</summary>
    public required string[] Labels { get; init; }

    /// <summary>Nothing is breaking: the whole line is that.</summary>
    public required string[] SaysNone { get; init; }

    public required string[] Guides { get; init; }

    public required string[] Actions { get; init; }

    /// <summary>What a step of an upgrade begins with, where people have to do more than to install.</summary>
    public required string[] Steps { get; init; }

    /// <summary>What a sentence begins with that tells people what to do about what the one before it says.</summary>
    public required string[] Advice { get; init; }

    public required string[] SupportEnds { get; init; }

    public required string[] Requirements { get; init; }

    public required string[] Defaults { get; init; }

    public required string[] Behaviours { get; init; }

    /// <summary>One thing instead of another, which matters where it is something that others use.</summary>
    public required string[] Contrasts { get; init; }

    /// <summary>How it was before, which with how it is now tells of a change.</summary>
    public required string[] Earlier { get; init; }

    public required string[] Renames { get; init; }

    // Words

    /// <summary>"Remove", in the active voice or as a participle.</summary>
    public required string Removal { get; init; }

    /// <summary>"No", "not", "avoid": what takes back what follows.</summary>
    public required string Negations { get; init; }

    /// <summary>"None", "not": what takes back what stands before.</summary>
    public required string NegationsAfter { get; init; }

    /// <summary>The change undoes harm: "fix", "restore".</summary>
    public required string Mending { get; init; }

    /// <summary>The change adds: what it removes or requires is part of something new.</summary>
    public required string Adding { get; init; }

    /// <summary>Not in this release.</summary>
    public required string Future { get; init; }

    public required string Conditions { get; init; }

    /// <summary>About breaking changes as a subject: a tool that finds them, a document that lists them.</summary>
    public required string Subject { get; init; }

    public required string Documenting { get; init; }

    /// <summary>Things that users of a project use.</summary>
    public required string Public { get; init; }

    /// <summary>Things and qualities whose removal nobody misses.</summary>
    public required string Harmless { get; init; }

    /// <summary>What a removal may be from, so that nobody misses it.</summary>
    public required string HarmlessPlaces { get; init; }

    /// <summary>The old way goes on working.</summary>
    public required string[] Kept { get; init; }

    /// <summary>Where a noun phrase ends.</summary>
    public required string NounPhraseEnds { get; init; }
}
