using Updaters.Text;

namespace Updaters.Docs;

/// <summary>Text that is struck out: <c>~~text~~</c>, <c>&lt;del&gt;text&lt;/del&gt;</c>, <c>[.line-through]#text#</c>.</summary>
internal static class StruckOut
{
    private static readonly (string Open, string Close)[] Marks = [("~~", "~~"), ("<del>", "</del>"), ("<s>", "</s>"), ("<strike>", "</strike>"), ("[.line-through]#", "#"), ("[line-through]#", "#")];

    /// <param name="sentences">The line or paragraph that the place is in.</param>
    public static bool Holds(string text, TextSpan sentences, TextSpan place)
    {
        var before = text.AsSpan(sentences.Start, place.Start - sentences.Start);
        var after = text.AsSpan(place.End, Math.Max(0, sentences.End - place.End));
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
