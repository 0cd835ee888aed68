using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds the hashes with which commands check what they download (<c>curl -O URL; echo "HASH  file" | sha256sum -c</c>), and the URLs they belong to.</summary>
/// <remarks>
/// A hash belongs to a URL where the file that is checked has the name that the URL ends with, or the one it is saved under; or where no name is
/// given, and it is one hash and one URL. Any other hash is a pin of all that the command downloads, without a file, so that it stays.
/// </remarks>
internal static partial class CheckedDownloads
{
    /// <summary>A command with more URLs or hashes than this is a list of them, and none is told apart.</summary>
    private const int Most = 50;
    private const int LongestCommand = 1000;
    private const int ShortestHash = 32;

    /// <param name="command">With its variables expanded.</param>
    public static IReadOnlyList<CheckedDownload> In(SourcedText command)
    {
        if (!HasHash(command.Span))
            return [];
        var text = command.ToString();
        List<Hash> hashes = WhereChecked([.. HashesIn(text, command).Take(Most)]);
        if (hashes.Count == 0)
            return [];
        List<TextSpan> urls = [.. Url().Matches(text).Take(Most).Select(match => new TextSpan(match.Index, match.Length))];
        List<TextSpan> uses = [.. (urls.Count > 0 ? urls : [new TextSpan(0, text.Length)]).SelectMany(command.SourcesOf)];
        return [.. hashes.Select(hash => Belonging(text, hash, urls, hashes.Count) is { } url
            ? new CheckedDownload(hash.Pin with { File = hash.Pin.Kind == PinKind.FileSha256 ? command.UrlOf(WithoutFragment(text, url)) : null }, [.. command.SourcesOf(url)])
            : new CheckedDownload(hash.Pin, uses))];
    }

    /// <summary>Whether enough hexadecimal digits stand in a row: one of them stands at every so many places.</summary>
    public static bool HasHash(ReadOnlySpan<char> text)
    {
        for (var at = ShortestHash - 1; at < text.Length; at += ShortestHash)
        {
            var (start, end) = (at, at);
            while (end < text.Length && char.IsAsciiHexDigit(text[end]))
                end++;
            while (end > at && start > 0 && char.IsAsciiHexDigit(text[start - 1]))
                start--;
            if (end - start >= ShortestHash)
                return true;
            at = end;
        }
        return false;
    }

    private static IEnumerable<Hash> HashesIn(string text, SourcedText command)
    {
        var callsShortHashTool = ShortHashTool().IsMatch(text);
        foreach (Match match in HashForm().Matches(text))
        {
            if (KindOf(match.Length, callsShortHashTool) is not { } kind || command.SourceOf(new TextSpan(match.Index, match.Length)) is not { } source)
                continue;
            var name = FileName().Match(text, match.Index + match.Length, Math.Min(text.Length - match.Index - match.Length, UrlText.Longest));
            yield return new Hash(new Pin(source, kind, match.Value), name.Success ? name.Groups["name"].Value : null);
        }
    }

    /// <summary>Each hash once for a file: where it is only a variable's value, what counts is where that is used.</summary>
    private static List<Hash> WhereChecked(List<Hash> hashes)
    {
        var checkedByName = hashes.Where(hash => hash.FileName is not null).Select(hash => hash.Pin.Span).ToHashSet();
        return [.. hashes.Where(hash => hash.FileName is not null || !checkedByName.Contains(hash.Pin.Span)).DistinctBy(hash => (hash.Pin.Span, hash.FileName))];
    }

    /// <summary>Short hashes are names of commits as well, unless a tool for them is called.</summary>
    private static PinKind? KindOf(int length, bool callsShortHashTool) => length switch
    {
        64 => PinKind.FileSha256,
        96 or 128 => PinKind.FileHash,
        32 or 40 when callsShortHashTool => PinKind.FileHash,
        _ => null,
    };

    /// <summary>The URL of the file that the hash is checked against; null where that is not certain.</summary>
    private static TextSpan? Belonging(string text, Hash hash, List<TextSpan> urls, int hashes)
    {
        if (hash.FileName is { } name)
        {
            List<TextSpan> named = [.. urls.Where(url => LastOf(UrlPath(text, url)) == LastOf(name) || IsSavedAs(text, url, name))];
            return named.Count == 1 ? named[0] : null;
        }
        return urls.Count == 1 && hashes == 1 && !Unpacks().IsMatch(text) ? urls[0] : null;
    }

    /// <summary>Whether an option of the command that the URL stands in names the file: <c>-o name</c>.</summary>
    private static bool IsSavedAs(string text, TextSpan url, string name)
    {
        var first = Math.Max(0, url.Start - LongestCommand);
        var start = first + text.AsSpan(first, url.Start - first).LastIndexOfAny(";&|\n") + 1;
        var rest = text.AsSpan(url.End, Math.Min(LongestCommand, text.Length - url.End));
        var length = rest.IndexOfAny(";&|\n");
        var command = text.AsSpan(start, url.End + (length < 0 ? rest.Length : length) - start);
        foreach (var option in SaveOption().EnumerateMatches(command))
        {
            var saved = command[(option.Index + option.Length)..];
            if (saved.StartsWith(name, StringComparison.Ordinal) && (saved.Length == name.Length || char.IsWhiteSpace(saved[name.Length]) || saved[name.Length] is '"' or '\'' or ')'))
                return true;
        }
        return false;
    }

    private static string UrlPath(string text, TextSpan url)
    {
        var whole = url.Of(text);
        var query = whole.AsSpan().IndexOfAny('?', '#');
        return query < 0 ? whole : whole[..query];
    }

    private static TextSpan WithoutFragment(string text, TextSpan url)
    {
        var fragment = text.AsSpan(url.Start, url.Length).IndexOf('#');
        return fragment < 0 ? url : new TextSpan(url.Start, fragment);
    }

    private static string LastOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private sealed record Hash(Pin Pin, string? FileName);

    [GeneratedRegex(@"(?<![0-9A-Za-z_/]|@sha256:)(?>[0-9a-fA-F]{32,128})(?![0-9A-Za-z_])", RegexOptions.CultureInvariant)]
    private static partial Regex HashForm();

    [GeneratedRegex("sha1|shasum|md5", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ShortHashTool();

    // A tool's listing: two spaces, or one and an asterisk, and people write one.
    [GeneratedRegex(@"\G[ \t]+[*]?(?<name>(?![-|&;<>""'])[^\s""'|;&<>()\\]+)", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();

    [GeneratedRegex(@"https?://[^\s""'`<>|;&(),\\]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"(?:(?<![\w-])-[A-Za-z]*[oO]|--output(?:-document)?|>)[ \t=]*[""']?", RegexOptions.CultureInvariant)]
    private static partial Regex SaveOption();

    [GeneratedRegex(@"(?<![\w.-])(?:bsd)?tar\s|(?<![\w.-])(?:g?unzip|7z|unxz|zstd)(?![\w.-])", RegexOptions.CultureInvariant)]
    private static partial Regex Unpacks();
}
