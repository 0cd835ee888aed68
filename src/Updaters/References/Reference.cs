using Updaters.Text;

namespace Updaters.References;

/// <summary>One place in one file that names an upstream at a version.</summary>
/// <param name="Path">The file, from the repository's root, with slashes.</param>
/// <param name="Span">Where the version stands in the file's text; <paramref name="Current"/> is that text.</param>
/// <param name="Pins">What must move together with the version; mostly empty.</param>
public sealed record Reference(
    UpstreamId Upstream,
    string Path,
    TextSpan Span,
    string Current,
    ReferenceKind Kind,
    Tie Tie,
    IReadOnlyList<Pin> Pins)
{
    /// <summary>
    /// What the version is a part of: a download URL with the tag, and the version again in the file's name. A command that names the downloaded
    /// file elsewhere has that URL as its whole, too. Null = it stands alone. References of one whole are right only together.
    /// </summary>
    public TextSpan? Whole { get; init; }

    /// <summary>Where the new version must be published for the file to go on working; null = it is the upstream's own tag or release, or cannot be told.</summary>
    public Publication? PublishedAs { get; init; }

    /// <summary>Whose grammar a <see cref="ReferenceKind.Range"/> is written in; null for every other kind.</summary>
    public RangeDialect? Dialect { get; init; }

    /// <summary>The major versions that may stand there; null = any.</summary>
    public MajorVersions? Majors { get; init; }
}
