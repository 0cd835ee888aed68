using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace BumpBot.Tests.Watching;

/// <summary>Notes under <c>fixtures/release-notes</c>, labelled by people.</summary>
/// <param name="Telling">The lines that tell of a break; empty in a quiet case.</param>
internal sealed partial record NotesCase(string Title, bool IsBreaking, string Notes, IReadOnlyList<string> Telling)
{
    private const string Mark = "» ";

    public override string ToString() => Title;

    /// <summary>All cases of a part; none where it is not there.</summary>
    public static IReadOnlyList<NotesCase> Of(string part)
    {
        var folder = Path.Combine(Folder(), part);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(file => Read(File.ReadAllText(file)))]
            : [];
    }

    /// <summary>A line without the signs of lists, quotes, headings and tags, to be compared.</summary>
    public static string Bare(string line) =>
        Blanks().Replace(Tags().Replace(line, " "), " ").Trim().TrimStart('-', '*', '+', '>', '#', ' ').Trim();

    private static IEnumerable<NotesCase> Read(string file)
    {
        foreach (var text in Heads().Split(file.ReplaceLineEndings("\n")).Skip(1))
        {
            var (head, body) = (text.Split('\n', 2)[0], text.Split('\n', 2)[^1].Trim('\n'));
            var (label, title) = (head.Split('|')[0].Trim(), head.Split('|', 2)[^1].Trim());
            var lines = body.Split('\n');
            yield return new NotesCase(
                title,
                label == "breaking",
                string.Join('\n', lines.Select(line => IsMarked(line) ? Unmarked(line) : line)),
                [.. lines.Where(IsMarked).Select(line => Bare(Unmarked(line)))]);
        }
    }

    private static bool IsMarked(string line) => line.TrimStart().StartsWith(Mark, StringComparison.Ordinal);

    private static string Unmarked(string line) => line.Remove(line.IndexOf(Mark, StringComparison.Ordinal), Mark.Length);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "fixtures", "release-notes"));

    [GeneratedRegex("^=== ", RegexOptions.Multiline)]
    private static partial Regex Heads();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
