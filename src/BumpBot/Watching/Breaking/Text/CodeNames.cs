namespace BumpBot.Watching.Breaking.Text;

/// <summary>Words that are names of code, paths or versions, although they stand outside of code spans.</summary>
internal static class CodeNames
{
    /// <summary>Such as <c>n/a</c>.</summary>
    public static bool IsAbbreviation(string text, int slash) =>
        slash + 1 < text.Length && char.IsLetter(text[slash + 1]) && (slash < 2 || !char.IsLetterOrDigit(text[slash - 2])) && (slash + 2 >= text.Length || !char.IsLetterOrDigit(text[slash + 2]));

    /// <summary>A path that ends in a file's name; null = the word begins none.</summary>
    public static string? PathAt(string text, int at, int end)
    {
        if (end >= text.Length || text[end] != '/' || (end + 1 < text.Length && !char.IsLetterOrDigit(text[end + 1])))
            return null;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '/' or '.'))
            end++;
        var path = text[at..end].TrimEnd('.', '/', '-');
        return path.LastIndexOf('.') > path.LastIndexOf('/') ? path : null;
    }

    /// <summary>Whether a word outside code spans can only be a name of code.</summary>
    public static bool IsName(string word)
    {
        if (word[0] == '$' || word.Contains("::", StringComparison.Ordinal) || word.AsSpan(1).Contains('_'))
            return true;
        if (!char.IsAsciiLetterLower(word[0]) || word.StartsWith("mac", StringComparison.Ordinal))
            return false;
        // camelCase, but not iOS and the like
        return word.Length > 4 && word.AsSpan(2).ContainsAnyInRange('A', 'Z') && word.AsSpan(0, 3).IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    /// <summary>Whether the word, in lower case, is a number or version.</summary>
    public static bool IsNumber(string word)
    {
        var digits = word.StartsWith('v') ? word[1..] : word;
        return digits.Length > 0 && char.IsAsciiDigit(digits[0]) && (digits.Length < 8 || digits.Contains('.', StringComparison.Ordinal));
    }
}
