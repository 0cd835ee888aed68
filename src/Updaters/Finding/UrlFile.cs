using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace Updaters.Finding;

/// <summary>The name of a downloaded file at the end of a URL.</summary>
/// <param name="Stretches">The name, without the variables within it.</param>
internal sealed record UrlFile(int End, IReadOnlyList<TextSpan> Stretches)
{
    /// <summary>A single number is repeated by chance (<c>x86_64-4</c>) unless it is as long as a build's or a date's.</summary>
    private const int LongNumber = 4;

    /// <summary>What may stand between a version's numbers.</summary>
    private const string Separators = "._-";

    /// <summary>Reads on over variables (<c>$(…)</c>, <c>${…}</c>, <c>{{…}}</c>), which may stand anywhere in a file name.</summary>
    public static UrlFile Read(string text, int start, int end)
    {
        end = Math.Min(end, start + UrlText.Longest);
        List<TextSpan> stretches = [];
        var (position, from) = (start, start);
        while (position < end)
        {
            if (VariableEnd(text, position, end) is { } after)
            {
                stretches.Add(TextSpan.FromBounds(from, position));
                position = from = after;
            }
            else if (UrlText.IsNameChar(text[position]) || text[position] is '/' or '+' or '@' or '%' or '~')
            {
                position++;
            }
            else
            {
                break;
            }
        }
        stretches.Add(TextSpan.FromBounds(from, position));
        return new UrlFile(position, stretches);
    }

    /// <summary>
    /// Where the name has this version once more, be it with other separators than the tag (<c>curl-8_5_0/curl-8.5.0.zip</c>); only where it
    /// has none such, without the zeros at its end (<c>v8.5.0/gradle-8.5.zip</c>).
    /// </summary>
    public IEnumerable<(TextSpan Span, bool IsShort)> Repeats(string text, ReleaseVersion version)
    {
        if (version.PartCount == 1)
            return version.Tail == "" && version.Text.Length < LongNumber ? [] : In([version.Text], isShort: false);
        List<(TextSpan, bool)> full = [.. In(Spellings(version.Parts, version.Tail), isShort: false)];
        var counting = version.Parts.Count;
        while (counting > 2 && version.Number(counting - 1) == 0)
            counting--;
        return full.Count > 0 || counting == version.PartCount ? full : In(Spellings(version.Parts.Take(counting), version.Tail), isShort: true);

        IEnumerable<(TextSpan, bool)> In(IEnumerable<string> spellings, bool isShort) =>
            from spelling in spellings
            from stretch in Stretches
            from span in Occurrences(text, stretch, spelling)
            select (span, isShort);
    }

    private static IEnumerable<string> Spellings(IEnumerable<string> parts, string tail) => Separators.Select(separator => string.Join(separator, parts) + tail);

    private static IEnumerable<TextSpan> Occurrences(string text, TextSpan stretch, string spelling)
    {
        var position = stretch.Start;
        while (text.IndexOf(spelling, position, stretch.End - position, StringComparison.Ordinal) is var at and >= 0)
        {
            position = at + spelling.Length;
            if (IsWhole(text, at, position, stretch))
                yield return TextSpan.FromBounds(at, position);
        }
    }

    /// <summary>Where the fragment begins behind the file's name and its query; where the query ends, if there is no fragment.</summary>
    public static int FragmentAt(string text, int position, int end) =>
        position < end && text[position] == '?' ? UrlText.SegmentEnd(text, position, end, c => UrlText.IsNameChar(c) || c is '?' or '=' or '&' or '%' or '+' or '/') : position;

    /// <summary>The hashes of a URL's fragment (<c>#sha256=…</c>), each true for this file alone.</summary>
    public static IEnumerable<Pin> HashesAt(string text, int position, int end)
    {
        position = FragmentAt(text, position, end);
        end = Math.Min(end, position + (2 * UrlText.Longest));
        if (position >= end || text[position] != '#')
            yield break;
        while (position < end && text[position] is '#' or '&')
        {
            var name = UrlText.SegmentEnd(text, position + 1, end, char.IsAsciiLetterOrDigit);
            if (name >= end || text[name] != '=')
                yield break;
            var value = UrlText.SegmentEnd(text, name + 1, end, c => UrlText.IsNameChar(c) || c is '[' or ']' or ',');
            var span = TextSpan.FromBounds(name + 1, value);
            if (span.Length > 0 && HashKind(text.AsSpan(position + 1, name - position - 1)) is { } kind)
                yield return new Pin(span, kind, span.Of(text));
            position = value;
        }
    }

    private static PinKind? HashKind(ReadOnlySpan<char> name) => name switch
    {
        "sha256" => PinKind.FileSha256,
        "sha384" or "sha512" or "sha224" or "sha1" or "md5" => PinKind.FileHash,
        _ => null,
    };

    /// <summary>Whether the version ends and begins there: not within <c>11.2.3</c>, <c>1.2.3.4</c> or <c>1.2.3-rc1</c>.</summary>
    public static bool IsWhole(string text, int start, int end, TextSpan stretch)
    {
        if (start > stretch.Start && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] == '.' && start - 1 > stretch.Start && char.IsAsciiDigit(text[start - 2]))))
            return false;
        if (end >= stretch.End)
            return true;
        if (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '+')
            return false;
        return !(text[end] == '.' && end + 1 < stretch.End && char.IsAsciiDigit(text[end + 1])) && !IsPrereleaseAt(text, end + 1, stretch.End);
    }

    private static bool IsPrereleaseAt(string text, int start, int end)
    {
        var word = UrlText.SegmentEnd(text, start, end, char.IsAsciiLetter);
        var number = word < end && text[word] is '.' or '-' ? word + 1 : word;
        return number < end && char.IsAsciiDigit(text[number]) && VersionLabel.IsPrereleaseWord(text[start..word]);
    }

    private static int? VariableEnd(string text, int position, int end)
    {
        var closing = text.AsSpan(position, end - position) switch
        {
            ['$', '(', ..] => ")",
            ['$', '{', ..] => "}",
            ['{', '{', ..] => "}}",
            _ => null,
        };
        if (closing is null)
            return null;
        var line = text.AsSpan(position, end - position);
        var close = line.IndexOf(closing, StringComparison.Ordinal);
        var newLine = line.IndexOfAny('\r', '\n');
        return close < 0 || (newLine >= 0 && newLine < close) ? null : position + close + closing.Length;
    }
}
