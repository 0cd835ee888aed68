using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Finding;

/// <summary>Lines that a backslash at their end joins with the next, as make, shells and pip read them.</summary>
internal static partial class Continuation
{
    /// <summary>Overwrites backslash and line end of each joint within the span by spaces, so that every offset stays.</summary>
    public static void Blank(Span<char> text, TextSpan within)
    {
        var i = within.Start;
        while (text[i..within.End].IndexOfAny('\r', '\n') is var next and >= 0)
        {
            i += next;
            text[i] = ' ';
            if (i > within.Start && text[i - 1] == '\\')
                text[i - 1] = ' ';
            i++;
        }
    }

    /// <summary>
    /// Whether what is written at the reference goes on behind a joint, as the version does in <c>v1.2.\</c> and <c>3/tool.zip</c> on the
    /// next line. Such a version has no single place.
    /// </summary>
    public static bool Splits(string text, Reference reference) => CarriesOn().IsMatch(text, reference.Span.End);

    // Beside the tab that make takes away from a recipe's line, an indented next line begins a new word.
    [GeneratedRegex(@"\G[._+-]*\\(?>\r\n|\n|\r)\t?[A-Za-z0-9._+-]", RegexOptions.CultureInvariant)]
    private static partial Regex CarriesOn();
}
