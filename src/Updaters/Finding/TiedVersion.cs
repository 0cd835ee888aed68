using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>The version in a value that a comment or a rule ties to an upstream, whatever the value's form.</summary>
internal sealed partial record TiedVersion(TextSpan Span, ReferenceKind Kind, IReadOnlyList<Pin> Pins, Publication? PublishedAs)
{
    private const int Longest = 2000;

    /// <summary>
    /// The whole value where it is a version, a tag or a commit; the tag of an image; else the one version that stands in it. Null where
    /// there is none, or several that differ.
    /// </summary>
    public static TiedVersion? In(string text, TextSpan value)
    {
        if (value.Length is 0 or > Longest)
            return null;
        var written = value.Of(text);
        if (VariableNames.LooksLikeVersion(written))
            return new TiedVersion(value, ReferenceKind.Value, [], null);
        if (CommitSha().IsMatch(written))
            return new TiedVersion(value, ReferenceKind.Commit, [], null);
        if (ImageReference.TryParse(written, out var image))
            return OfImage(text, value.Start, image);
        var versions = Version().Matches(written);
        return versions.Count == 1 ? new TiedVersion(new TextSpan(value.Start + versions[0].Index, versions[0].Length), ReferenceKind.Value, [], null) : null;
    }

    private static TiedVersion OfImage(string text, int offset, ImageReference image)
    {
        Pin[] pins = [];
        if (image.Digest is { } digest)
        {
            var span = digest with { Start = digest.Start + offset };
            pins = [new Pin(span, PinKind.ImageDigest, span.Of(text))];
        }
        return new TiedVersion(image.Tag with { Start = image.Tag.Start + offset }, ReferenceKind.Image, pins, new Publication.ImageTag(image.Name));
    }

    [GeneratedRegex(@"\A[0-9a-f]{40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CommitSha();

    [GeneratedRegex(@"(?<![0-9A-Za-z.])[vV]?[0-9]+(?:\.[0-9]+)+(?:[-+][0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*|\.?(?:a|b|c|rc|alpha|beta|post|dev)\.?[0-9]+)?(?![0-9A-Za-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
