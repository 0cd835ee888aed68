using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The places that link by a name: <c>[name]</c>, <c>[text][name]</c> in Markdown, <c>name_</c> and <c>`name`_</c> in reStructuredText.</summary>
internal sealed partial class LinkUses(string text)
{
    public IEnumerable<TextSpan> Of(string name)
    {
        // No use reaches over a line's end, so that only lines with the name are read.
        for (var at = 0; name.Length > 0 && (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            var start = text.AsSpan(0, at).LastIndexOfAny('\r', '\n') + 1;
            var end = text.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0 ? at + length : text.Length;
            for (var use = Use().Match(text, start, end - start); use.Success; use = use.NextMatch())
            {
                if (use.Groups["name"].ValueSpan.Equals(name, StringComparison.OrdinalIgnoreCase))
                    yield return new TextSpan(use.Groups["name"].Index, use.Groups["name"].Length);
            }
            at = end;
        }
    }

    [GeneratedRegex(@"\[(?<name>[^\[\]\r\n]{1,100})\](?!:)|`(?<name>[^`<>\r\n]{1,100})`_|(?<![\w`])(?<name>\w{1,100})_(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
