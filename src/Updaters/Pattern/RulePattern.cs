using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Updaters.Pattern;

/// <summary>The regular expression of a rule: one that cannot run away, whoever wrote it.</summary>
/// <remarks>
/// <c>^</c> and <c>$</c> match at each line, since a rule describes a place in a file and not a whole file. Every line ends in a single
/// <c>\n</c> for it, whatever the file has. Letters are compared with case, unless the pattern says <c>(?i)</c>.
/// </remarks>
public static class RulePattern
{
    /// <summary>The group that holds the version.</summary>
    public const string VersionGroup = "version";

    public const int MaxLength = 1000;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant;

    // The engine's time grows with the text alone, but by a factor that a hostile pattern can make large.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads a pattern.</summary>
    /// <param name="problem">What is wrong and what to write instead; empty when nothing is.</param>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out Regex? regex, out string problem)
    {
        regex = null;
        problem = pattern.Length > MaxLength ? $"the pattern is longer than {MaxLength} characters" : Build(pattern, out regex);
        if (regex is not null && !regex.GetGroupNames().Contains(VersionGroup))
            problem = $"the pattern has no group named '{VersionGroup}'; write (?<{VersionGroup}>…) around the part that is the version";
        if (problem.Length > 0)
            regex = null;
        return regex is not null;
    }

    private static string Build(string pattern, out Regex? regex)
    {
        regex = null;
        try
        {
            regex = new Regex(pattern, Options, MatchTimeout);
            return "";
        }
        catch (RegexParseException broken)
        {
            return $"the pattern is no regular expression: {broken.Error} at its character {broken.Offset}";
        }
        catch (NotSupportedException unsupported)
        {
            return IsTooLarge(unsupported)
                ? "the pattern repeats too much; write + or * instead of a large {n,m}"
                : "look-around, back-references and atomic groups are not supported; match more text around the group "
                    + $"'{VersionGroup}' instead: only the group is replaced";
        }
    }

    // The engine has one exception for both, and names its limit only in the text of this one.
    private static bool IsTooLarge(NotSupportedException exception) => exception.Message.Any(char.IsAsciiDigit);
}
