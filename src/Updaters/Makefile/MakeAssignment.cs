using System.Globalization;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>The parts of <c>NAME := value</c>, <c>export NAME = value</c> and the like.</summary>
/// <param name="Operator">As written, without blanks.</param>
/// <param name="Value">Up to the end of the line, without white space around it.</param>
internal readonly record struct MakeAssignment(TextSpan Name, string Operator, TextSpan Value)
{
    private static readonly string[] Operators = ["=", ":=", "::=", ":::=", "?=", "+=", "!="];

    /// <summary>Null = the line is none.</summary>
    public static MakeAssignment? In(ReadOnlySpan<char> line)
    {
        var start = MakeWords.BehindModifiers(line);
        if (start == line.Length || !(char.IsAsciiLetter(line[start]) || line[start] is '_' or '.'))
            return null;
        var end = start + 1;
        while (end < line.Length && IsNameCharacter(line[end]))
            end++;
        var rest = line[end..].TrimStart(" \t");
        if (OperatorAt(rest) is not { } sign)
            return null;
        var value = rest[sign.Length..].TrimStart(" \t");
        return new MakeAssignment(TextSpan.FromBounds(start, end), sign, new TextSpan(line.Length - value.Length, value.TrimEnd().Length));
    }

    private static string? OperatorAt(ReadOnlySpan<char> text)
    {
        if (text is not ['=' or ':' or '?' or '+' or '!', ..])
            return null;
        foreach (var sign in Operators)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
                return sign;
        }
        return null;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' || (!char.IsAscii(c) && IsWordCharacter(c));

    private static bool IsWordCharacter(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
}
