using Updaters.Text;

namespace BumpBot.Config.Reading;

/// <summary>A file pattern. Whatever the matcher would take in a sense that its writer did not have is refused.</summary>
internal static class GlobText
{
    /// <summary>Null = a problem.</summary>
    public static PathGlob? Read(Scalar text, ProblemList problems)
    {
        var mistake = Mistake(text.Value);
        if (mistake is null && PathGlob.TryParse(text.Value, out var glob))
            return glob;
        var (what, remedy) = mistake ?? ("is no pattern of files below the repository's root", "write names and * between /, such as docs/**/*.md");
        problems.Add(text.At, $"{text.Quoted} {what}", remedy);
        return null;
    }

    public static IReadOnlyList<PathGlob> ReadAll(IEnumerable<Scalar> texts, ProblemList problems) =>
        [.. from text in texts
            let glob = Read(text, problems)
            where glob is not null
            select glob];

    private static (string, string)? Mistake(string pattern)
    {
        var segments = pattern.Split('/');
        return pattern.Length > 300 ? ("is too long", "write a pattern of at most 300 characters")
            : pattern.Any(char.IsControl) || pattern != pattern.Trim() ? ("has spaces at its ends, or control characters", "remove them")
            : pattern.Contains('\\') ? ("has a backslash", "write / between folders")
            : pattern.StartsWith('/') || pattern.StartsWith('~') || pattern.StartsWith("./", StringComparison.Ordinal) ? ("starts at a root", "write it from the repository's root, without the leading /, ./ or ~/")
            : pattern.StartsWith('!') ? ("starts with !", "patterns only include: leave files out by files: { ignore: [...] }")
            : pattern.IndexOfAny(['?', '[', ']', '{', '}']) >= 0 ? ("has ?, [ ] or { }, which are not known here", "write * for any part of a name, and a pattern for each alternative")
            : segments.Any(segment => segment is "." or "..") ? ("has a . or .. folder", "write it from the repository's root")
            : segments[..^1].Any(segment => segment.Length == 0) ? ("has an empty folder name", "write one / between folders")
            : segments.Any(segment => segment.Contains("**", StringComparison.Ordinal) && segment != "**") ? ("has ** within a name", "write ** as a folder of its own: **/*.md")
            : null;
    }
}
