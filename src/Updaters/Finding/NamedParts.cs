using System.Buffers;
using System.Text;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Says of the parts of a text whether an upstream may be named there.</summary>
internal sealed class NamedParts : IDisposable
{
    private const int BlockLength = 1024;

    private readonly string _text;

    /// <summary>The text's characters, each as one byte: names are ASCII, and what Latin-1 has no byte for becomes a question mark.</summary>
    private readonly byte[] _bytes;

    private readonly NameSearch _names;

    /// <summary>Whether a name may begin in the block of that number, so that most parts need not be searched.</summary>
    private readonly bool[] _blocks;

    public NamedParts(string text, IReadOnlyList<Upstream> upstreams)
    {
        (_text, _bytes, _names) = (text, ArrayPool<byte>.Shared.Rent(text.Length), NameSearch.For(upstreams));
        Encoding.Latin1.GetBytes(text, _bytes);
        _blocks = new bool[(text.Length / BlockLength) + 1];
        for (var block = 0; block < _blocks.Length; block++)
        {
            var start = block * BlockLength;
            _blocks[block] = _names.MaySpell(text.AsSpan(start, Math.Min(BlockLength + _names.LongestRun, text.Length - start)));
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    /// <summary>Whether a name may be read in the part, be it broken by variables or joints (<see cref="BrokenWords"/>). False is certain.</summary>
    public bool MayName(TextSpan part) => Spells(part) || _names.MayBreak(_bytes.AsSpan(part.Start, part.Length));

    /// <summary>Whether a name may stand in the part letter by letter. False is certain.</summary>
    public bool Spells(TextSpan part)
    {
        for (var block = part.Start / BlockLength; block <= part.End / BlockLength; block++)
        {
            if (_blocks[block])
                return _names.MaySpell(_bytes.AsSpan(part.Start, part.Length));
        }
        return false;
    }

    /// <summary>Stretches of whole lines, in their order, outside of which no name stands letter by letter.</summary>
    public IEnumerable<TextSpan> SpelledLines()
    {
        var end = 0;
        for (var block = 0; block < _blocks.Length; block++)
        {
            var stop = Math.Min((block + 1) * BlockLength, _text.Length);
            if (!_blocks[block] || stop <= end)
                continue;
            var start = Math.Max(end, _text.AsSpan(0, block * BlockLength).LastIndexOf('\n') + 1);
            end = _text.AsSpan(stop).IndexOf('\n') is var next and >= 0 ? stop + next + 1 : _text.Length;
            yield return TextSpan.FromBounds(start, end);
        }
    }
}
