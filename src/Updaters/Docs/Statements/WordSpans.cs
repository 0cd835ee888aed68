namespace Updaters.Docs.Statements;

/// <summary>The words of a text one after the other, without allocations.</summary>
internal ref struct WordSpans(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _end;

    public Range Current { get; private set; }

    public readonly WordSpans GetEnumerator() => this;

    public bool MoveNext()
    {
        var start = _end;
        while (start < _text.Length && !char.IsLetterOrDigit(_text[start]))
            start++;
        var end = start;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || (_text[end] is '-' or '\'' && end > start)))
            end++;
        (_end, Current) = (end, start..end);
        return start < end;
    }
}
