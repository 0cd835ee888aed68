using Updaters.Text;

namespace Updaters.References;

/// <summary>What a version at this place has to be the name of.</summary>
public enum ReferenceKind
{
    /// <summary>A tag of the repository: written exactly as the upstream tags.</summary>
    Tag,

    /// <summary>A version of a package in its index.</summary>
    Package,

    /// <summary>A tag of a container image.</summary>
    Image,

    /// <summary>A version with no index behind it: a variable, a part of a file name, a rule's match.</summary>
    Value,

    /// <summary>A part of a file name that leaves out the zeros at the end of its tag's version: <c>v8.5.0/tool-8.5.zip</c>.</summary>
    ShortFileName,

    /// <summary>A commit's full SHA with no version beside it. It moves where it is the commit of a published tag.</summary>
    Commit,

    /// <summary>A version specifier that is no exact pin (<c>~=1.2</c>, <c>&gt;=1.2,&lt;2</c>, <c>^1.2</c>), whole, in its <see cref="Reference.Dialect"/>.</summary>
    Range,

    /// <summary>The path of a submodule: its commit stands in the tree, not in the file, and moves there where it is the commit of a published tag.</summary>
    Submodule,
}

/// <summary>Whose grammar a version range is written in.</summary>
public enum RangeDialect
{
    /// <summary>PEP 440: <c>~=1.2</c>, <c>&gt;=1.2,&lt;2,!=1.5</c>, <c>==1.*</c>.</summary>
    Python,

    /// <summary>Poetry's further operators beside PEP 440's: <c>^1.2</c>, <c>~1.2</c>, <c>1.*</c>.</summary>
    Poetry,

    /// <summary>npm's: <c>^1.2.3</c>, <c>~1.2</c>, <c>1.x</c>, <c>&gt;=1 &lt;2</c>, <c>1 - 2</c>, <c>||</c>.</summary>
    Npm,

    /// <summary>Cargo's: <c>1.2</c> means <c>^1.2</c>; <c>~1.2</c>, <c>1.*</c>, <c>&gt;=1, &lt;2</c>.</summary>
    Cargo,

    /// <summary>NuGet's: <c>[1.2,2.0)</c>, <c>1.*</c>; a version alone is the lowest one and is no range here.</summary>
    NuGet,
}

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
