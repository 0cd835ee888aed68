namespace BumpBot.Watching.Breaking.Text;

/// <summary>What a heading says about the lines below it.</summary>
internal enum SectionKind
{
    /// <summary>Nothing that counts here.</summary>
    Other,

    Breaking,

    /// <summary>What people have to do.</summary>
    Action,

    /// <summary>How to move from one version to the next, which only matters where something broke.</summary>
    Migration,

    /// <summary>How to install or upgrade, as it may stand under every release.</summary>
    Upgrade,

    Removed,

    /// <summary>Works as before, for now.</summary>
    Deprecated,

    Fixes,

    /// <summary>What tools put beside the breaking changes, even where they write it one level below them.</summary>
    Additions,

    /// <summary>What users do not see: documentation, tests, builds, dependencies.</summary>
    Internal,

    /// <summary>What is still to come, what is known to be wrong, who took part.</summary>
    Aside,
}

/// <summary>The headings above a line, the nearest first.</summary>
/// <param name="Level">1 to 6 as in Markdown; a summary, a line in bold and a line before a list come below those.</param>
internal sealed record NoteSection(SectionKind Kind, int Level, NoteSection? Parent)
{
    public const int OfSummary = 7;
    public const int OfBold = 8;
    public const int OfColon = 9;
    public const int OfIntroduction = 10;

    public static readonly NoteSection Top = new(SectionKind.Other, 0, null);

    /// <summary>What the headings say together: the nearest one that says anything, but below one on breaking changes all is breaking.</summary>
    public SectionKind Tells
    {
        get
        {
            var nearest = SectionKind.Other;
            for (var section = this; section is not null; section = section.Parent)
            {
                if (section.Kind is SectionKind.Breaking or SectionKind.Action && nearest is not (SectionKind.Aside or SectionKind.Additions or SectionKind.Fixes))
                    return section.Kind;
                if (nearest == SectionKind.Other)
                    nearest = section.Kind;
            }
            return nearest;
        }
    }

    /// <summary>The section that a heading opens here.</summary>
    public NoteSection Open(SectionKind kind, int level) => new(kind, level, Above(level));

    /// <summary>The section around those of the level and below.</summary>
    public NoteSection Above(int level)
    {
        var section = this;
        while (section.Level >= level && section.Parent is { } parent)
            section = parent;
        return section;
    }
}
