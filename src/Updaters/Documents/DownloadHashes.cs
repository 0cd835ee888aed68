using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>Pins downloads on the hash that stands beside their URL in the same map: <c>url</c> and <c>sha256</c>, as flatpak, Homebrew and Scoop have them.</summary>
internal static partial class DownloadHashes
{
    private static readonly string[] UrlKeys = ["url", "urls", "uri", "source", "src", "download", "download_url", "downloadUrl", "get_url", "link"];

    private static readonly string[] HashKeys = ["sha256", "sha256sum", "sha256_checksum", "checksum", "hash", "sha512", "sha1", "md5", "digest", "integrity"];

    /// <summary>The references found in values of the document, those of such URLs with the pin.</summary>
    public static IReadOnlyList<Reference> Pinned(FileText file, Document document, IReadOnlyList<Reference> found)
    {
        if (!found.Any(reference => reference.Whole is not null))
            return found;
        List<IGrouping<TextSpan, Pin>> pinned =
        [
            .. document.Maps.SelectMany(map => InMap(file.Text, map)).GroupBy(pin => pin.Url, pin => pin.Pin).OrderBy(pins => pins.Key.Start),
        ];
        List<int> starts = [.. pinned.Select(pins => pins.Key.Start)];
        return pinned.Count == 0 ? found : [.. found.Select(WithPins)];

        Reference WithPins(Reference reference)
        {
            var at = starts.BinarySearch(reference.Span.Start);
            at = at < 0 ? ~at - 1 : at;
            return reference.Whole is not null && at >= 0 && pinned[at].Key.Contains(reference.Span)
                ? reference with { Pins = [.. reference.Pins, .. pinned[at]] }
                : reference;
        }
    }

    private static IEnumerable<(TextSpan Url, Pin Pin)> InMap(string text, DocumentNode.Map map) =>
        from key in HashKeys
        let hash = map.Find(key)
        where hash is not null
        from url in UrlKeys.SelectMany(url => UrlsAt(map.At(url)))
        select (url.Span, PinOf(text, hash, url.Span));

    private static IEnumerable<DocumentNode.Value> UrlsAt(DocumentNode? node) => node switch
    {
        DocumentNode.Value value => [value],
        DocumentNode.List list => list.Items.OfType<DocumentNode.Value>(),
        _ => [],
    };

    private static Pin PinOf(string text, DocumentNode.Value hash, TextSpan url)
    {
        var match = Sha256().Match(hash.Span.Of(text));
        if (!match.Success)
            return new Pin(hash.Span, PinKind.FileHash, hash.Span.Of(text));
        var digits = match.Groups["digits"];
        var span = new TextSpan(hash.Span.Start + digits.Index, digits.Length);
        return new Pin(span, PinKind.FileSha256, digits.Value) { File = SourcedUrl.Literal(text, url) };
    }

    [GeneratedRegex(@"\A(?:sha256[:=])?(?<digits>[0-9a-fA-F]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
