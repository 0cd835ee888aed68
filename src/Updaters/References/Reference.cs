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
}
