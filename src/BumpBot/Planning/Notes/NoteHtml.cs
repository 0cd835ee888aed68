using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Updaters.Text;

namespace BumpBot.Planning.Notes;

/// <summary>Raw HTML: comments go, harmless tags stay in their plainest form and in pairs, everything else is shown as it is written.</summary>
internal static partial class NoteHtml
{
    private const string Details = "details";

    private static readonly HashSet<string> Paired = new(StringComparer.Ordinal)
    {
        "a", "b", "blockquote", "code", "dd", "del", Details, "dl", "dt", "em", "h4", "h5", "h6", "i", "ins", "kbd", "li", "ol", "p", "s",
        "samp", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "ul",
    };

    private static readonly HashSet<string> Single = new(StringComparer.Ordinal) { "br", "hr", "img" };

    private sealed record Tag(TextSpan Span, string Name, bool Closes, string Canonical);

    /// <summary>The edits; tags that stay are marked in the regions.</summary>
    public static IEnumerable<TextEdit> Edits(string text, MarkdownDocument document, NoteRegions regions)
    {
        var edits = new List<TextEdit>();
        var tags = new List<Tag>();
        foreach (var span in Spans(document))
            Read(text, span, tags, edits);
        var (kept, unclosed) = Pair(tags, edits);
        foreach (var tag in kept)
        {
            regions.Mark(tag.Span.Start, tag.Span.End - 1, NoteRegion.Markup);
            if (tag.Span.Of(text) != tag.Canonical)
                edits.Add(new TextEdit(tag.Span.Start, tag.Span.Length, tag.Canonical));
        }
        if (unclosed > 0)
            edits.Add(new TextEdit(text.Length, 0, string.Concat(Enumerable.Repeat("\n\n</details>", unclosed))));
        return edits;
    }

    private static IEnumerable<TextSpan> Spans(MarkdownDocument document) => document.Descendants()
        .Where(node => node is HtmlBlock or HtmlInline && node.Span.Length > 0)
        .Select(node => new TextSpan(node.Span.Start, node.Span.Length));

    private static void Read(string text, TextSpan span, List<Tag> tags, List<TextEdit> edits)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (text[at] != '<')
                continue;
            var rest = span.End - at;
            if (Comment().Match(text, at, rest) is { Success: true } comment && comment.Index == at)
            {
                edits.Add(new TextEdit(at, comment.Length, ""));
                at += comment.Length - 1;
            }
            else if (AnyTag().Match(text, at, rest) is { Success: true } match && match.Index == at && TagOf(match) is { } tag)
            {
                tags.Add(tag);
                at += match.Length - 1;
            }
            else
            {
                edits.Add(Escape(at));
            }
        }
    }

    private static TextEdit Escape(int at) => new(at, 1, "&lt;");

    private static Tag? TagOf(Match match)
    {
        var name = match.Groups["name"].Value.ToLowerInvariant();
        var closes = match.Groups["close"].Length > 0;
        if (!Paired.Contains(name) && (closes || !Single.Contains(name)))
            return null;
        var canonical = closes ? $"</{name}>" : Canonical(name, match.Groups["attributes"].Value);
        return canonical is null ? null : new Tag(new TextSpan(match.Index, match.Length), name, closes, canonical);
    }

    private static string? Canonical(string name, string attributes) => name switch
    {
        "img" => Attribute(attributes, "src") is { } source && NoteLinks.IsWeb(source)
            ? $"<img src=\"{Encode(NoteLinks.Inert(source))}\"{Kept(attributes, "alt")}{Kept(attributes, "width")}{Kept(attributes, "height")}>"
            : null,
        "a" => Attribute(attributes, "href") is { } target && NoteLinks.IsWeb(target) ? $"<a href=\"{Encode(NoteLinks.Inert(target))}\">" : null,
        _ => $"<{name}>",
    };

    private static string Kept(string attributes, string name) =>
        Attribute(attributes, name) is { } value ? $" {name}=\"{Encode(value)}\"" : "";

    private static string? Attribute(string attributes, string name)
    {
        var match = AnyAttribute().Matches(attributes).FirstOrDefault(a => string.Equals(a.Groups["name"].Value, name, StringComparison.OrdinalIgnoreCase));
        return match is null ? null : HiddenCharacters.Remove(WebUtility.HtmlDecode(match.Groups["value"].Value)).Trim();
    }

    /// <summary>A line break within a tag would let a line of it be read as a line of its own.</summary>
    private static string Encode(string value) => new StringBuilder(value)
        .Replace("&", "&amp;").Replace("\"", "&quot;").Replace("<", "&lt;").Replace(">", "&gt;").Replace('\n', ' ').ToString();

    /// <summary>Tags without a partner would reach beyond the notes: they are shown instead; only <c>details</c> are closed at the end.</summary>
    private static (List<Tag> Kept, int Unclosed) Pair(List<Tag> tags, List<TextEdit> edits)
    {
        var open = new List<Tag>();
        var alone = new HashSet<Tag>(ReferenceEqualityComparer.Instance);
        foreach (var tag in tags.Where(tag => !Single.Contains(tag.Name)))
        {
            if (!tag.Closes)
            {
                open.Add(tag);
                continue;
            }
            var partner = open.FindLastIndex(opened => opened.Name == tag.Name);
            if (partner < 0)
            {
                alone.Add(tag);
                continue;
            }
            alone.UnionWith(open.Skip(partner + 1));
            open.RemoveRange(partner, open.Count - partner);
        }
        alone.UnionWith(open.Where(tag => tag.Name != Details));
        edits.AddRange(alone.Select(tag => Escape(tag.Span.Start)));
        return ([.. tags.Where(tag => !alone.Contains(tag))], open.Count(tag => tag.Name == Details));
    }

    [GeneratedRegex(@"\G<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G<(?<close>/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?<attributes>(?:\s[^<>]*)?)>", RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();

    [GeneratedRegex("""(?<name>[A-Za-z-]+)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'=<>`]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex AnyAttribute();
}
