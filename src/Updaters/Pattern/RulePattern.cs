using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Updaters.Pattern;

/// <summary>The regular expression of a rule: one that cannot run away, whoever wrote it.</summary>
/// <remarks>
/// <c>^</c> and <c>$</c> match at each line, since a rule describes a place in a file and not a whole file. Every line ends in a single
/// <c>\n</c> for it, whatever the file has. Letters are compared with case, unless the pattern says <c>(?i)</c>.
/// </remarks>
public static partial class RulePattern
{
    /// <summary>The group that holds the version.</summary>
    public const string VersionGroup = "version";

    public const int MaxLength = 1000;

    /// <summary>How large all counts of a pattern's <c>{n,m}</c> may be, multiplied: nested ones multiply the engine's work.</summary>
    public const int MaxRepetition = 256;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.CultureInvariant;

    // The engine's time grows with the text alone, but by a factor that a hostile pattern can make large.
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(500);

    /// <summary>Reads a pattern.</summary>
    /// <param name="problem">What is wrong and what to write instead; empty when nothing is.</param>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out Regex? regex, out string problem)
    {
        regex = null;
        problem = pattern.Length > MaxLength ? $"the pattern is longer than {MaxLength} characters"
            : RepeatsTooMuch(pattern) ? "the pattern repeats too much; write + or * instead of a large {n,m}"
            : Build(pattern, out regex);
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
        catch (NotSupportedException)
        {
            return "look-around, back-references, atomic groups and very large repetitions are not supported; match more text around the group "
                + $"'{VersionGroup}' instead: only the group is replaced";
        }
    }

    private static bool RepeatsTooMuch(string pattern)
    {
        var product = 1.0;
        foreach (Match count in Count().Matches(pattern))
            product *= Math.Max(1, double.Parse(count.Groups["most"].ValueSpan, CultureInfo.InvariantCulture));
        return product > MaxRepetition;
    }

    [GeneratedRegex(@"\{(?:[0-9]+,)?(?<most>[0-9]+),?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}
