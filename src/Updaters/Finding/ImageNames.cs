using System.Buffers;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds <c>image:tag</c> and <c>image:tag@sha256:…</c> of the upstreams' images. A digest becomes a pin.</summary>
/// <remarks>
/// Only a whole reference counts: the longest run of the characters that references are made of. So
/// <c>registry.example/ghcr.io/owner/name:1</c> and <c>owner/name:1/x</c> are something else, and so is anything within a URL.
/// </remarks>
public static class ImageNames
{
    private const int Longest = 512;

    private static readonly SearchValues<char> RunCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/@-");
    private static readonly string[] ImageSchemes = ["docker://", "docker-image://"];
    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'`<>|()[]{}");

    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        var found = new List<Reference>();
        var text = file.Text.AsSpan(within.Start, within.Length);
        var index = ImageIndex.Of(upstreams);
        var position = 0;
        while (text[position..].IndexOf(':') is var next and >= 0)
        {
            var colon = position + next;
            var start = position + text[position..colon].LastIndexOfAnyExcept(RunCharacters) + 1;
            var length = text[start..].IndexOfAnyExcept(RunCharacters) is var end and >= 0 ? end : text.Length - start;
            position = start + length;
            if (length > Longest || !index.MayBeIn(text.Slice(start, length)) || CandidateIn(text, start, length) is not { } candidate)
                continue;
            if (!ImageReference.TryParse(text.Slice(candidate.Start, candidate.Length).ToString(), out var image))
                continue;
            foreach (var named in index.Named(image.Name))
                found.Add(Reference(file, within.Start + candidate.Start, image, named));
        }
        return found;
    }

    private static Reference Reference(FileText file, int offset, ImageReference image, ImageIndex.NamedUpstream named)
    {
        var tag = image.Tag with { Start = image.Tag.Start + offset };
        Pin[] pins = [];
        if (image.Digest is { } digest)
        {
            var span = digest with { Start = digest.Start + offset };
            pins = [new Pin(span, PinKind.ImageDigest, span.Of(file.Text))];
        }
        return new Reference(named.Id, file.Path, tag, tag.Of(file.Text), ReferenceKind.Image, new Tie.ByName(named.Name, image.Name), pins)
        {
            PublishedAs = new Publication.ImageTag(image.Name),
        };
    }

    /// <summary>The part of a run that may be a reference: without the punctuation of the sentence around it; null where its neighbours make it something else.</summary>
    private static TextSpan? CandidateIn(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        var last = start + text.Slice(start, length).TrimEnd(".:-_").Length;
        if (IsCutAfter(text, end, last) || IsWithinUrl(text, start))
            return null;
        start += DefaultMark(text, start, last);
        // _owner/name:1.2_ is emphasis in Markdown.
        if (last < end && text[end - 1] == '_')
            start += last - start - text[start..last].TrimStart('_').Length;
        if (ImageScheme(text[start..last]) is > 0 and var scheme)
            return TextSpan.FromBounds(start + scheme, last);
        return IsCutBefore(text, start) ? null : TextSpan.FromBounds(start, last);
    }

    /// <summary>The length of <c>NAME:-</c> in <c>${NAME:-image:tag}</c>, which is no part of the image.</summary>
    private static int DefaultMark(ReadOnlySpan<char> text, int start, int end)
    {
        if (start < 2 || text[start - 1] != '{' || text[start - 2] != '$')
            return 0;
        var mark = text[start..end].IndexOf(":-", StringComparison.Ordinal);
        return mark < 0 ? 0 : mark + 2;
    }

    /// <summary>The length of <c>docker://</c> at the start of a run; 0 where there is none.</summary>
    private static int ImageScheme(ReadOnlySpan<char> run)
    {
        foreach (var scheme in ImageSchemes)
        {
            if (run.StartsWith(scheme, StringComparison.Ordinal))
                return scheme.Length;
        }
        return 0;
    }

    private static bool IsWithinUrl(ReadOnlySpan<char> text, int start)
    {
        // A URL that is longer than this holds no image that anyone means.
        var from = Math.Max(0, start - 2048);
        var before = text[from..start];
        var gap = before.LastIndexOfAny(UrlEnds);
        return before[(gap + 1)..].Contains("://", StringComparison.Ordinal);
    }

    /// <summary>Whether the run is the rest of something: of a variable, <c>$(REGISTRY)owner/name:1</c>, or of an escape.</summary>
    private static bool IsCutBefore(ReadOnlySpan<char> text, int start) =>
        start > 0 && text[start - 1] is '$' or '}' or ')' or '%' or '\\' or '~' or '+' or '&' or '#' or '?';

    /// <summary>Whether the run goes on behind its end: <c>1.2.${PATCH}</c>, <c>1.2.*</c>, <c>1.2-&lt;arch&gt;</c>.</summary>
    private static bool IsCutAfter(ReadOnlySpan<char> text, int end, int last)
    {
        if (end == text.Length)
            return false;
        var next = text[end];
        return next is '$' or '{' or '%' or '~' or '+' or '=' or '#' or '?' or '&'
            || (last < end && next is '*' or '<' or '(' or '[');
    }
}
