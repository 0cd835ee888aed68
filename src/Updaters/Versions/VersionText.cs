using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Updaters.Versions;

/// <summary>A version's text cut into its numbers and what follows them. One pass over the text, no regular expressions: it is foreign.</summary>
/// <param name="Parts">One to four numbers, as written.</param>
/// <param name="Separator"><c>.</c>, or <c>-</c> of a date, or <c>_</c>.</param>
/// <param name="Tail">The rest of the text.</param>
internal sealed record VersionText(string Text, IReadOnlyList<string> Parts, char Separator, string Tail, VersionLabel Label)
{
    public int Number(int index) => index < Parts.Count ? int.Parse(Parts[index], CultureInfo.InvariantCulture) : 0;

    public static bool TryRead(string? text, [NotNullWhen(true)] out VersionText? read)
    {
        read = null;
        if (text is null || text.Length is 0 or > ReleaseVersion.MaxLength)
            return false;
        var separator = SeparatorOf(text);
        List<string> parts = [];
        var position = 0;
        while (NumberAt(text, position) is { Length: > 0 } number)
        {
            if (parts.Count == ReleaseVersion.MaxParts || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                return false;
            parts.Add(number);
            position += number.Length;
            if (position + 1 >= text.Length || text[position] != separator || !char.IsAsciiDigit(text[position + 1]))
                break;
            position++;
        }
        // "12a34b5" is a short commit SHA, not a twelfth alpha
        if (parts.Count == 0 || (parts.Count == 1 && position < text.Length && char.IsAsciiLetter(text[position])))
            return false;
        if (!VersionLabel.TryRead(text.AsSpan(position), out var label))
            return false;
        read = new VersionText(text, parts, separator, text[position..], label);
        return true;
    }

    private static string NumberAt(string text, int position)
    {
        var end = position;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return text[position..end];
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
