using System.Text;

namespace Updaters.Json;

/// <summary>Tells where a place in a text's UTF-8 bytes stands in the text. Asked in ascending order, all questions together cost one pass.</summary>
internal sealed class Utf8Offsets(string text, int byteCount)
{
    private int _chars;
    private int _bytes;

    public int InText(int byteOffset)
    {
        if (byteCount == text.Length)
            return byteOffset;
        if (byteOffset < _bytes)
            (_chars, _bytes) = (0, 0);
        while (_bytes < byteOffset && _chars < text.Length)
        {
            // A surrogate without its other half becomes U+FFFD: three bytes, one character.
            Rune.DecodeFromUtf16(text.AsSpan(_chars), out var rune, out var length);
            _bytes += rune.Utf8SequenceLength;
            _chars += length;
        }
        return _chars;
    }
}
