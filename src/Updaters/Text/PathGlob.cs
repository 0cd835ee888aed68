using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Updaters.Text;

/// <summary>A file pattern of <c>bumpbot.yml</c>: <c>**</c> for any folders, <c>*</c> within a name; from the repository's root, case-sensitive.</summary>
/// <remarks>
/// A pattern ending with a slash means all below that folder. <c>?</c>, braces and backslashes are refused: where other tools give them a
/// meaning, here they would silently match nothing.
/// </remarks>
public sealed class PathGlob
{
    private const int MaxLength = 500;

    private readonly Matcher _matcher = new(StringComparison.Ordinal);

    /// <exception cref="ArgumentException">The text is no pattern (<see cref="TryParse"/> tells).</exception>
    public PathGlob(string pattern)
    {
        if (!IsPattern(pattern))
            throw new ArgumentException($"'{pattern}' is no pattern of files below the repository's root", nameof(pattern));
        Pattern = pattern;
        _matcher.AddInclude(pattern);
    }

    public string Pattern { get; }

    /// <summary>False where the text is empty, absolute, leaves the root (<c>..</c>) or has characters that patterns do not.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PathGlob? glob)
    {
        glob = IsPattern(text) ? new PathGlob(text) : null;
        return glob is not null;
    }

    /// <param name="path">From the repository's root, with slashes, as git lists it.</param>
    public bool Matches(string path) => !path.Contains('\\') && _matcher.Match(path).HasMatches;

    public override string ToString() => Pattern;

    private static bool IsPattern([NotNullWhen(true)] string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength } || text[0] is '/' or '~' || text[0] == ' ' || text[^1] == ' ' || text.Any(IsRefused))
            return false;
        var segments = (text[^1] == '/' ? text[..^1] : text).Split('/');
        return !(segments[0] is [var drive, ':', ..] && char.IsAsciiLetter(drive))
            && segments.All(segment => segment is not ("" or "." or "..") && (segment == "**" || !segment.Contains("**", StringComparison.Ordinal)));
    }

    private static bool IsRefused(char c) => char.IsControl(c) || c is '\\' or '?' or '{' or '}';
}
