using System.Text.RegularExpressions;

namespace BumpBot.Git;

/// <summary>The trailer <c>BumpBot-Tree</c>: the tree that the bot committed. Where it differs from the commit's tree, somebody changed the commit.</summary>
internal static partial class TreeTrailer
{
    private const string Key = "BumpBot-Tree";

    /// <summary>The message with the trailer as its last line.</summary>
    public static string Append(string message, string tree) => Trailers.Append(message, Key, tree);

    /// <summary>The tree that the last trailer of this name gives; null where there is none.</summary>
    public static string? Read(string message) =>
        Trailers.LastLines(message)
            .Select(line => Form().Match(line))
            .LastOrDefault(match => match.Success)
            ?.Groups["tree"].Value;

    [GeneratedRegex(@"\A" + Key + @": (?<tree>[0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex Form();
}
