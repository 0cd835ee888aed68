using System.Text.RegularExpressions;

namespace BumpBot.GitHub;

/// <summary>Reads the <c>Link</c> header (RFC 8288), as far as paging needs it.</summary>
internal static partial class LinkHeader
{
    /// <summary>The target of <c>rel="next"</c>, resolved against the address of the answer; null where there is none.</summary>
    public static Uri? Next(string? header, Uri at)
    {
        foreach (Match link in Link().Matches(header ?? ""))
        {
            if (IsNext(link.Groups["parameters"].Value) && Uri.TryCreate(at, link.Groups["address"].Value, out var next))
                return next;
        }
        return null;
    }

    private static bool IsNext(string parameters) =>
        Relation().Match(parameters) is { Success: true } relation
        && relation.Groups["names"].Value.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("""<(?<address>[^<>]*)>(?<parameters>(?:\s*;\s*[^\s=;,<>]+\s*=\s*(?:"[^"]*"|[^",;\s]*))*)""", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(""";\s*rel\s*=\s*"?(?<names>[^";]*)""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Relation();
}
