using System.Text.RegularExpressions;

namespace BumpBot.Git;

/// <summary>The lines <c>Key: value</c> that end a commit's message.</summary>
internal static partial class Trailers
{
    /// <summary>The message with the trailer as its last line, in one block with the trailers that it has already.</summary>
    public static string Append(string message, string key, string value)
    {
        var text = message.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd();
        var paragraphs = Paragraphs(text);
        var joins = paragraphs.Length > 1 && paragraphs[^1].Split('\n').All(IsTrailer);
        return $"{text}{(joins ? "\n" : "\n\n")}{key}: {value}\n";
    }

    /// <summary>The lines of the last paragraph.</summary>
    public static IEnumerable<string> LastLines(string message) =>
        Paragraphs(message.ReplaceLineEndings("\n").TrimEnd())[^1].Split('\n').Select(line => line.TrimEnd());

    private static string[] Paragraphs(string text) => Blank().Split(text);

    private static bool IsTrailer(string line) => Any().IsMatch(line);

    [GeneratedRegex(@"\n(?:[ \t]*\n)+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\A[A-Za-z0-9-]+: \S")]
    private static partial Regex Any();
}
