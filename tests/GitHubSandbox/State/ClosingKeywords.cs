using System.Globalization;
using System.Text.RegularExpressions;

namespace Sandbox;

/// <summary>GitHub's "closes #5" in the description of a pull request that is merged into the default branch.</summary>
internal static partial class ClosingKeywords
{
    public static void Apply(SandboxPull pull, string by)
    {
        foreach (Match match in Pattern().Matches(pull.Body ?? ""))
        {
            var named = match.Groups["repo"].Success ? pull.Repository.Hub.ByName(match.Groups["repo"].Value) : pull.Repository;
            if (!int.TryParse(match.Groups["number"].Value, CultureInfo.InvariantCulture, out var number))
                continue;
            if (named?.FindThread(number) is { IsOpen: true } issue and not SandboxPull)
                issue.Close(by);
        }
    }

    [GeneratedRegex(
        @"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:(?:https?://[^\s/]+/)?(?<repo>[\w.-]+/[\w.-]+)(?:\#|/issues/)|\#)(?<number>\d+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
