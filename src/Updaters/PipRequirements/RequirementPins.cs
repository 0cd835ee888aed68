using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>What in a requirements line is true for one version alone: <c>--hash</c> options, and the hash in a URL's fragment.</summary>
internal static partial class RequirementPins
{
    /// <param name="content">The file with its comments and joints blanked out.</param>
    public static IEnumerable<Pin> Find(FileText file, FileText content, TextSpan line, Reference reference)
    {
        if (HashOptions(content.Text, line) is { } options)
            yield return new Pin(options, PinKind.HashList, options.Of(file.Text));
        if (FragmentHash(content.Text, line, reference) is { } hash)
            yield return new Pin(hash, file.Text.AsSpan(hash.Start, hash.Length).Contains('=') ? PinKind.FileHash : PinKind.FileSha256, hash.Of(file.Text));
    }

    /// <summary>From the first <c>--hash</c> option to the end of the last one.</summary>
    private static TextSpan? HashOptions(string content, TextSpan line)
    {
        var first = HashOption().Match(content, line.Start, line.Length);
        if (!first.Success)
            return null;
        var last = first;
        for (var match = first; match.Success; match = match.NextMatch())
            last = match;
        return TextSpan.FromBounds(first.Index, last.Index + last.Length);
    }

    /// <summary>
    /// The hash in the fragment of the URL that the reference is a part of: the hexadecimal digits of a sha256, and
    /// <c>sha512=…</c> with its name for any other kind.
    /// </summary>
    private static TextSpan? FragmentHash(string content, TextSpan line, Reference reference)
    {
        var rest = content.AsSpan(reference.Span.End, line.End - reference.Span.End);
        var length = rest.IndexOfAny(" \t");
        var match = FragmentOption().Match(content, reference.Span.End, length < 0 ? rest.Length : length);
        if (!match.Success)
            return null;
        var hash = match.Groups["sha256"] is { Success: true } sha256 ? sha256 : match.Groups["other"];
        return new TextSpan(hash.Index, hash.Length);
    }

    [GeneratedRegex(@"(?<![^\s])--hash(?:=|[ \t]+)[^\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex HashOption();

    [GeneratedRegex(@"[#&](?:sha256=(?<sha256>[0-9a-fA-F]+)|(?<other>(?:md5|sha1|sha224|sha384|sha512)=[0-9a-fA-F]+))", RegexOptions.CultureInvariant)]
    private static partial Regex FragmentOption();
}
