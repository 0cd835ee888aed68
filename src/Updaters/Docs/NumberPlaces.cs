using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Where the number of a version that was found stands in a document again.</summary>
internal static class NumberPlaces
{
    /// <summary>No document says a version more often.</summary>
    private const int Most = 40;

    public static string NumberOf(Reference reference) => reference.Current.TrimStart('v', 'V');

    /// <summary>Each place with the <c>v</c> before it; none is within a longer number.</summary>
    public static IEnumerable<TextSpan> In(string text, string number)
    {
        var count = 0;
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0 && count < Most; at = text.IndexOf(number, at + number.Length, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            var start = at > 0 && text[at - 1] is 'v' or 'V' ? at - 1 : at;
            if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] == '.' && start > 1 && char.IsAsciiDigit(text[start - 2]))))
                continue;
            if (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
                continue;
            count++;
            yield return TextSpan.FromBounds(start, end);
        }
    }
}
