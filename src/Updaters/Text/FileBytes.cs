using System.Text;

namespace Updaters.Text;

/// <summary>
/// A file's bytes as text and back, without loss: <c>Decode(bytes).Encode(text)</c> gives the bytes again.
/// UTF-8 where the bytes are valid UTF-8, else Latin-1, which maps every byte to one character.
/// </summary>
public sealed class FileBytes
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Encoding _encoding;
    private readonly bool _hasMark;

    private FileBytes(string text, Encoding encoding, bool hasMark) => (Text, _encoding, _hasMark) = (text, encoding, hasMark);

    public string Text { get; }

    /// <summary>Whether the bytes are no text that an updater could read: a NUL within the first 8,000 bytes, as git tells it.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 8000)].Contains((byte)0);

    public static FileBytes Decode(ReadOnlySpan<byte> bytes)
    {
        var hasMark = bytes.StartsWith(Utf8Mark);
        try
        {
            return new FileBytes(StrictUtf8.GetString(hasMark ? bytes[Utf8Mark.Length..] : bytes), StrictUtf8, hasMark);
        }
        catch (DecoderFallbackException)
        {
            return new FileBytes(Encoding.Latin1.GetString(bytes), Encoding.Latin1, hasMark: false);
        }
    }

    /// <summary>The bytes of a changed text, in this file's encoding and with its byte order mark.</summary>
    public byte[] Encode(string text)
    {
        var bytes = _encoding.GetBytes(text);
        return _hasMark ? [.. Utf8Mark, .. bytes] : bytes;
    }
}
