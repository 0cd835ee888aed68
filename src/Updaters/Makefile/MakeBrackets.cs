namespace Updaters.Makefile;

/// <summary>Which bracket closes which in a text, found in one pass: for texts in which many do not close.</summary>
internal sealed class MakeBrackets
{
    private readonly Dictionary<int, (int Close, int Last)> _closing = [];

    public MakeBrackets(ReadOnlySpan<char> text, char opening, char closing)
    {
        var open = new Stack<int>();
        var last = 0;
        for (var at = text.IndexOfAny(opening, closing); at >= 0 && at < text.Length;)
        {
            if (text[at] == opening)
                open.Push(at);
            else if (open.TryPop(out var start))
                _closing[start] = (at, last);
            last = at;
            var next = text[(at + 1)..].IndexOfAny(opening, closing);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>; null = none does before the end.</summary>
    /// <param name="longest">How far from it the last bracket within may stand.</param>
    public int? CloseOf(int open, int end, int longest) =>
        _closing.TryGetValue(open, out var found) && found.Close < end && found.Last + 1 - open < longest ? found.Close : null;
}
