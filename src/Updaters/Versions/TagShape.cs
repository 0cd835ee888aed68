using System.Diagnostics.CodeAnalysis;

namespace Updaters.Versions;

/// <summary>Where in a tag the version begins.</summary>
internal static class TagShape
{
    /// <summary>
    /// The length of a prefix that needs no telling: nothing, <c>v</c>, <c>v.</c>, or one of the words or the name with <c>- _ / @ .</c>
    /// after it, then perhaps <c>v</c>. Letters in any case.
    /// </summary>
    public static int UsualPrefixLength(string tag, string? name)
    {
        var length = 0;
        foreach (var word in (ReadOnlySpan<string?>)[name, "releases", "release", "rel", "version", "ver"])
        {
            if (length == 0 && StartsWithWord(tag, word))
                length = word!.Length + 1;
        }
        if (length < tag.Length && tag[length] is 'v' or 'V')
            length += length + 1 < tag.Length && tag[length + 1] is '.' or '-' or '_' ? 2 : 1;
        return Math.Min(length, tag.Length);
    }

    /// <summary>
    /// Cuts a tag of any shape at the first place where a version can begin: <c>llvmorg-17.0.6</c>, <c>jdk-17+35</c>, <c>b4321</c>.
    /// False where there is none, or where nothing stands before it.
    /// </summary>
    public static bool TrySplit(string tag, out string prefix, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        (prefix, version) = ("", null);
        if (tag.Length > ReleaseVersion.MaxLength || !BeginsWithWord(tag))
            return false;
        for (var i = 1; i < tag.Length; i++)
        {
            if (!char.IsAsciiDigit(tag[i]) || char.IsAsciiDigit(tag[i - 1]) || !CanEndPrefix(tag, i))
                continue;
            // "lib2-1.0" is no version 2 with the label "1.0"
            if (ReleaseVersion.TryParse(tag[i..], out version) && (version.PartCount > 1 || version.HasUsualLabel) && VersionStyle.IsSafe(tag))
            {
                prefix = tag[..i];
                return true;
            }
        }
        version = null;
        return false;
    }

    /// <summary>A version begins after a separator, or after a <c>v</c> or a word at the very start of the tag.</summary>
    private static bool CanEndPrefix(string tag, int length) =>
        tag[length - 1] is '-' or '_' or '/' or '@' or '.'
        || (tag[length - 1] is 'v' or 'V' && (length == 1 || !char.IsAsciiLetterOrDigit(tag[length - 2])))
        || tag.Take(length).All(char.IsAsciiLetter);

    /// <summary>"1." of "1.2.3.4.5" is no prefix, "3proxy-" is one.</summary>
    private static bool BeginsWithWord(string tag)
    {
        var digits = tag.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits >= 0 && char.IsAsciiLetter(tag[digits]);
    }

    private static bool StartsWithWord(string tag, string? word) =>
        word is { Length: > 0 }
        && tag.Length > word.Length
        && tag[word.Length] is '-' or '_' or '/' or '@' or '.'
        && tag.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
