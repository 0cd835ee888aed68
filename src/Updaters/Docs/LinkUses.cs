using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The places that link by a name: <c>[name]</c>, <c>[text][name]</c> in Markdown, <c>name_</c> and <c>`name`_</c> in reStructuredText. Read once.</summary>
internal sealed partial class LinkUses(string text)
{
    private readonly Lazy<ILookup<string, TextSpan>> _byName = new(() => Use().Matches(text).ToLookup(
        match => match.Groups["name"].Value,
        match => new TextSpan(match.Groups["name"].Index, match.Groups["name"].Length),
        StringComparer.OrdinalIgnoreCase));

    public IEnumerable<TextSpan> Of(string name) => _byName.Value[name];

    [GeneratedRegex(@"\[(?<name>[^\[\]\r\n]{1,100})\](?!:)|`(?<name>[^`<>\r\n]{1,100})`_|(?<![\w`])(?<name>\w{1,100})_(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Use();
}
