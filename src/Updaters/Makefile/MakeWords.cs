namespace Updaters.Makefile;

/// <summary>Reads make's own words at the beginning of a line.</summary>
internal static class MakeWords
{
    private const string Define = "define";
    private const string EndOfDefine = "endef";

    private static readonly string[] Modifiers = ["export", "override", "private"];
    private static readonly string[] Conditionals = ["ifeq", "ifneq", "ifdef", "ifndef", "else", "endif"];

    /// <summary>Those that end a rule. A line that is only a function's call does not, for it may come out empty.</summary>
    private static readonly string[] RuleEnds =
        ["include", "-include", "sinclude", "load", "-load", "vpath", "export", "unexport", "undefine", "define", "override", "private"];

    public static bool IsConditional(ReadOnlySpan<char> line) => line.TrimStart() is ['i' or 'e', ..] text && BehindWord(text, Conditionals, "(\"'") is not null;

    public static bool EndsRule(ReadOnlySpan<char> line) => line.TrimStart() is ['i' or '-' or 's' or 'l' or 'v' or 'e' or 'u' or 'd' or 'o' or 'p', ..] text && BehindWord(text, RuleEnds, "") is not null;

    public static bool IsDefine(ReadOnlySpan<char> line)
    {
        var text = line[BehindModifiers(line)..];
        if (!text.StartsWith(Define, StringComparison.Ordinal))
            return false;
        var rest = text[Define.Length..];
        var name = rest.TrimStart(" \t");
        return name.Length < rest.Length && !name.IsEmpty && !char.IsWhiteSpace(name[0]);
    }

    public static bool IsEndOfDefine(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        return text.StartsWith(EndOfDefine, StringComparison.Ordinal) && IsEnd(text[EndOfDefine.Length..], "#");
    }

    /// <summary>Behind white space and the words that may stand before an assignment or a <c>define</c>, each with blanks behind it.</summary>
    public static int BehindModifiers(ReadOnlySpan<char> line)
    {
        var at = line.Length - line.TrimStart().Length;
        while (line[at..] is ['e' or 'o' or 'p', ..] text && BehindWord(text, Modifiers, "") is { } behind && text[behind..] is [' ' or '\t', ..] rest)
            at += behind + rest.Length - rest.TrimStart(" \t").Length;
        return at;
    }

    /// <summary>The end of the one of the words that the text begins with; null = it begins with none.</summary>
    /// <param name="signs">What a word may end before, beside white space.</param>
    private static int? BehindWord(ReadOnlySpan<char> text, string[] words, string signs)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && IsEnd(text[word.Length..], signs))
                return word.Length;
        }
        return null;
    }

    private static bool IsEnd(ReadOnlySpan<char> rest, string signs) => rest.IsEmpty || char.IsWhiteSpace(rest[0]) || signs.Contains(rest[0]);
}
