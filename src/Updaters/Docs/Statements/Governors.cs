using System.Text.RegularExpressions;

namespace Updaters.Docs.Statements;

/// <summary>The word right before a version that makes a certain release of it: <c>than</c>, <c>except</c>; before a bare version <c>in</c>, too.</summary>
internal static partial class Governors
{
    private const int Reach = 120;

    /// <param name="before">The text of the sentence up to the version.</param>
    /// <param name="isBare">Nothing but the version, or a package with it, is what the word governs: no image, command or description.</param>
    public static bool SingleOut(ReadOnlySpan<char> before, bool isBare)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        return OfAny().IsMatch(before) || (isBare && OfBare().IsMatch(before));
    }

    [GeneratedRegex(@"(?:\A|\W)(?:than|unlike|except|excluding|without|versus|(?<!\b(?:runs?|tests?|checks?|builds?)\s+)against|keep|kept|keeping|not|(?:beyond|below)(?!\W{1,4}[/~])|чем|кроме|без|против)\s+(?:(?:the|version|release|image|using|for|on|to|верси\w|образ\w?)\s+){0,2}[\[(<""\x60*_]*[^\s\[(<""\x60]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex OfAny();

    [GeneratedRegex(@"(?:\A|\W)(?:in|of|by|since|from|before|after|until|between|в|во|из|от|до|с|со|после)\s+(?:(?:the|version|release|tag|верси\w|релиз\w?|выпуск\w?|тег\w?)\s+){0,2}[\[(<""\x60*_]*[^\s\[(<""\x60]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex OfBare();
}
