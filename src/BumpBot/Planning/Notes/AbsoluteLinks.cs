using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>Links and images that are relative to the upstream's repository, led there: in another repository's pull request they would lead nowhere.</summary>
internal static partial class AbsoluteLinks
{
    /// <param name="files">Where the repository's files are shown; ends with a slash.</param>
    public static string In(string markdown, MarkdownDocument document, Uri files)
    {
        var edits = document.Descendants()
            .SelectMany(node => node switch
            {
                LinkInline { IsAutoLink: false } link => Of(markdown, link.UrlSpan, link.Url, link.IsImage, files),
                LinkReferenceDefinition definition => Of(markdown, definition.UrlSpan, definition.Url, isImage: false, files),
                HtmlBlock or HtmlInline when node.Span.Length > 0 => OfHtml(markdown, node.Span, files),
                _ => [],
            })
            .OrderBy(edit => edit.Offset)
            .DistinctBy(edit => edit.Offset);
        return TextEdits.Apply(markdown, edits);
    }

    private static IEnumerable<TextEdit> Of(string text, SourceSpan span, string? url, bool isImage, Uri files) =>
        !span.IsEmpty && span.Start >= 0 && span.End < text.Length && Absolute(url, isImage, files) is { } absolute
            ? [new TextEdit(span.Start, span.Length, absolute)]
            : [];

    private static IEnumerable<TextEdit> OfHtml(string text, SourceSpan span, Uri files)
    {
        foreach (Match match in Target().Matches(text.Substring(span.Start, Math.Min(span.Length, text.Length - span.Start))))
        {
            var url = match.Groups["url"];
            if (Absolute(url.Value, match.Groups["name"].ValueSpan.Equals("src", StringComparison.OrdinalIgnoreCase), files) is { } absolute)
                yield return new TextEdit(span.Start + url.Index, url.Length, absolute);
        }
    }

    /// <summary>Null = it is no relative link, or none that leads into the forge.</summary>
    private static string? Absolute(string? url, bool isImage, Uri files)
    {
        if (string.IsNullOrWhiteSpace(url) || url[0] is '#' or '?' || url.StartsWith("//", StringComparison.Ordinal) || Scheme().IsMatch(url) || url.Contains('\\', StringComparison.Ordinal))
            return null;
        var path = url[0] == '/' ? url.TrimStart('/') : url;
        if (!Uri.TryCreate(files, path, out var absolute) || absolute.Authority != files.Authority)
            return null;
        var shown = absolute.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return isImage ? shown.Replace("/blob/", "/raw/", StringComparison.Ordinal) : shown;
    }

    [GeneratedRegex("""\b(?<name>src|href)\s*=\s*["'](?<url>[^"'<>\s]+)["']""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Target();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
