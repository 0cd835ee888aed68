using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The YAML (between <c>---</c>) or TOML (between <c>+++</c>) at the start of a page of MkDocs, Docusaurus, Hugo or Jekyll.</summary>
/// <param name="End">Where the document itself begins.</param>
/// <param name="Title">The page's title, which counts as its first heading; null = it has none.</param>
/// <param name="Values">The keys with a value on their line, of any depth.</param>
/// <param name="Comments">Comments on lines of their own, and behind values.</param>
internal sealed partial record FrontMatter(int End, string? Title, IReadOnlyList<NamedValue> Values, IReadOnlyList<TextSpan> Comments)
{
    /// <summary>No front matter that a person writes is longer.</summary>
    private const int Longest = 1 << 16;

    private const int LongestLine = 1000;

    /// <summary>A heading of history for a page that is all history.</summary>
    private const string Post = "News";

    /// <summary>Null = the document starts without one, or it is never closed.</summary>
    public static FrontMatter? Read(string text)
    {
        if (!text.StartsWith("---", StringComparison.Ordinal) && !text.StartsWith("+++", StringComparison.Ordinal))
            return null;
        var mark = text[..3];
        List<TextSpan> lines = [];
        foreach (var line in Lines.In(text))
        {
            var content = text.AsSpan(line.Start, line.Length).TrimEnd();
            if (lines.Count == 0 ? !content.SequenceEqual(mark) : line.End > Longest)
                return null;
            if (lines.Count > 0 && (content.SequenceEqual(mark) || (mark == "---" && content is "...")))
                return Of(text, lines, line.End);
            lines.Add(line);
        }
        return null;
    }

    private static FrontMatter Of(string text, List<TextSpan> lines, int end)
    {
        List<NamedValue> values = [];
        List<TextSpan> comments = [];
        foreach (var line in lines.Skip(1))
        {
            if (line.Length > LongestLine || Entry().Match(line.Of(text)) is not { Success: true } entry)
                continue;
            var (value, comment) = (entry.Groups["value"], entry.Groups["comment"]);
            if (comment.Success)
                comments.Add(new TextSpan(line.Start + comment.Index, comment.Length));
            if (value.Length > 0)
                values.Add(new NamedValue(entry.Groups["name"].Value, new TextSpan(line.Start + value.Index, value.Length), line, ByName: true));
        }
        var title = values.Find(value => value.Name.Equals("title", StringComparison.OrdinalIgnoreCase));
        return new FrontMatter(end, IsPost(values, text) || IsOld(values, text) ? Post : title?.Value.Of(text), values, comments);
    }

    /// <summary>A page with a date and no place among other pages is a post: it tells of its day.</summary>
    private static bool IsPost(List<NamedValue> values, string text) =>
        values.Exists(value => value.Name is "date" && Date().IsMatch(value.Value.Of(text)))
        && !values.Exists(value => value.Name is "weight" or "sidebar_position" or "nav_order" or "order" or "menu");

    /// <summary>A page that says of itself that it is kept as it was.</summary>
    private static bool IsOld(List<NamedValue> values, string text) =>
        values.Exists(value => Lower(value.Name) is "deprecated" or "archived" or "obsolete" or "outdated" or "legacy"
            ? Lower(value.Value.Of(text)) is not ("false" or "no")
            : Lower(value.Name) is "status" or "state" && Lower(value.Value.Of(text)) is "archived" or "deprecated" or "obsolete" or "outdated" or "superseded" or "legacy" or "retired" or "historical");

    private static string Lower(string text) => text.ToLowerInvariant();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\d", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex("""\A[ \t]*(?>-[ \t]+)?(?:(?<quote>["']?)(?<name>[\p{L}_][\p{L}\p{N}_. -]*?)\k<quote>[ \t]*(?::(?=[ \t])|=)[ \t]*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'#]\S*(?:[ \t]+[^\s#]\S*)*))[ \t]*)?(?<comment>(?<=\s|\A)\#.*)?\z""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
