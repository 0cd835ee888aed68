using System.Diagnostics.CodeAnalysis;
using Updaters.References;

namespace Updaters.Versions;

/// <summary>
/// How a file spells a version: prefix, number of parts, suffix. The same for all formats. A new version is written like the old one,
/// and only ever in the safe form (<see cref="IsSafe"/>): a tag is foreign text.
/// </summary>
/// <remarks>
/// With as many numbers as the new version has, or more, a text names one version, and the new version's own text follows. With fewer it
/// may be all of a version (<c>1.2</c> where there is no <c>1.2.1</c>), and the same holds; else it is a moving one (<c>3.11</c>, <c>v3</c>)
/// and stays as short; a value that was published just so (<c>1.2</c> beside <c>1.2.1</c>) only if the short new one is, too. A package is never cut short by a number that counts, since <c>==1.2</c> means <c>1.2.0</c> alone (PEP 440), and
/// nothing is cut short to <c>4</c> before there is a 4 that is no pre-release.
/// </remarks>
public sealed class VersionStyle
{
    private const int ShaLength = 40;

    private readonly SpelledVersion _old;
    private readonly ReferenceKind _kind;
    private readonly PublishedVersions _published;

    /// <summary>The characters that the text of a tag has as percent escapes.</summary>
    private readonly string _escaped;

    private VersionStyle(SpelledVersion old, ReferenceKind kind, PublishedVersions published, string escaped) =>
        (_old, _kind, _published, _escaped) = (old, kind, published, escaped);

    /// <summary>The version that the text names.</summary>
    public ReleaseVersion Version => _old.Version;

    /// <summary>Reads the text of a reference; false = it is no version.</summary>
    public static bool TryRead(string current, ReferenceKind kind, PublishedVersions published, [NotNullWhen(true)] out VersionStyle? style)
    {
        var text = kind == ReferenceKind.Tag && current.Contains('%') ? Uri.UnescapeDataString(current) : current;
        style = IsSafe(text) && !IsSha(text) && SpelledVersion.Read(text, kind, published) is { } read
            ? new VersionStyle(read, kind, published, text == current ? "" : string.Concat("/@+".Where(c => current.Contains(Uri.HexEscape(c), StringComparison.OrdinalIgnoreCase))))
            : null;
        return style is not null;
    }

    /// <summary>How this place would write the release with that tag.</summary>
    public Spelling Spell(string newTag)
    {
        if (!IsSafe(newTag) || !_published.Pattern.TryRead(newTag, out var version))
            return new Spelling.Unsafe(newTag);
        var isShort = IsMoving(version);
        if (_kind == ReferenceKind.Tag)
            return SpellTag(newTag, version, isShort);
        var text = _old.Prefix + (isShort ? CutShort(version) : InFull(version)) + _old.Suffix;
        return IsSafe(text) && !text.Contains('/') && !text.Contains('@') && !(_kind == ReferenceKind.Image && text.Contains('+'))
            ? new Spelling.Written(text)
            : new Spelling.Unsafe(text);
    }

    /// <summary>
    /// Whether the text may be written into a file, branch name or URL: letters, digits and <c>. _ + - / @</c>, starting with a letter or
    /// digit, without <c>..</c> or <c>//</c>, not ending with <c>/</c>, <c>.</c> or <c>.lock</c>, at most 100 characters.
    /// </summary>
    public static bool IsSafe(string text) =>
        text.Length is > 0 and <= ReleaseVersion.MaxLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '+' or '-' or '/' or '@')
        && !text.Contains("..", StringComparison.Ordinal)
        && !text.Contains("//", StringComparison.Ordinal)
        && text[^1] is not ('/' or '.')
        && !text.EndsWith(".lock", StringComparison.OrdinalIgnoreCase);

    private static bool IsSha(string text) => text.Length == ShaLength && text.All(char.IsAsciiHexDigit);

    private Spelling SpellTag(string newTag, ReleaseVersion version, bool isShort)
    {
        var text = isShort ? _old.Prefix + CutShort(version) + _old.Suffix
            : _old.IsPublishedShape ? newTag
            : _old.Prefix + InFull(version) + _old.Suffix;
        if (!IsSafe(text))
            return new Spelling.Unsafe(text);
        return text == newTag || _published.HasTag(text) ? new Spelling.Written(Escape(text)) : new Spelling.NoSuchTag(text);
    }

    private string Escape(string tag) => _escaped.Aggregate(tag, (text, c) => text.Replace(c.ToString(), Uri.HexEscape(c), StringComparison.Ordinal));

    private bool IsMoving(ReleaseVersion version) =>
        Version.PartCount < version.PartCount
        && Version.Tail == ""
        && !version.IsPrerelease
        && !_published.IsWhole(Version)
        && (!IsExact || DropsNothing(version))
        && (_kind != ReferenceKind.Value || !_published.Writes(Version) || _published.Writes(ReleaseVersion.Parse(CutShort(version))));

    /// <summary>Whether a short version there means the one with zeros, and no other.</summary>
    private bool IsExact => _kind is ReferenceKind.Package or ReferenceKind.ShortFileName;

    private bool DropsNothing(ReleaseVersion version) =>
        version.Tail == "" && Enumerable.Range(Version.PartCount, version.PartCount - Version.PartCount).All(index => version.Number(index) == 0);

    private string CutShort(ReleaseVersion version) => string.Join(Version.Separator, version.Parts.Take(Version.PartCount));

    /// <summary>The new version's own text, with the old one's separator where both have one (<c>1_2_3</c> in a tag, <c>1.2.3</c> in a file).</summary>
    private string InFull(ReleaseVersion version) =>
        Version.PartCount > 1 && version.PartCount > 1 && version.Separator != Version.Separator
            ? string.Join(Version.Separator, version.Parts) + version.Tail
            : version.Text;
}
