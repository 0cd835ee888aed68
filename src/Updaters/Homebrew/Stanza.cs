using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Homebrew;

/// <summary>What stands in one block of a formula or cask, up to where a block begins or ends: its strings, by the words before them.</summary>
internal sealed partial class Stanza
{
    private const string Interpolation = "#{version}";

    private readonly FileText _code;
    private readonly Stanza? _root;
    private readonly List<(string Word, TextSpan Value)> _entries = [];

    private Stanza(FileText code, Stanza? root) => (_code, _root) = (code, root);

    public IEnumerable<TextSpan> Values => _entries.Select(entry => entry.Value);

    /// <summary>The version that the stanza's URLs take up: its own, or that of the whole file.</summary>
    public TextSpan? Version => All("version") is [var own, ..] ? own : _root?.Version;

    /// <summary>The URLs that take up the version, with it in its place; other variables stay.</summary>
    public IEnumerable<string> VersionUrls => Version is { Length: > 0 } version
        ? All("url").Where(TakesUp).Select(url => url.Of(_code.Text).Replace(Interpolation, version.Of(_code.Text), StringComparison.Ordinal))
        : [];

    /// <summary>The hashes that are true for the version alone.</summary>
    public IEnumerable<Pin> VersionPins => All("url") is { Count: > 0 } urls && !urls.Exists(TakesUp) ? [] : Hashes();

    public static IEnumerable<Stanza> In(FileText code)
    {
        var root = new Stanza(code, null);
        List<Stanza> all = [root];
        var current = root;
        for (var match = Entry().Match(code.Text); match.Success; match = match.NextMatch())
        {
            if (match.Groups["value"] is { Success: true } value)
                current._entries.AddRange(value.Captures.Select(capture => (match.Groups["word"].Value, new TextSpan(capture.Index, capture.Length))));
            else if (current._entries.Count > 0)
                all.Add(current = new Stanza(code, root));
        }
        return all;
    }

    /// <summary>The references within the stanza's URLs, and in what stands beside them.</summary>
    public IEnumerable<Reference> Find(IReadOnlyList<Upstream> upstreams)
    {
        var urls = All("url");
        if (urls is [var repository] && All("tag:") is [var tag])
            return OfTag(repository, tag, upstreams);
        Pin[] pins = [.. Hashes()];
        List<Reference> found =
        [
            .. from url in urls
               where !TakesUp(url)
               from reference in GitHubUrls.Find(_code, url, upstreams)
               select reference with { Pins = [.. reference.Pins, .. pins] },
        ];
        return [.. found, .. OwnVersion(urls, found)];
    }

    /// <summary><c>url "…", tag: "v1.2.3", revision: "SHA"</c></summary>
    private IEnumerable<Reference> OfTag(TextSpan repository, TextSpan tag, IReadOnlyList<Upstream> upstreams)
    {
        Pin[] pins = [.. All("revision:").Select(revision => new Pin(revision, PinKind.CommitSha, revision.Of(_code.Text)))];
        return PinnedRepository.At(_code, tag, PinnedRepository.Named(_code.Text, repository, upstreams)).Select(reference => reference with { Pins = pins });
    }

    /// <summary>A <c>version</c> beside a whole URL is that of the URL, and right only together with it.</summary>
    private IEnumerable<Reference> OwnVersion(List<TextSpan> urls, List<Reference> found)
    {
        if (urls is not [var url] || All("version") is not [{ Length: > 0 } version] || found.Find(reference => reference.Kind == ReferenceKind.Tag) is not { } tag)
            yield break;
        var written = version.Of(_code.Text);
        if (!tag.Current.EndsWith(written, StringComparison.Ordinal))
            yield break;
        var start = Math.Min(version.Start, url.Start);
        yield return new Reference(tag.Upstream, _code.Path, version, written, ReferenceKind.Value, Tie.Structure, [])
        {
            Whole = TextSpan.FromBounds(start, Math.Max(version.End, url.End)),
        };
    }

    /// <summary>The stanza's hashes; which file one is the hash of is known where there is one of each.</summary>
    private IEnumerable<Pin> Hashes()
    {
        var (urls, hashes) = (All("url"), All("sha256"));
        var file = urls is [var url] && hashes.Count == 1 ? Sourced(url) : null;
        return hashes.Select(hash => new Pin(hash, PinKind.FileSha256, hash.Of(_code.Text)) { File = file });
    }

    /// <summary>Null where the URL takes up something else than the version.</summary>
    private SourcedUrl? Sourced(TextSpan url)
    {
        List<SourcedUrl.Piece> pieces = [];
        var position = url.Start;
        while (_code.Text.IndexOf(Interpolation, position, url.End - position, StringComparison.Ordinal) is var at and >= 0)
        {
            if (Version is not { } version)
                return null;
            pieces.Add(new SourcedUrl.Piece(_code.Text[position..at], position));
            pieces.Add(new SourcedUrl.Piece(version.Of(_code.Text), version.Start));
            position = at + Interpolation.Length;
        }
        pieces.Add(new SourcedUrl.Piece(_code.Text[position..url.End], position));
        return pieces.Exists(piece => piece.Text.Contains("#{", StringComparison.Ordinal)) ? null : new SourcedUrl(pieces);
    }

    private bool TakesUp(TextSpan url) => _code.Text.AsSpan(url.Start, url.Length).Contains(Interpolation, StringComparison.Ordinal);

    private List<TextSpan> All(string word) => [.. _entries.Where(entry => entry.Word == word).Select(entry => entry.Value)];

    [GeneratedRegex(
        @"(?<![\w.:])(?:(?<word>url|version|tag:|revision:)[ \t]+(?<quote>[""'])(?<value>[^""'\r\n]*)\k<quote>"
        + @"|(?<word>sha256)(?>(?:[ \t]+|,\s*)(?:[a-z0-9_]+:[ \t]+(?![:a-z]))?[""'](?<value>[0-9a-f]{64})[""'])+)"
        + @"|^[ \t]*(?:end|class)\b|\bdo(?:[ \t]*\|[^|\r\n]*\|)?[ \t]*\r?$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Entry();
}
