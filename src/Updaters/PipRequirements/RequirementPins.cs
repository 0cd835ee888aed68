using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>The <c>--hash</c> options of an entry, which are true for one version alone.</summary>
internal static partial class RequirementPins
{
    /// <summary>The options of an entry that names a package: those of all its files, as one pin.</summary>
    /// <param name="content">The file with its comments and joints blanked out.</param>
    public static IEnumerable<Pin> OfPackage(FileText file, FileText content, TextSpan line)
    {
        if (OptionsIn(content.Text, line) is { } options)
            yield return new Pin(options, PinKind.HashList, options.Of(file.Text));
    }

    /// <summary>The options of an entry that is a URL: of one option, the hash of the one file.</summary>
    public static IEnumerable<Pin> OfUrl(FileText file, FileText content, TextSpan line, Reference reference)
    {
        if (OptionsIn(content.Text, line) is not { } options)
            yield break;
        var only = OnlySha256().Match(content.Text, options.Start, options.Length);
        if (!only.Success)
        {
            yield return new Pin(options, PinKind.HashList, options.Of(file.Text));
            yield break;
        }
        var hash = new TextSpan(only.Groups["hash"].Index, only.Groups["hash"].Length);
        yield return new Pin(hash, PinKind.FileSha256, hash.Of(file.Text)) { File = UrlAround(content.Text, line, reference.Span) };
    }

    /// <summary>The word around the version as the URL of a file, without its fragment; null where it is none.</summary>
    private static SourcedUrl? UrlAround(string content, TextSpan line, TextSpan version)
    {
        var start = line.Start + content.AsSpan(line.Start, version.Start - line.Start).LastIndexOfAny(" \t") + 1;
        var length = content.AsSpan(start, line.End - start).IndexOfAny(" \t#");
        var url = new TextSpan(start, length < 0 ? line.End - start : length);
        var text = content.AsSpan(url.Start, url.Length);
        return text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !text.Contains('$') ? SourcedUrl.Literal(content, url) : null;
    }

    /// <summary>From the first <c>--hash</c> option to the end of the last one.</summary>
    private static TextSpan? OptionsIn(string content, TextSpan line)
    {
        if (!content.AsSpan(line.Start, line.Length).Contains("--hash", StringComparison.Ordinal))
            return null;
        var first = HashOption().Match(content, line.Start, line.Length);
        if (!first.Success)
            return null;
        var last = first;
        for (var match = first; match.Success; match = match.NextMatch())
            last = match;
        return TextSpan.FromBounds(first.Index, last.Index + last.Length);
    }

    [GeneratedRegex(@"(?<![^\s])--hash(?:=|[ \t]+)[^\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex HashOption();

    [GeneratedRegex(@"\A--hash(?:=|[ \t]+)sha256:(?<hash>[0-9a-fA-F]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex OnlySha256();
}
