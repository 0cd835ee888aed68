using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>A text put together from stretches of a file, in which each character knows where it stands there.</summary>
/// <param name="capacity">How many characters are expected.</param>
internal sealed class SourcedText(int capacity = 0)
{
    /// <summary>Stands for what cannot be known from the file. It reads as a variable, so that every finder takes it for one.</summary>
    private const string Unknown = "${}";

    private const int Nowhere = -1;

    private readonly List<Piece> _pieces = [];
    private char[] _text = capacity == 0 ? [] : new char[capacity];

    /// <summary>The whole as a string, once someone asked for it.</summary>
    private string? _string;

    public int Length { get; private set; }

    public char this[int index] => _text[index];

    public ReadOnlySpan<char> Span => _text.AsSpan(0, Length);

    public static SourcedText Of(string file, IEnumerable<TextSpan> spans)
    {
        var joined = new SourcedText();
        foreach (var span in spans)
            joined.Append(file, span);
        return joined;
    }

    /// <summary>Where the character stands in the file; negative = nowhere.</summary>
    public int OriginAt(int index)
    {
        var piece = _pieces[PieceAt(index)];
        return piece.Origin == Nowhere ? Nowhere : piece.Origin + index - piece.Start;
    }

    public void Append(string file, TextSpan span)
    {
        if (span.Length == 0)
            return;
        Begin(span.Start, "");
        file.AsSpan(span.Start, span.Length).CopyTo(Room(span.Length));
    }

    public void Append(SourcedText other) => Append(other, 0, other.Length);

    /// <summary>Appends a stretch of another text.</summary>
    public void Append(SourcedText other, int start, int end)
    {
        if (start >= end)
            return;
        for (var i = other.PieceAt(start); i < other._pieces.Count && other._pieces[i].Start < end; i++)
        {
            var piece = other._pieces[i];
            var skipped = Math.Max(0, start - piece.Start);
            Begin(piece.Origin == Nowhere ? Nowhere : piece.Origin + skipped, skipped == 0 ? piece.Without : "");
            var from = piece.Start + skipped;
            other._text.AsSpan(from, Math.Min(end, other.EndOf(i)) - from).CopyTo(Room(Math.Min(end, other.EndOf(i)) - from));
        }
    }

    /// <summary>Appends what cannot be known: the value of a variable that is given at build time.</summary>
    public void AppendUnknown() => AppendForeign(Unknown);

    /// <summary>Appends a text that stands nowhere in the file.</summary>
    public void AppendForeign(string text)
    {
        _pieces.Add(new Piece(Length, Nowhere, ""));
        text.CopyTo(Room(text.Length));
    }

    /// <summary>Makes it empty, to be put together anew in the room that it has.</summary>
    public void Clear()
    {
        _pieces.Clear();
        (Length, _string) = (0, null);
    }

    public SourcedText Slice(int start, int end)
    {
        var slice = new SourcedText();
        slice.Append(this, start, end);
        return slice;
    }

    /// <summary>The text without so many characters at its start, as <c>${NAME#v}</c> gives it; what was taken away is remembered.</summary>
    public SourcedText WithoutStart(int length)
    {
        var rest = Slice(length, Length);
        if (length > 0 && rest.Length > 0 && SourceOf(new TextSpan(0, length + 1)) is not null)
            rest._pieces[0] = rest._pieces[0] with { Without = new string(_text, 0, length) };
        return rest;
    }

    /// <summary>Where this stretch stands in the file; null where it is empty or not one stretch there.</summary>
    public TextSpan? SourceOf(TextSpan span)
    {
        if (span.Length == 0)
            return null;
        var piece = PieceAt(span.Start);
        return _pieces[piece].Origin != Nowhere && span.End <= EndOf(piece) ? new TextSpan(OriginAt(span.Start), span.Length) : null;
    }

    /// <summary>The parts of this stretch that each stand as one in the file.</summary>
    public IReadOnlyList<TextSpan> PiecesOf(TextSpan span)
    {
        List<TextSpan> pieces = [];
        if (span.Length == 0)
            return pieces;
        for (var i = PieceAt(span.Start); i < _pieces.Count && _pieces[i].Start < span.End; i++)
            pieces.Add(TextSpan.FromBounds(Math.Max(span.Start, _pieces[i].Start), Math.Min(span.End, EndOf(i))));
        return pieces;
    }

    /// <summary>Where in the file the parts of this stretch stand that stand anywhere.</summary>
    public IEnumerable<TextSpan> SourcesOf(TextSpan span)
    {
        foreach (var piece in PiecesOf(span))
        {
            if (SourceOf(piece) is { } source)
                yield return source;
        }
    }

    /// <summary>Whether a part of it stands in one of the places of the file.</summary>
    public bool TakesUp(SpanSet places)
    {
        for (var i = 0; i < _pieces.Count; i++)
        {
            var piece = _pieces[i];
            if (piece.Origin != Nowhere && places.Overlaps(new TextSpan(piece.Origin, EndOf(i) - piece.Start)))
                return true;
        }
        return false;
    }

    /// <summary>This stretch as a URL; null where a part of it cannot be known.</summary>
    public SourcedUrl? UrlOf(TextSpan span)
    {
        List<SourcedUrl.Piece> pieces = [];
        foreach (var piece in PiecesOf(span))
        {
            if (SourceOf(piece) is not { } source)
                return null;
            var known = _pieces[PieceAt(piece.Start)];
            pieces.Add(new SourcedUrl.Piece(ToString(piece), source.Start) { Without = piece.Start == known.Start ? known.Without : "" });
        }
        return new SourcedUrl(pieces);
    }

    public string ToString(TextSpan span) => new(_text, span.Start, span.Length);

    public override string ToString() => _string ??= new string(_text, 0, Length);

    /// <summary>Begins a piece, unless it goes on in the file where the last one ends.</summary>
    private void Begin(int origin, string without)
    {
        if (origin != Nowhere && without == "" && _pieces is [.., { Origin: not Nowhere } last] && last.Origin + Length - last.Start == origin)
            return;
        _pieces.Add(new Piece(Length, origin, without));
    }

    private Span<char> Room(int length)
    {
        if (Length + length > _text.Length)
            Array.Resize(ref _text, Math.Max(Length + length, Math.Max(32, 2 * _text.Length)));
        _string = null;
        Length += length;
        return _text.AsSpan(Length - length, length);
    }

    private int EndOf(int piece) => piece + 1 < _pieces.Count ? _pieces[piece + 1].Start : Length;

    private int PieceAt(int index)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= index)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <param name="Start">Where it begins in this text.</param>
    /// <param name="Origin">Where it begins in the file.</param>
    /// <param name="Without">What was taken away right before it.</param>
    private readonly record struct Piece(int Start, int Origin, string Without);
}
