using System.Buffers;

namespace Updaters.Finding;

/// <summary>
/// Whether a text may spell a word otherwise than letter by letter: broken by a joint of lines or by a variable's value, or with an
/// escape for a letter. Such a word can be read as a name that does not stand in the text.
/// </summary>
internal static class BrokenWords
{
    private const int LongestVariable = 100;

    /// <summary>Dockerfiles may begin with a directive that makes another sign the joint.</summary>
    private static readonly RunSearch Directive = new(["escape"]);

    private const int DirectiveWithin = 200;

    private static readonly SearchValues<byte> Signs = SearchValues.Create("\\$&"u8);

    public static bool MayBeIn(ReadOnlySpan<byte> text)
    {
        if (Directive.IsIn(text[..Math.Min(text.Length, DirectiveWithin)]))
            return true;
        var next = text.IndexOfAny(Signs);
        for (var at = next; next >= 0; at += next + 1)
        {
            if (IsBreak(text[..at], text[at], text[(at + 1)..]))
                return true;
            next = text[(at + 1)..].IndexOfAny(Signs);
        }
        return false;
    }

    private static bool IsBreak(ReadOnlySpan<byte> before, byte sign, ReadOnlySpan<byte> rest) => sign switch
    {
        (byte)'\\' => IsEscape(rest) || (EndsInWord(before) && rest is [(byte)'\r' or (byte)'\n', ..]),
        (byte)'$' => rest is [(byte)'{' or (byte)'(', ..] && (EndsInWord(before) || WordGoesOnBehind(rest)),
        _ => rest is [(byte)'#', var c, ..] && (char.IsAsciiDigit((char)c) || c is (byte)'x' or (byte)'X'),
    };

    private static bool IsEscape(ReadOnlySpan<byte> rest) =>
        rest is [(byte)'u' or (byte)'U' or (byte)'x', var c, ..] && char.IsAsciiHexDigit((char)c);

    /// <summary>A lone <c>v</c> begins a version: <c>/v${VERSION}</c>.</summary>
    private static bool EndsInWord(ReadOnlySpan<byte> before) => before switch
    {
        [.., var c, (byte)'v'] when !char.IsAsciiLetterOrDigit((char)c) => false,
        [.., var c] => char.IsAsciiLetterOrDigit((char)c),
        [] => false,
    };

    private static bool WordGoesOnBehind(ReadOnlySpan<byte> variable)
    {
        var end = variable[..Math.Min(variable.Length, LongestVariable)].IndexOfAny("})\n"u8);
        return end >= 0 && variable[(end + 1)..] is [var c, ..] && (c == '$' || char.IsAsciiLetterOrDigit((char)c));
    }
}
