using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Checksums beside a version: in the code, paragraph or row that names the version they are of some file of its release, and would be wrong beside another
/// one. The digest of an image belongs to that image alone, a commit to its action.
/// </summary>
internal static partial class Checksums
{
    private const int Reach = 4000;

    /// <summary>An MD5's hexadecimal digits.</summary>
    private const int Shortest = 32;

    private static readonly SearchValues<string> Names = SearchValues.Create(["sha256", "sha384", "sha512"], StringComparison.Ordinal);

    /// <summary>Whether one stands in the code or, in prose, near the place.</summary>
    public static bool Beside(string text, TextSpan stretch, TextSpan place)
    {
        var start = Math.Max(stretch.Start, place.Start - Reach);
        var end = Math.Min(stretch.End, place.End + Reach);
        return start < end && MayHold(text.AsSpan(start, end - start)) && Checksum().IsMatch(text.AsSpan(start, end - start));
    }

    /// <summary>A quick look: every checksum is named, or long and hexadecimal.</summary>
    private static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(Names) || HasLongRun(text);

    /// <summary>Of a run of hexadecimal digits one is a <see cref="Shortest"/>th character of the text.</summary>
    private static bool HasLongRun(ReadOnlySpan<char> text)
    {
        for (var i = Shortest - 1; i < text.Length; i += Shortest)
        {
            if (!char.IsAsciiHexDigitLower(text[i]))
                continue;
            var (start, end) = (i, i + 1);
            while (start > 0 && i - start < Shortest && char.IsAsciiHexDigitLower(text[start - 1]))
                start--;
            while (end < text.Length && end - start < Shortest && char.IsAsciiHexDigitLower(text[end]))
                end++;
            if (end - start >= Shortest)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z@:])(?:sha(?:256|384|512)[-:=])?(?:[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})(?![0-9A-Za-z])|(?<!@)sha(?:256|384|512)[-:](?:[0-9a-f]{64,128}(?![0-9a-f])|[A-Za-z0-9+/]{43,88}={0,2})|\b(?i:md5|sha-?1)\b.{0,40}?\b(?:[0-9a-f]{40}|[0-9a-f]{32})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Checksum();
}
