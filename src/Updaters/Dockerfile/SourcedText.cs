using System.Text;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>A text put together from stretches of a file, in which each character knows where it stands there.</summary>
internal sealed class SourcedText
{
    /// <summary>Stands for what cannot be known from the file: the value of a variable that is given at build time.</summary>
    private const char Unknown = '\0';

    private const int Nowhere = -2;

    private readonly StringBuilder _text = new();
    private readonly List<int> _origins = [];

    public int Length => _text.Length;

    public char this[int index] => _text[index];

    public static SourcedText Of(string file, IEnumerable<TextSpan> spans)
    {
        var joined = new SourcedText();
        foreach (var span in spans)
        {
            joined._text.Append(file, span.Start, span.Length);
            joined._origins.AddRange(Enumerable.Range(span.Start, span.Length));
        }
        return joined;
    }

    public int OriginAt(int index) => _origins[index];

    public void Append(char character, int origin)
    {
        _text.Append(character);
        _origins.Add(origin);
    }

    public void AppendUnknown() => Append(Unknown, Nowhere);

    public void Append(SourcedText other)
    {
        _text.Append(other._text);
        _origins.AddRange(other._origins);
    }

    public SourcedText Slice(int start, int end)
    {
        var slice = new SourcedText();
        slice._text.Append(_text, start, end - start);
        slice._origins.AddRange(_origins.GetRange(start, end - start));
        return slice;
    }

    /// <summary>Where this stretch stands in the file; null where it is empty or not one stretch there.</summary>
    public TextSpan? SourceOf(TextSpan span)
    {
        if (span.Length == 0)
            return null;
        var pieces = PiecesOf(span);
        return pieces.Count == 1 && OriginAt(span.Start) != Nowhere ? new TextSpan(OriginAt(span.Start), span.Length) : null;
    }

    /// <summary>The parts of this stretch that each stand as one in the file.</summary>
    public IReadOnlyList<TextSpan> PiecesOf(TextSpan span)
    {
        var pieces = new List<TextSpan>();
        var start = span.Start;
        for (var i = span.Start + 1; i <= span.End; i++)
        {
            if (i < span.End && _text[i] != Unknown && OriginAt(i) == OriginAt(i - 1) + 1)
                continue;
            pieces.Add(TextSpan.FromBounds(start, i));
            start = i;
        }
        return pieces;
    }

    public string ToString(TextSpan span) => _text.ToString(span.Start, span.Length);

    public override string ToString() => _text.ToString();
}
