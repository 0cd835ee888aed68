using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Finds the version that a link's text repeats from its URL: <c>[v1.2.3](https://github.com/o/r/releases/tag/v1.2.3)</c> in Markdown,
/// <c>`v1.2.3 &lt;https://…&gt;`_</c> in reStructuredText, <c>https://…[v1.2.3]</c> in AsciiDoc.
/// </summary>
internal sealed partial class LinkLabels
{
    private const int Longest = 300;

    private const int MostUses = 20;

    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'`<>()[]");

    private readonly FileText _file;
    private readonly Lazy<ILookup<string, TextSpan>> _byName;
    private readonly Lazy<LinkUses> _uses;

    /// <param name="found">All references that may be those of links.</param>
    public LinkLabels(FileText file, IReadOnlyList<Reference> found)
    {
        _file = file;
        _uses = new Lazy<LinkUses>(() => new LinkUses(file.Text, [.. found.Select(DefinedAs).OfType<TextSpan>().Select(name => name.Of(file.Text)).Distinct(StringComparer.OrdinalIgnoreCase)]));
        _byName = new Lazy<ILookup<string, TextSpan>>(() => ByName().Matches(file.Text).ToLookup(
            match => match.Groups["name"].Value,
            match => new TextSpan(match.Groups["label"].Index, match.Groups["label"].Length),
            StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether the URL is defined under a name that holds the version: <c>[1.2.3]: https://…/v1.2.3</c>. All that link by the name would break.</summary>
    public bool IsDefinedByVersion(Reference reference) =>
        VersionNameOf(reference) is not null;

    /// <summary>The name that the URL is defined under, where it holds the version.</summary>
    public TextSpan? VersionNameOf(Reference reference) =>
        DefinedAs(reference) is { } name && RepeatedVersions.In(_file.Text, reference, name).Any() ? name : null;

    /// <summary>The places in the link's text that say the same version as its URL; what they are a part of is the URL.</summary>
    public IEnumerable<Reference> Of(Reference reference)
    {
        var url = UrlStart(reference);
        return from label in LabelsOf(url, reference.Span.End)
               from version in reference.Kind == ReferenceKind.Tag ? RepeatedVersions.OfTag(_file.Text, reference, label) : RepeatedVersions.OfFile(_file.Text, reference, label)
               select reference with { Span = version, Current = version.Of(_file.Text), Kind = KindIn(reference) };
    }

    /// <summary>The places in a badge's text that say the version which it shows.</summary>
    public IEnumerable<Reference> OfBadge(Reference badge) =>
        from label in LabelsOf(UrlStart(badge), badge.Span.End)
        from version in RepeatedVersions.In(_file.Text, badge, label)
        select badge with { Span = version, Current = version.Of(_file.Text) };

    /// <summary>A label repeats a file's name as it stands; of a tag, the version alone.</summary>
    private static ReferenceKind KindIn(Reference reference) => reference.Kind == ReferenceKind.Tag ? ReferenceKind.Value : reference.Kind;

    /// <summary>The places that link by the name which the URL is defined under.</summary>
    public IEnumerable<TextSpan> UsesOf(Reference reference) =>
        DefinedAs(reference) is { } name ? _uses.Value.Of(name.Of(_file.Text)).Take(MostUses) : [];

    /// <summary>The name that the reference's URL is defined under; null = it is under none.</summary>
    private TextSpan? DefinedAs(Reference reference) =>
        reference is { Tie: Tie.ByStructure, Whole: not null } ? DefinitionOf(UrlStart(reference)) : null;

    private IEnumerable<TextSpan> LabelsOf(int url, int end)
    {
        if (InlineLabel(url) is { } inline)
            return [inline];
        if (DefinitionOf(url) is { } name)
            return _byName.Value[name.Of(_file.Text)];
        if (AlternateTexts.Of(_file.Text, url, end) is { } alternate)
            return [alternate];
        return (HtmlLabel(url, end) ?? BacktickLabel(url, end) ?? BracketLabel(end)) is { } other ? [other] : [];
    }

    /// <summary>The text of <c>`text &lt;url&gt;`_</c>.</summary>
    private TextSpan? BacktickLabel(int url, int end)
    {
        if (url == 0 || _file.Text[url - 1] != '<')
            return null;
        var rest = _file.Text.AsSpan(end, Math.Min(Longest, _file.Text.Length - end));
        if (rest.IndexOf('>') is var close && (close < 0 || rest[(close + 1)..] is not ['`', ..]))
            return null;
        var from = Math.Max(0, url - Longest);
        var start = _file.Text.AsSpan(from, url - 1 - from).LastIndexOf('`');
        return start < 0 ? null : TextSpan.FromBounds(from + start + 1, url - 1);
    }

    /// <summary>The text of <c>url[text]</c>.</summary>
    private TextSpan? BracketLabel(int end)
    {
        var rest = _file.Text.AsSpan(end, Math.Min(2 * Longest, _file.Text.Length - end));
        var open = rest.IndexOfAny(UrlEnds);
        if (open < 0 || rest[open] != '[')
            return null;
        var close = rest[open..].IndexOf(']');
        return close < 0 ? null : new TextSpan(end + open + 1, close - 1);
    }

    private int UrlStart(Reference reference)
    {
        var from = Math.Max(0, reference.Span.Start - 2048);
        var gap = _file.Text.AsSpan(from, reference.Span.Start - from).LastIndexOfAny(UrlEnds);
        return from + gap + 1;
    }

    /// <summary>The text of <c>[text](url)</c> or <c>[text](&lt;url&gt;)</c>.</summary>
    private TextSpan? InlineLabel(int url)
    {
        var text = _file.Text;
        var open = url > 0 && text[url - 1] == '<' ? url - 1 : url;
        if (open < 2 || text[open - 1] != '(' || text[open - 2] != ']')
            return null;
        var end = open - 2;
        var depth = 1;
        for (var i = end - 1; i >= Math.Max(0, end - Longest); i--)
        {
            if (text[i] is '[' or ']' && (i == 0 || text[i - 1] != '\\'))
                depth += text[i] == ']' ? 1 : -1;
            if (depth == 0)
                return TextSpan.FromBounds(i + 1, end);
        }
        return null;
    }

    /// <summary>The name in <c>[name]: url</c>.</summary>
    private TextSpan? DefinitionOf(int url)
    {
        var from = Math.Max(0, url - Longest);
        if (_file.Text.AsSpan(from, url - from).TrimEnd(" \t<") is not [.., ':'])
            return null;
        var match = Definition().Match(_file.Text[from..url]);
        return match.Success ? new TextSpan(from + match.Groups["name"].Index, match.Groups["name"].Length) : null;
    }

    /// <summary>The text of <c>&lt;a href="url"&gt;text&lt;/a&gt;</c>.</summary>
    private TextSpan? HtmlLabel(int url, int end)
    {
        if (!_file.Text.AsSpan(Math.Max(0, url - 6)..url).TrimEnd("\"'").EndsWith("href=", StringComparison.OrdinalIgnoreCase))
            return null;
        var match = AnchorText().Match(_file.Text, end, Math.Min(2 * Longest, _file.Text.Length - end));
        return match.Success ? new TextSpan(match.Groups["label"].Index, match.Groups["label"].Length) : null;
    }

    [GeneratedRegex(@"(?:\A|[\r\n])[ \t>]*(?:\[(?<name>[^\[\]\r\n]+)\]:|\.\. _`?(?<name>[^`:\r\n]+)`?:)[ \t]*<?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    [GeneratedRegex(@"\[(?<label>[^\[\]]{1,300})\]\[(?<name>[^\[\]\r\n]{1,300})\]", RegexOptions.CultureInvariant)]
    private static partial Regex ByName();

    [GeneratedRegex(@"\G[^<>]*>(?<label>.*?)</a\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex AnchorText();
}
