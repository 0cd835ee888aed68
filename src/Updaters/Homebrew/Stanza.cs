using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Homebrew;

/// <summary>What stands in one block of a formula or cask, up to where a block begins or ends: its strings, by the words before them.</summary>
internal sealed class Stanza
{
    private const string Interpolation = "#{version}";

    private readonly FileText _code;
    private readonly Stanza? _root;
    private readonly StanzaPart[] _entries;

    private Stanza(FileText code, Stanza? root, StanzaPart[] entries) => (_code, _root, _entries) = (code, root, entries);

    public IEnumerable<TextSpan> Values => _entries.Select(entry => entry.Value);

    /// <summary>The version that the stanza's URLs take up: its own, or that of the whole file.</summary>
    public TextSpan? Version
    {
        get
        {
            foreach (var (word, value) in _entries)
            {
                if (word == "version")
                    return value;
            }
            return _root?.Version;
        }
    }

    /// <summary>Whether one of its URLs may name an upstream. False is certain.</summary>
    public bool MayName(NameSearch names)
    {
        foreach (var (word, value) in _entries)
        {
            if (word == "url" && names.MayName(_code.Text.AsSpan(value.Start, value.Length)))
                return true;
        }
        return false;
    }

    /// <summary>The URLs that take up the version, with it in its place; other variables stay.</summary>
    public IEnumerable<string> VersionUrls => Version is { Length: > 0 } version
        ? All("url").Where(TakesUp).Select(url => url.Of(_code.Text).Replace(Interpolation, version.Of(_code.Text), StringComparison.Ordinal))
        : [];

    /// <summary>The hashes that are true for the version alone.</summary>
    public IEnumerable<Pin> VersionPins => All("url") is { Count: > 0 } urls && !urls.Exists(TakesUp) ? [] : Hashes();

    /// <summary>Those with strings, read as they are asked for: of a long file few have to be kept.</summary>
    public static IEnumerable<Stanza> In(FileText code)
    {
        Stanza? root = null;
        List<StanzaPart> entries = [];
        foreach (var part in StanzaParts.In(code.Text).Append(StanzaPart.Border))
        {
            if (part != StanzaPart.Border)
            {
                entries.Add(part);
            }
            else if (entries.Count > 0)
            {
                var stanza = new Stanza(code, root, [.. entries]);
                root ??= stanza;
                entries.Clear();
                yield return stanza;
            }
        }
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
}
