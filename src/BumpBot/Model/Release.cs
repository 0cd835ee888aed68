namespace BumpBot.Model;

public enum ReleaseStage
{
    Published,

    /// <summary>Flagged as a pre-release on the forge. A pre-release version without the flag is told by <see cref="Updaters.Versions.ReleaseVersion.IsPrerelease"/>.</summary>
    Prerelease,

    /// <summary>Not published: seen only by those who may push. Never a candidate.</summary>
    Draft,
}

/// <summary>A published version of an upstream, as its forge or its tags tell it.</summary>
/// <param name="Commit">The commit that the tag points to (peeled); null where the look did not tell.</param>
/// <param name="PublishedAt">Null for bare tags, which have no date of their own.</param>
/// <param name="Notes">The release notes: foreign Markdown. Null or empty where there are none.</param>
/// <param name="Page">The page to read about it; null where there is none.</param>
public sealed record Release(
    string Tag,
    string? Title,
    string? Commit,
    DateTimeOffset? PublishedAt,
    string? Notes,
    string? Author,
    Uri? Page,
    ReleaseStage Stage)
{
    /// <summary>Whether the look left the notes out, as one at many upstreams does of all but the newest releases: then that there are none says nothing.</summary>
    public bool NotesLeftOut { get; init; }
}
