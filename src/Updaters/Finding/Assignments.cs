using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Finds assignments to the upstreams' variables in shell, make and Docker command lines: <c>NAME=1.2.3</c>, <c>NAME := 1.2.3</c>, <c>ENV NAME 1.2.3</c>.</summary>
internal static partial class Assignments
{
    public static IEnumerable<Reference> Find(FileText file, TextSpan within, IReadOnlyList<Upstream> upstreams)
    {
        var text = within.Of(file.Text);
        foreach (var match in Equal().Matches(text).Concat(Spaced().Matches(text)))
        {
            var value = match.Groups["value"];
            if (VariableNames.Match(file, match.Groups["name"].Value, new TextSpan(within.Start + value.Index, value.Length), upstreams) is { } reference)
                yield return reference;
        }
    }

    [GeneratedRegex(@"(?<![\w.$/{?-])(?<!(?<!&)&)(?<name>[A-Za-z_][A-Za-z0-9_]*)(=|[ \t]*(::?:?=|\?=)[ \t]*|[ \t]+=[ \t]+)(?<quote>[""']?)(?<value>[^\s""'`;&|#,()\\<>=]+)\k<quote>(?=[\s""'`;&|#,)\\]|\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Equal();

    [GeneratedRegex(@"^[ \t>]*ENV[ \t]+(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \t]+(?<value>[^\s""'=]+)[ \t]*\r?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Spaced();
}
