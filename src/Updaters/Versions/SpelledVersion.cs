using Updaters.References;

namespace Updaters.Versions;

/// <summary>The text of a reference, cut into the version and what stands around it.</summary>
/// <param name="IsPublishedShape">Whether the whole text has the shape of the upstream's tags.</param>
internal sealed record SpelledVersion(string Prefix, ReleaseVersion Version, string Suffix, bool IsPublishedShape)
{
    /// <summary>Null = the text is no version.</summary>
    public static SpelledVersion? Read(string text, ReferenceKind kind, PublishedVersions published)
    {
        if (published.Pattern.TryCut(text, out var prefixLength, out var tagged) && IsCertain(tagged, kind, published))
            return new SpelledVersion(text[..prefixLength], tagged, text[(prefixLength + tagged.Text.Length)..], IsPublishedShape: true);
        if (tagged is null)
            prefixLength = TagShape.UsualPrefixLength(text, name: null);
        var (prefix, rest) = (text[..prefixLength], text[prefixLength..]);
        if (tagged is null && ReleaseVersion.TryParse(rest, out var version) && IsCertain(version, kind, published))
            return new SpelledVersion(prefix, version, "", IsPublishedShape: false);
        return kind == ReferenceKind.Image ? WithSuffix(prefix, rest, kind, published) : null;
    }

    /// <summary>
    /// Whether the label is surely the version's: there is none, the version is published, or the label is a usual one. In a tag's place a
    /// label that is not published may as well be a branch's (<c>v2-dev</c>), beside an image's version the word for a variant of it.
    /// </summary>
    private static bool IsCertain(ReleaseVersion version, ReferenceKind kind, PublishedVersions published) =>
        version.Tail is "" or ['+', ..]
        || published.Has(version)
        || (version.HasUsualLabel && kind switch
        {
            ReferenceKind.Tag => false,
            ReferenceKind.Image => version.IsPrerelease && !EndsWithVariant(version, published),
            _ => true,
        });

    /// <summary>Cuts off <c>-slim</c>, <c>-alpine3.20</c>: all that follows the longest beginning that is surely a version.</summary>
    private static SpelledVersion? WithSuffix(string prefix, string rest, ReferenceKind kind, PublishedVersions published)
    {
        for (var end = rest.Length - 1; end > 0; end--)
        {
            if (rest[end] is not ('-' or '_') || !ReleaseVersion.TryParse(rest[..end], out var version) || !IsCertain(version, kind, published))
                continue;
            // "_05" of "2024_01_05.post1" is a number of the version, "-1" of "1.2.3-1" is the image's
            var isNumber = end + 1 < rest.Length && char.IsAsciiDigit(rest[end + 1]);
            if (!isNumber || (rest[end] == '-' && version.Separator == '.'))
                return new SpelledVersion(prefix, version, rest[end..], IsPublishedShape: false);
        }
        return null;
    }

    /// <summary>Whether a version is published without the last word, as <c>3.11</c> is of <c>3.11-dev</c>; a word with a number (<c>-rc1</c>) is none for a variant.</summary>
    private static bool EndsWithVariant(ReleaseVersion version, PublishedVersions published) =>
        !char.IsAsciiDigit(version.Tail[^1])
        && version.Text.LastIndexOfAny(['-', '_']) is var word and > 0
        && ReleaseVersion.TryParse(version.Text[..word], out var without)
        && published.Names(without);
}
