using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Documents;

/// <summary>The places that a comment can tie to an upstream: each value, and in block scalars each line's assigned value or the line.</summary>
internal static partial class TiedPlaces
{
    public static IEnumerable<TextSpan> Of(string text, Document document) => document.Values
        .OrderBy(value => value.Span.Start)
        .SelectMany(value => value.Form == ValueForm.Block ? LinesOf(text, value.Span) : [value.Span]);

    private static IEnumerable<TextSpan> LinesOf(string text, TextSpan block)
    {
        foreach (var line in Lines.In(block.Of(text)))
        {
            var content = text.AsSpan(block.Start + line.Start, line.Length);
            if (content.IsWhiteSpace())
                continue;
            if (Assigned().Match(text, block.Start + line.Start, line.Length) is { Success: true } match)
                yield return new TextSpan(match.Groups["value"].Index, match.Groups["value"].Length);
            else
                yield return new TextSpan(block.Start + line.Start + content.Length - content.TrimStart().Length, content.Trim().Length);
        }
    }

    [GeneratedRegex(@"\G[ \t]*(?:export[ \t]+|readonly[ \t]+|local[ \t]+)?[A-Za-z_][\w.-]*[ \t]*(?:=|:[ \t])[ \t]*[""']?(?<value>[^\s""';]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}
