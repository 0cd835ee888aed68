using System.Diagnostics.CodeAnalysis;
using Updaters.References;

namespace Updaters.Versions;

/// <summary>
/// How a file spells a version: prefix, number of parts, suffix. The same for all formats. A new version is written like the old one,
/// and only ever in the safe form (<see cref="IsSafe"/>): a tag is foreign text.
/// </summary>
public sealed class VersionStyle
{
    private VersionStyle(ReleaseVersion version) => Version = version;

    /// <summary>The version that the text names.</summary>
    public ReleaseVersion Version { get; }

    /// <summary>Reads the text of a reference; false = it is no version.</summary>
    public static bool TryRead(string current, ReferenceKind kind, PublishedVersions published, [NotNullWhen(true)] out VersionStyle? style)
    {
        style = ReleaseVersion.TryParse(current.TrimStart('v'), out var version) ? new VersionStyle(version) : null;
        return style is not null;
    }

    /// <summary>How this place would write the release with that tag.</summary>
    public Spelling Spell(string newTag) => new Spelling.Written(newTag);

    /// <summary>
    /// Whether the text may be written into a file, branch name or URL: letters, digits and <c>. _ + - / @</c>, starting with a letter or
    /// digit, without <c>..</c> or <c>//</c>, at most 100 characters.
    /// </summary>
    public static bool IsSafe(string text) =>
        text.Length is > 0 and <= ReleaseVersion.MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-' or '/' or '@')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.Contains("//", StringComparison.Ordinal)
        && text[^1] is not ('/' or '.')
        && !text.EndsWith(".lock", StringComparison.Ordinal);
}
