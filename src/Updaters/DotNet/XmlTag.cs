using Updaters.Text;

namespace Updaters.DotNet;

internal enum XmlTagKind
{
    Open,
    Close,

    /// <summary><c>&lt;name … /&gt;</c></summary>
    Empty,

    /// <summary>A comment; it has no name and no attributes.</summary>
    Comment,
}

/// <summary>A tag of an XML text, or a comment.</summary>
/// <param name="Span">From <c>&lt;</c> to behind <c>&gt;</c>.</param>
/// <param name="Attributes">Between the name and the tag's end.</param>
internal readonly record struct XmlTag(XmlTagKind Kind, TextSpan Span, TextSpan Name, TextSpan Attributes)
{
    public bool Is(string text, string name) =>
        Name.Length == name.Length && string.Compare(text, Name.Start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>What stands between an opening tag and the next tag, without the space around it; null where that is nothing.</summary>
    public TextSpan? Content(string text)
    {
        if (Kind != XmlTagKind.Open)
            return null;
        var rest = text.AsSpan(Span.End);
        var length = rest.IndexOf('<');
        var content = length < 0 ? rest : rest[..length];
        var trimmed = content.TrimStart();
        var start = Span.End + content.Length - trimmed.Length;
        return trimmed.TrimEnd() is { Length: > 0 } bare ? new TextSpan(start, bare.Length) : null;
    }

    /// <summary>The value of the first attribute of that name, in any case as MSBuild reads it; null where there is none.</summary>
    public TextSpan? Attribute(string text, string name)
    {
        foreach (var (key, value) in AttributesIn(text))
        {
            if (key.Length == name.Length && string.Compare(text, key.Start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return value;
        }
        return null;
    }

    /// <summary>Each attribute's name and value, as far as they are well formed.</summary>
    public IEnumerable<(TextSpan Name, TextSpan Value)> AttributesIn(string text)
    {
        var position = Attributes.Start;
        while (true)
        {
            position = SkipSpace(text, position);
            var nameEnd = position;
            while (nameEnd < Attributes.End && text[nameEnd] is not ('=' or '"' or '\'') && !char.IsWhiteSpace(text[nameEnd]))
                nameEnd++;
            var equal = SkipSpace(text, nameEnd);
            var open = SkipSpace(text, equal + 1);
            if (nameEnd == position || open >= Attributes.End || text[equal] != '=' || text[open] is not ('"' or '\''))
                yield break;
            var close = text.IndexOf(text[open], open + 1, Attributes.End - open - 1);
            if (close < 0)
                yield break;
            yield return (TextSpan.FromBounds(position, nameEnd), TextSpan.FromBounds(open + 1, close));
            position = close + 1;
        }
    }

    private int SkipSpace(string text, int position)
    {
        while (position < Attributes.End && char.IsWhiteSpace(text[position]))
            position++;
        return position;
    }
}
