using System.Text;

namespace Updaters.Json;

/// <summary>Tells where a place in a text's UTF-8 bytes stands in the text.</summary>
internal sealed class Utf8Offsets
{
    /// <summary>How many characters lie between two places that are known beforehand.</summary>
    private const int Step = 64;

    private readonly string _text;

    /// <summary>The byte offset of every <see cref="Step"/>th character or the one behind it; null where each character is one byte.</summary>
    private readonly List<(int Bytes, int Chars)>? _known;

    public Utf8Offsets(string text, int byteCount)
    {
        _text = text;
        if (byteCount == text.Length)
            return;
        _known = [];
        var bytes = 0;
        for (var chars = 0; chars < text.Length;)
        {
            if (_known.Count * Step <= chars)
                _known.Add((bytes, chars));
            (chars, bytes) = Next(chars, bytes);
        }
    }

    public int InText(int byteOffset)
    {
        if (_known is null)
            return byteOffset;
        var index = _known.BinarySearch((byteOffset, int.MaxValue));
        if (_known.Count == 0 || ~index == 0)
            return 0;
        var (bytes, chars) = _known[~index - 1];
        while (bytes < byteOffset && chars < _text.Length)
            (chars, bytes) = Next(chars, bytes);
        return chars;
    }

    /// <summary>A surrogate without its other half becomes U+FFFD: three bytes, one character.</summary>
    private (int Chars, int Bytes) Next(int chars, int bytes)
    {
        Rune.DecodeFromUtf16(_text.AsSpan(chars), out var rune, out var length);
        return (chars + length, bytes + rune.Utf8SequenceLength);
    }
}
