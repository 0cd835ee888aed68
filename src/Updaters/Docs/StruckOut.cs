using System.Buffers;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Text that is struck out: <c>~~text~~</c>, <c>&lt;del&gt;text&lt;/del&gt;</c>, <c>[.line-through]#text#</c>.</summary>
internal static class StruckOut
{
    private static readonly (string Open, string Close)[] Marks = [("~~", "~~"), ("<del>", "</del>"), ("<s>", "</s>"), ("<strike>", "</strike>"), ("[.line-through]#", "#"), ("[line-through]#", "#")];

    private static readonly SearchValues<string> Openings = SearchValues.Create([.. Marks.Select(mark => mark.Open)], StringComparison.OrdinalIgnoreCase);

    /// <summary>No text that a person strikes out is longer.</summary>
    private const int Reach = 4000;

    public static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny(Openings);

    /// <param name="sentences">The line or paragraph that the place is in.</param>
    public static bool Holds(string text, TextSpan sentences, TextSpan place)
    {
        var start = Math.Max(sentences.Start, place.Start - Reach);
        var before = text.AsSpan(start, place.Start - start);
        if (!MayBeIn(before))
            return false;
        var after = text.AsSpan(place.End, Math.Clamp(sentences.End - place.End, 0, Reach));
        foreach (var (open, close) in Marks)
        {
            var isOpen = open == close
                ? before.Count(open) % 2 == 1
                : before.LastIndexOf(open, StringComparison.OrdinalIgnoreCase) > before.LastIndexOf(close, StringComparison.OrdinalIgnoreCase) || (close == "#" && before.Contains(open, StringComparison.Ordinal));
            if (isOpen && after.Contains(close, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
