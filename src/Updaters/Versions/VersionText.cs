using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Updaters.Versions;

/// <summary>A version's text cut into its numbers and what follows them. One pass over the text, no regular expressions: it is foreign.</summary>
/// <param name="Parts">One to four numbers, as written.</param>
/// <param name="Numbers">The same as numbers.</param>
/// <param name="Separator"><c>.</c>, or <c>-</c> of a date, or <c>_</c>.</param>
/// <param name="Tail">The rest of the text.</param>
internal sealed record VersionText(string Text, string[] Parts, int[] Numbers, char Separator, string Tail, VersionLabel Label)
{
    public int Number(int index) => index < Numbers.Length ? Numbers[index] : 0;

    public static bool TryRead(string? text, [NotNullWhen(true)] out VersionText? read)
    {
        read = null;
        if (text is null || text.Length is 0 or > ReleaseVersion.MaxLength)
            return false;
        var separator = SeparatorOf(text);
        Span<Range> parts = stackalloc Range[ReleaseVersion.MaxParts];
        Span<int> numbers = stackalloc int[ReleaseVersion.MaxParts];
        var (count, position) = (0, 0);
        while (NumberAt(text, position) is { Length: > 0 } number)
        {
            if (count == ReleaseVersion.MaxParts || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[count]))
                return false;
            parts[count++] = position..(position + number.Length);
            position += number.Length;
            if (position + 1 >= text.Length || text[position] != separator || !char.IsAsciiDigit(text[position + 1]))
                break;
            position++;
        }
        // "12a34b5" is a short commit SHA, not a twelfth alpha
        if (count == 0 || (count == 1 && position < text.Length && char.IsAsciiLetter(text[position])))
            return false;
        if (!VersionLabel.TryRead(text.AsSpan(position), out var label))
            return false;
        read = new VersionText(text, Cut(text, parts[..count]), numbers[..count].ToArray(), separator, text[position..], label);
        return true;
    }

    private static string[] Cut(string text, ReadOnlySpan<Range> parts)
    {
        var cut = new string[parts.Length];
        for (var index = 0; index < cut.Length; index++)
            cut[index] = text[parts[index]];
        return cut;
    }

    private static ReadOnlySpan<char> NumberAt(string text, int position)
    {
        var end = position;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return text.AsSpan(position, end - position);
    }

    /// <summary>A date with hyphens (<c>2024-01-05</c>, <c>2024-01</c>) is all numbers, not one with a label; <c>1_2_3</c> is three as well.</summary>
    private static char SeparatorOf(string text)
    {
        var first = NumberAt(text, 0).Length;
        if (first + 1 >= text.Length || !char.IsAsciiDigit(text[first + 1]))
            return '.';
        return text[first] switch
        {
            '_' => '_',
            '-' when IsDate(text) => '-',
            _ => '.',
        };
    }

    private static bool IsDate(string text) =>
        NumberAt(text, 0) is (['1', '9', _, _] or ['2', '0', _, _])
        && NumberAt(text, 5).Length == 2
        && (text.Length == 7 || (text[7] == '-' && NumberAt(text, 8).Length == 2));
}
