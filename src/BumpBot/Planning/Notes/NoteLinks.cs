using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>
/// Links stay, but those to issues, pull requests, discussions and commits of GitHub go through its redirecting host, which leaves no
/// back-link over there and closes nothing; those that are no web or mail links lose their target.
/// </summary>
internal static partial class NoteLinks
{
    private const string Redirecting = "https://redirect.github.com";

    public static IEnumerable<TextEdit> Edits(string text, MarkdownDocument document, NoteRegions regions)
    {
        foreach (var node in document.Descendants())
        {
            var edit = node switch
            {
                AutolinkInline link => OfAutolink(link),
                LinkInline link => OfTarget(text, link.UrlSpan, link.Url, link.IsAutoLink),
                LinkReferenceDefinition definition => OfTarget(text, definition.UrlSpan, definition.Url, isBare: false),
                _ => null,
            };
            if (edit is { } found)
                yield return found;
        }
        foreach (Match host in ThreadHost().Matches(text))
        {
            if (regions[host.Index] != NoteRegion.Code)
                yield return new TextEdit(host.Index, host.Length, "redirect.github.com");
        }
    }

    public static bool IsWeb(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    /// <summary>The URL, through the redirecting host where it names an issue or the like.</summary>
    public static string Inert(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && IsThread(uri) ? Redirected(uri) : url;

    private static TextEdit? OfAutolink(AutolinkInline link)
    {
        if (link.IsEmail)
            return null;
        if (!IsWeb(link.Url))
            return new TextEdit(link.Span.Start, 1, "&lt;");
        var inert = Inert(link.Url);
        return inert == link.Url ? null : new TextEdit(link.Span.Start, link.Span.Length, $"<{inert}>");
    }

    private static TextEdit? OfTarget(string text, SourceSpan span, string? url, bool isBare)
    {
        if (span.IsEmpty || span.Start < 0 || span.End >= text.Length || string.IsNullOrEmpty(url))
            return null;
        var target = Target(url);
        if (target == url)
            return null;
        return new TextEdit(span.Start, span.Length, isBare ? target : target.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal));
    }

    private static string Target(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return Scheme().IsMatch(url) && !url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) && !IsWebLike(url) ? "#" : url;
        if (uri.Scheme is not ("http" or "https" or "mailto") && Scheme().IsMatch(url))
            return "#";
        return Inert(url);
    }

    private static bool IsWebLike(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool IsThread(Uri uri)
    {
        if (uri.Scheme is not ("http" or "https") || uri.Host.TrimEnd('.') is not ("github.com" or "www.github.com"))
            return false;
        var parts = Uri.UnescapeDataString(uri.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 3 && parts[2].ToLowerInvariant() is "issues" or "pull" or "pulls" or "discussions" or "commit" or "commits";
    }

    private static string Redirected(Uri uri) => Redirecting + uri.PathAndQuery + uri.Fragment;

    [GeneratedRegex(@"(?<![\w.-])(?:www\.)?github\.com(?=/[\w.%-]+/[\w.%-]+/(?:issues|pulls?|discussions|commits?)/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThreadHost();

    [GeneratedRegex(@"\A\s*[A-Za-z][A-Za-z0-9+.-]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
