using System.Buffers;

namespace Updaters.Finding;

/// <summary>The modifiers of a variable that work with a pattern: <c>${NAME#v}</c>, <c>${NAME%.*}</c>, <c>${NAME//./_}</c>.</summary>
internal static class ParameterPattern
{
    private const int LongestValue = 200;
    private const int LongestPattern = 40;

    private static readonly SearchValues<char> NotPlain = SearchValues.Create("$'\"\\`[");

    /// <summary>The value as the modifier leaves it; null where that cannot be told.</summary>
    /// <param name="modifier">From the first sign behind the name up to the closing brace.</param>
    public static SourcedText? Apply(SourcedText value, ReadOnlySpan<char> modifier)
    {
        if (value.Length > LongestValue || modifier.Length > LongestPattern || modifier.ContainsAny(NotPlain))
            return null;
        var lengths = Enumerable.Range(0, value.Length + 1);
        return modifier switch
        {
            ['#', '#', .. var pattern] => WithoutStart(value, pattern, lengths.Reverse()),
            ['#', .. var pattern] => WithoutStart(value, pattern, lengths),
            ['%', '%', .. var pattern] => WithoutEnd(value, pattern, lengths),
            ['%', .. var pattern] => WithoutEnd(value, pattern, lengths.Reverse()),
            ['/', '/', .. var change] => Replaced(value, change, int.MaxValue),
            ['/', .. var change] => Replaced(value, change, 1),
            _ => null,
        };
    }

    private static SourcedText WithoutStart(SourcedText value, ReadOnlySpan<char> pattern, IEnumerable<int> lengths)
    {
        foreach (var length in lengths)
        {
            if (Matches(value.Span[..length], pattern))
                return value.WithoutStart(length);
        }
        return value;
    }

    private static SourcedText WithoutEnd(SourcedText value, ReadOnlySpan<char> pattern, IEnumerable<int> starts)
    {
        foreach (var start in starts)
        {
            if (Matches(value.Span[start..], pattern))
                return value.Slice(0, start);
        }
        return value;
    }

    /// <param name="change"><c>pattern/replacement</c></param>
    private static SourcedText? Replaced(SourcedText value, ReadOnlySpan<char> change, int times)
    {
        var slash = change.IndexOf('/');
        var pattern = slash < 0 ? change : change[..slash];
        if (pattern.IsEmpty || pattern.ContainsAny("*?#%"))
            return null;
        var replaced = new SourcedText();
        var from = 0;
        while (times-- > 0 && value.Span[from..].IndexOf(pattern) is var at and >= 0)
        {
            replaced.Append(value, from, from + at);
            if (slash >= 0)
                replaced.AppendForeign(change[(slash + 1)..].ToString());
            from += at + pattern.Length;
        }
        replaced.Append(value, from, value.Length);
        return replaced;
    }

    /// <summary>Whether the pattern, in which <c>*</c> is any text and <c>?</c> any character, matches the whole text.</summary>
    private static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        var (t, p, star, retry) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] != '*' && (pattern[p] == '?' || pattern[p] == text[t]))
                (t, p) = (t + 1, p + 1);
            else if (p < pattern.Length && pattern[p] == '*')
                (star, retry, p) = (p, t, p + 1);
            else if (star >= 0)
                (p, retry, t) = (star + 1, retry + 1, retry + 1);
            else
                return false;
        }
        return pattern[p..].Trim('*').IsEmpty;
    }
}
