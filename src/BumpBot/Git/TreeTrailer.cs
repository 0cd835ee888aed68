using System.Text.RegularExpressions;

namespace BumpBot.Git;

/// <summary>The trailer <c>BumpBot-Tree</c>: the tree that the bot committed. Where it differs from the commit's tree, somebody changed the commit.</summary>
internal static partial class TreeTrailer
{
    private const string Key = "BumpBot-Tree";

    /// <summary>The message with the trailer as its last line, in one block with the trailers that it has already.</summary>
    public static string Append(string message, string tree)
    {
        var text = message.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd();
        var paragraphs = Blank().Split(text);
        var joins = paragraphs.Length > 1 && paragraphs[^1].Split('\n').All(IsTrailer);
        return $"{text}{(joins ? "\n" : "\n\n")}{Key}: {tree}\n";
    }

    /// <summary>The tree that the last trailer of this name gives; null where there is none.</summary>
    public static string? Read(string message) =>
        Blank().Split(message.ReplaceLineEndings("\n").TrimEnd())[^1].Split('\n')
            .Select(line => Form().Match(line.TrimEnd()))
            .LastOrDefault(match => match.Success)
            ?.Groups["tree"].Value;

    private static bool IsTrailer(string line) => Any().IsMatch(line);

    [GeneratedRegex(@"\n(?:[ \t]*\n)+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+: \S")]
    private static partial Regex Any();

    [GeneratedRegex(@"\A" + Key + @": (?<tree>[0-9a-f]{40}|[0-9a-f]{64})\z")]
    private static partial Regex Form();
}
