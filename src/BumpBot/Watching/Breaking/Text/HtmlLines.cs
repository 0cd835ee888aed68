using System.Text.RegularExpressions;

namespace BumpBot.Watching.Breaking.Text;

/// <summary>A line of raw HTML in notes. A closed family.</summary>
internal abstract record HtmlLine
{
    private HtmlLine() { }

    public sealed record Heading(string Text, int Level) : HtmlLine;

    public sealed record Plain(string Text, bool IsItem) : HtmlLine;

    public sealed record EndOfDetails : HtmlLine;
}

/// <summary>Reads raw HTML as far as notes use it for structure: summaries, headings, items.</summary>
internal static partial class HtmlLines
{
    public static IEnumerable<HtmlLine> Of(string html)
    {
        foreach (var line in Border().Replace(html, "\n$0").Split('\n'))
        {
            var tag = Opening().Match(line);
            var name = tag.Groups["name"].Value.ToLowerInvariant();
            var text = AnyTag().Replace(line, " ").Trim();
            if (line.StartsWith("</details", StringComparison.OrdinalIgnoreCase))
                yield return new HtmlLine.EndOfDetails();
            if (text.Length == 0)
                continue;
            yield return name switch
            {
                "summary" => new HtmlLine.Heading(text, NoteSection.OfSummary),
                ['h', >= '1' and <= '6'] => new HtmlLine.Heading(text, name[1] - '0'),
                _ => new HtmlLine.Plain(text, name is "li" or "td"),
            };
        }
    }

    /// <summary>Where a new line begins, although none is written.</summary>
    [GeneratedRegex("</?(?:summary|details|h[1-6]|li|p|tr|ul|ol|br)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Border();

    [GeneratedRegex(@"\A\s*<(?<name>[A-Za-z][A-Za-z0-9]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"<(?:[^<>`]*)>", RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();
}
