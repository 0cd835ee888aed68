using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Finds the text that an image of reStructuredText or HTML shows in its place.</summary>
internal static partial class AlternateTexts
{
    private const int Longest = 300;

    /// <summary>The text of the option <c>:alt: text</c> of an image in reStructuredText whose URL, or whose <c>:target:</c>, it is; of the attribute <c>alt="text"</c> behind an image's URL in HTML.</summary>
    public static TextSpan? Of(string text, int url, int end)
    {
        var from = Math.Max(0, url - Longest);
        if (text.AsSpan(from, url - from).EndsWith("src=\"", StringComparison.Ordinal) && Attribute().Match(text, end, Math.Min(Longest, text.Length - end)) is { Success: true } html)
            return new TextSpan(html.Groups["label"].Index, html.Groups["label"].Length);
        if (!ImageUrl().IsMatch(text.AsSpan(from, url - from)))
            return null;
        var behind = Alternate().Match(text, end, Math.Min(Longest, text.Length - end));
        if (behind.Success)
            return new TextSpan(behind.Groups["label"].Index, behind.Groups["label"].Length);
        var before = AlternateBefore().Match(text, from, url - from);
        return before.Success ? new TextSpan(before.Groups["label"].Index, before.Groups["label"].Length) : null;
    }

    [GeneratedRegex(@"(?:\.\.[ \t]+(?:\|[^|\r\n]{1,100}\|[ \t]+)?(?:image|figure)::|[\r\n][ \t]+:target:)[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ImageUrl();

    [GeneratedRegex(@"\G[^\s]*(?:\r\n|\r|\n)(?:[ \t]+:(?!alt:)[\w-]+:[^\r\n]*(?:\r\n|\r|\n)){0,6}[ \t]+:alt:[ \t]*(?<label>[^\r\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Alternate();

    [GeneratedRegex(@"[\r\n][ \t]+:alt:[ \t]*(?<label>[^\r\n]+)(?:\r\n|\r|\n)(?:[ \t]+:[\w-]+:[^\r\n]*(?:\r\n|\r|\n)){0,6}[ \t]+:target:[ \t]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AlternateBefore();

    [GeneratedRegex(@"\G[^<>""]*""[^<>]{0,200}?[ \t\r\n]alt=""(?<label>[^""<>]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
