using System.Text;

namespace Updaters.Text;

/// <summary>
/// A file's bytes as text and back, without loss: <c>Decode(bytes).Encode(text)</c> gives the bytes again.
/// UTF-8 where the bytes are valid UTF-8, else Latin-1, which maps every byte to one character.
/// </summary>
public sealed class FileBytes
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];
    private static readonly byte[] Utf16Little = [0xFF, 0xFE];
    private static readonly byte[] Utf16Big = [0xFE, 0xFF];

    /// <summary>Both throw where the usual ones would write a question mark.</summary>
    private static readonly Encoding StrictUtf8 = Strict(Encoding.UTF8);
    private static readonly Encoding StrictLatin1 = Strict(Encoding.Latin1);

    private readonly Encoding _encoding;
    private readonly bool _hasMark;

    private FileBytes(string text, Encoding encoding, bool hasMark) => (Text, _encoding, _hasMark) = (text, encoding, hasMark);

    public string Text { get; }

    /// <summary>
    /// Whether the bytes are no text that an updater could read: a NUL within the first 8,000 bytes, as git tells it, or the byte order mark
    /// of UTF-16 or UTF-32, whose characters are not the bytes that an edit would write.
    /// </summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes) =>
        bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0) || bytes.StartsWith(Utf16Little) || bytes.StartsWith(Utf16Big);

    public static FileBytes Decode(ReadOnlySpan<byte> bytes)
    {
        var hasMark = bytes.StartsWith(Utf8Mark);
        try
        {
            return new FileBytes(StrictUtf8.GetString(hasMark ? bytes[Utf8Mark.Length..] : bytes), StrictUtf8, hasMark);
        }
        catch (DecoderFallbackException)
        {
            return new FileBytes(StrictLatin1.GetString(bytes), StrictLatin1, hasMark: false);
        }
    }

    /// <summary>The bytes of a changed text, in this file's encoding and with its byte order mark.</summary>
    /// <exception cref="EncoderFallbackException">The text has a character that the encoding lacks: it was not made from <see cref="Text"/> by safe edits.</exception>
    public byte[] Encode(string text)
    {
        var bytes = _encoding.GetBytes(text);
        return _hasMark ? [.. Utf8Mark, .. bytes] : bytes;
    }

    private static Encoding Strict(Encoding usual) => Encoding.GetEncoding(usual.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
