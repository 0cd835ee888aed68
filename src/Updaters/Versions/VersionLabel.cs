using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Updaters.Versions;

/// <summary>What follows a version's numbers: <c>rc1</c>, <c>-alpha.2</c>, <c>.post1</c>, <c>.dev3</c>, <c>+build</c>.</summary>
/// <param name="Prerelease">
/// The labels as semver orders them. Words and their numbers are labels of their own (<c>rc10</c> comes after <c>rc9</c>), PEP 440's short
/// words are written out, and <c>dev</c> gets a hyphen in front: that sorts before every letter, as PEP 440 wants it.
/// </param>
/// <param name="Post">PEP 440's post release plus one; 0 = none.</param>
/// <param name="Dev">PEP 440's development release of a pre-release or post release; <see cref="NotDev"/> = none.</param>
/// <param name="IsUsual">Whether all of it is words that projects use for such, or there is nothing.</param>
internal sealed partial record VersionLabel(IReadOnlyList<string> Prerelease, int Post, int Dev, bool IsUsual)
{
    /// <summary>Comes after every development release.</summary>
    private const int NotDev = int.MaxValue;

    private const string DevLabel = "-dev";

    private static readonly VersionLabel None = new([], 0, NotDev, IsUsual: true);

    public bool IsDev => Dev != NotDev;

    /// <summary>Whether the word marks a pre-release, wherever it stands: <c>rc</c>, <c>beta</c>, not <c>alpine</c>.</summary>
    public static bool IsPrereleaseWord(string word) => PrereleaseLabel(word) is not null;

    public static bool IsUsualWord(string word) => IsPrereleaseWord(word) || IsPostWord(word) || IsFinalWord(word);

    /// <summary>Whether the label is one that PEP 440 has, in whatever spelling (https://packaging.python.org/en/latest/specifications/version-specifiers/#pre-release-spelling).</summary>
    public static bool IsPython(string tail) => PythonLabel().IsMatch(tail);

    /// <summary>Reads all that follows the numbers; false = the text is no version.</summary>
    public static bool TryRead(ReadOnlySpan<char> tail, [NotNullWhen(true)] out VersionLabel? label)
    {
        label = null;
        var plus = tail.IndexOf('+');
        if (plus >= 0 && !IsBuild(tail[(plus + 1)..]))
            return false;
        var text = (plus >= 0 ? tail[..plus] : tail).ToString();
        if (text.Length == 0)
            label = None;
        else if (Tokens(text) is { Count: > 0 } tokens)
            label = tokens[0] is [var first, ..] && char.IsAsciiLetter(first) && IsUsualWord(tokens[0]) ? Usual(tokens) : text[0] == '-' ? Other(tokens) : null;
        return label is not null;
    }

    private static bool IsBuild(ReadOnlySpan<char> build)
    {
        foreach (var c in build)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
                return false;
        }
        return build.Length > 0;
    }

    /// <summary>Words and numbers, without the separators between them; empty where two separators meet, one ends the text, or a character is none of a version.</summary>
    private static List<string> Tokens(string text)
    {
        List<string> tokens = [];
        var position = 0;
        while (position < text.Length)
        {
            if (text[position] is '.' or '-' or '_')
                position++;
            var start = position;
            while (position < text.Length && IsOfOneKind(text[start], text[position]))
                position++;
            if (position == start)
                return [];
            tokens.Add(text[start..position]);
        }
        return tokens;
    }

    private static bool IsOfOneKind(char first, char next) => char.IsAsciiDigit(first) ? char.IsAsciiDigit(next) : char.IsAsciiLetter(first) && char.IsAsciiLetter(next);

    /// <summary>Any semver label. All of it counts for the order, none of it is understood.</summary>
    private static VersionLabel Other(List<string> tokens) => new([.. tokens.Select(InOrder)], 0, NotDev, IsUsual: false);

    private static VersionLabel Usual(List<string> tokens)
    {
        List<string> prerelease = [];
        var (post, dev, usual) = (0, NotDev, true);
        for (var i = 0; i < tokens.Count; i++)
        {
            var number = i + 1 < tokens.Count && int.TryParse(tokens[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
            if (IsFinalWord(tokens[i]) && prerelease.Count == 0)
                continue;
            if (IsPostWord(tokens[i]))
            {
                (post, i) = (Math.Min(number ?? 0, NotDev - 1) + 1, number is null ? i : i + 1);
            }
            else if (PrereleaseLabel(tokens[i]) == DevLabel && (prerelease.Count > 0 || post > 0))
            {
                (dev, i) = (Math.Min(number ?? 0, NotDev - 1), number is null ? i : i + 1);
            }
            else
            {
                prerelease.Add(InOrder(tokens[i]));
                usual &= char.IsAsciiDigit(tokens[i][0]) || IsUsualWord(tokens[i]);
            }
        }
        return new VersionLabel(prerelease, post, dev, usual);
    }

    /// <summary>A number without zeros in front, since <c>rc01</c> is <c>rc1</c>; a short word written out.</summary>
    private static string InOrder(string token) =>
        char.IsAsciiDigit(token[0]) ? token.TrimStart('0') is { Length: > 0 } number ? number : "0" : PrereleaseLabel(token) ?? token;

    /// <summary>As semver is to order it; null = the word marks no pre-release.</summary>
    private static string? PrereleaseLabel(string word) => word.ToLowerInvariant() switch
    {
        "a" or "alpha" => "alpha",
        "b" or "beta" => "beta",
        "c" or "rc" or "cr" => "rc",
        "dev" => DevLabel,
        ("pre" or "preview" or "m" or "milestone" or "snapshot" or "nightly" or "canary" or "next" or "ea") and var label => label,
        _ => null,
    };

    private static bool IsPostWord(string word) => word.ToLowerInvariant() is "post" or "rev" or "r";

    /// <summary>Java's words for "this is the release".</summary>
    private static bool IsFinalWord(string word) => word.ToLowerInvariant() is "final" or "ga" or "release";

    [GeneratedRegex(@"\A(?:[-_.]?(?:alpha|a|beta|b|preview|pre|rc|c)[-_.]?[0-9]*)?(?:[-_.]?(?:post|rev|r)[-_.]?[0-9]*)?(?:[-_.]?dev[-_.]?[0-9]*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PythonLabel();
}
