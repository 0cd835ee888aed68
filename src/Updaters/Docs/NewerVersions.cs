using System.Buffers;
using System.Text.RegularExpressions;

namespace Updaters.Docs;

/// <summary>
/// A sentence that speaks of a newer version than the one it names for use: its author knows the newer one and means the older
/// (<c>until 1.3.0 is fixed, install tool==1.2.3</c>).
/// </summary>
internal static partial class NewerVersions
{
    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.");

    /// <summary>No upstream goes so many minor versions ahead of what a document says: the number is another thing's.</summary>
    private const int FarthestMinor = 20;

    /// <summary>Whether the words name a version above the current one, of the same series of versions by its form.</summary>
    public static bool In(string words, string current)
    {
        if (NumbersOf(Numbers().Match(current).Value) is not { Length: > 1 } own || !NamesAnother(words, Numbers().Match(current).ValueSpan))
            return false;
        for (var match = Mentioned().Match(words); match.Success; match = match.NextMatch())
        {
            if (NumbersOf(match.Groups["version"].Value) is { } other && other.Length == own.Length && other[0] - own[0] is 0 or 1 && other[1] - (other[0] == own[0] ? own[1] : 0) <= FarthestMinor && other.AsSpan().SequenceCompareTo(own) > 0)
                return true;
        }
        return false;
    }

    /// <summary>A quick look: whether any run of digits and full stops is another number than this.</summary>
    private static bool NamesAnother(ReadOnlySpan<char> words, ReadOnlySpan<char> number)
    {
        for (var start = words.IndexOfAny(NumberChars); start >= 0;)
        {
            words = words[start..];
            var length = words.IndexOfAnyExcept(NumberChars) is var end and >= 0 ? end : words.Length;
            var run = words[..length].TrimEnd('.');
            if (run.Contains('.') && !run.SequenceEqual(number))
                return true;
            words = words[length..];
            start = words.IndexOfAny(NumberChars);
        }
        return false;
    }

    /// <summary>Null = none that fits.</summary>
    private static int[]? NumbersOf(string version)
    {
        var parts = version.Split('.');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], out numbers[i]))
                return null;
        }
        return numbers;
    }

    [GeneratedRegex(@"[0-9]{1,6}(?:\.[0-9]{1,6}){1,3}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    // Named as a version, and not as that of another thing.
    [GeneratedRegex(@"(?:(?<![\p{L}\p{N}])(?:versions?|releases?|to|than|in|since|from|before|after|with|until|because|while|but|when|if|whereas|на|до|в|во|с|со|верси\w|релиз\w?|из|после|пока|если|когда|а|но|что)\s+|\A[\W_]*|[.!?;:]\s+|\()[`*]*v?(?<version>[0-9]{1,6}(?:\.[0-9]{1,6}){1,3})(?![\w.-]*\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mentioned();
}
