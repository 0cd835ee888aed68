using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The places that link by a name: <c>[name]</c>, <c>[text][name]</c> in Markdown, <c>name_</c> and <c>`name`_</c> in reStructuredText.</summary>
internal sealed partial class LinkUses
{
    private readonly ILookup<string, TextSpan> _byName;

    /// <param name="names">Those that anybody will ask for.</param>
    public LinkUses(string text, IReadOnlyCollection<string> names) => _byName =
        In(text, names).ToLookup(use => use.Of(text), StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order of the text.</summary>
    public IEnumerable<TextSpan> Of(string name) => _byName[name];

    /// <summary>All uses on lines with one of the names: no use reaches over a line's end.</summary>
    private static IEnumerable<TextSpan> In(string text, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            yield break;
        var any = SearchValues.Create([.. names], StringComparison.OrdinalIgnoreCase);
        for (var at = 0; text.AsSpan(at).IndexOfAny(any) is var next and >= 0;)
        {
            at += next;
            var start = text.AsSpan(0, at).LastIndexOfAny('\r', '\n') + 1;
            var end = text.AsSpan(at).IndexOfAny('\r', '\n') is var length and >= 0 ? at + length : text.Length;
            for (var use = Use().Match(text, start, end - start); use.Success; use = use.NextMatch())
                yield return new TextSpan(use.Groups["name"].Index, use.Groups["name"].Length);
            at = end;
        }
    }

    [GeneratedRegex(@"\[(?<name>[^\[\]\r\n]{1,100})\](?!:)|`(?<name>[^`<>\r\n]{1,100})`_|(?<![\w`])(?<name>\w{1,100})_(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
