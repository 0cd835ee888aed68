using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Markdown;

/// <summary>
/// Finds the blocks to which extensions of Markdown give a title: <c>!!! note "Title"</c> and <c>=== "Tab"</c> of MkDocs with the indented lines below,
/// <c>:::note Title</c> … <c>:::</c> of Docusaurus, and quotations <c>&gt; [!NOTE] Title</c>.
/// </summary>
internal static partial class MarkdownAdmonitions
{
    private const int MostLines = 200;

    private static readonly SearchValues<string> Marks = SearchValues.Create(["!!! ", "??? ", ":::", "=== \""], StringComparison.Ordinal);

    public static IEnumerable<Titled> In(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
            yield break;
        for (var match = Opening().Match(text); match.Success; match = match.NextMatch())
        {
            var end = match.Groups["colons"].Success
                ? EndOfFence(text, match.Index + match.Length, match.Groups["colons"].Value)
                : EndOfIndented(text, match.Index + match.Length, match.Groups["indent"].Length);
            yield return new Titled(TextSpan.FromBounds(match.Index, end), match.Groups["title"].Value);
        }
    }

    private static int EndOfIndented(string text, int start, int indent)
    {
        var end = start;
        foreach (var line in Lines.In(text, start).Skip(1).Take(MostLines))
        {
            var content = text.AsSpan(line.Start, line.Length);
            var rest = content.TrimStart(" \t");
            if (!rest.IsEmpty && content.Length - rest.Length <= indent)
                break;
            end = line.End;
        }
        return end;
    }

    private static int EndOfFence(string text, int start, string colons)
    {
        var end = start;
        foreach (var line in Lines.In(text, start).Skip(1).Take(MostLines))
        {
            end = line.End;
            if (text.AsSpan(line.Start, line.Length).Trim().SequenceEqual(colons))
                break;
        }
        return end;
    }

    [GeneratedRegex("""(?<=\A|[\r\n])(?<indent>[ \t]{0,20})(?:(?:!!!|\?\?\?\+?|===)[ \t][^"\r\n]{0,60}"(?<title>[^"\r\n]{1,200})"[ \t]*|(?<colons>:{3,8})[ \t]*[a-z]+[ \t]*(?:\[(?<title>[^\]\r\n]{1,200})\]|[ \t](?<title>[^\r\n{]{1,200}))[ \t]*)(?=[\r\n]|\z)""", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
