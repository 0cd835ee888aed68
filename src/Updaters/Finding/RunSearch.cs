using System.Buffers.Binary;
using System.Text;

namespace Updaters.Finding;

/// <summary>Whether any of many runs of ASCII letters and digits stands in a text, in any case: one pass, however many runs there are.</summary>
/// <remarks>
/// The method of Wu and Manber (1994), turned round. A run of n letters holds three-letter blocks at its first n - 2 places, so it is
/// enough to look at every (n - 2)th place of the text, n being the shortest run's length; a table of hashed blocks says at once that
/// nothing begins near most of them. <c>SearchValues&lt;string&gt;</c>, which is quicker for up to eight values, is slower by far for a hundred.
/// </remarks>
internal sealed class RunSearch
{
    private const int BlockLength = 3;
    private const int LongestStep = 6;
    private const int HashBits = 15;

    /// <summary>The bit in which an ASCII letter's two cases differ; digits have it set.</summary>
    private const uint CaseBits = 0x202020;

    private const uint BlockMask = 0xFFFFFF;

    private readonly int _step;

    /// <summary>1 where a block of that hash stands in a run. Apart from <see cref="_places"/> to be small enough for the processor's first cache.</summary>
    private readonly byte[] _known = new byte[1 << HashBits];

    private readonly Dictionary<uint, List<(byte[] Run, int Offset)>> _places = [];

    private readonly List<byte[]> _short = [];

    public RunSearch(IReadOnlyList<string> runs)
    {
        List<byte[]> blocks = [];
        foreach (var run in runs.Select(run => Encoding.ASCII.GetBytes(run.ToLowerInvariant())))
            (run.Length < BlockLength ? _short : blocks).Add(run);
        _step = blocks.Count == 0 ? 0 : Math.Min(blocks.Min(run => run.Length) - BlockLength + 1, LongestStep);
        foreach (var run in blocks)
        {
            for (var offset = 0; offset < _step; offset++)
                Add(run, offset);
        }
    }

    public bool IsIn(ReadOnlySpan<byte> text)
    {
        if (_step > 0 && AnyBlock(text))
            return true;
        foreach (var run in _short)
        {
            if (StandsIn(text, run))
                return true;
        }
        return false;
    }

    private void Add(byte[] run, int offset)
    {
        var hash = Hash(Block(run.AsSpan(offset)));
        _known[hash] = 1;
        if (!_places.TryGetValue(hash, out var places))
            _places[hash] = places = [];
        places.Add((run, offset));
    }

    private bool AnyBlock(ReadOnlySpan<byte> text)
    {
        var known = _known;
        var i = 0;
        for (; i + sizeof(uint) <= text.Length; i += _step)
        {
            var hash = Hash(BinaryPrimitives.ReadUInt32LittleEndian(text.Slice(i, sizeof(uint))) & BlockMask);
            if (known[hash] != 0 && AnyAt(text, i, hash))
                return true;
        }
        return i + BlockLength <= text.Length && Hash(Block(text[i..])) is var last && known[last] != 0 && AnyAt(text, i, last);
    }

    private bool AnyAt(ReadOnlySpan<byte> text, int at, uint hash)
    {
        foreach (var (run, offset) in _places[hash])
        {
            var start = at - offset;
            if (start >= 0 && start + run.Length <= text.Length && Ascii.EqualsIgnoreCase(text.Slice(start, run.Length), run))
                return true;
        }
        return false;
    }

    /// <summary>For runs of one or two letters, which most texts hold anyway.</summary>
    private static bool StandsIn(ReadOnlySpan<byte> text, ReadOnlySpan<byte> run)
    {
        var upper = (byte)char.ToUpperInvariant((char)run[0]);
        while (text.IndexOfAny(run[0], upper) is var at and >= 0)
        {
            if (text.Length - at >= run.Length && Ascii.EqualsIgnoreCase(text.Slice(at, run.Length), run))
                return true;
            text = text[(at + 1)..];
        }
        return false;
    }

    private static uint Block(ReadOnlySpan<byte> text) => text[0] | (uint)text[1] << 8 | (uint)text[2] << 16;

    private static uint Hash(uint block) => (block | CaseBits) * 0x9E3779B1 >> (32 - HashBits);
}
