using System.Buffers;

namespace Updaters.Docs;

/// <summary>The words by which comments speak to the bot: <c>bumpbot:</c>, <c>renovate:</c>, and the end of a region.</summary>
internal static class AuthorMarks
{
    private static readonly SearchValues<string> Known = SearchValues.Create(["bumpbot:", "renovate:", "/bumpbot"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Ties = SearchValues.Create(["bumpbot:", "renovate:"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> RegionEnds = SearchValues.Create(["/bumpbot"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Where one of them stands.</summary>
    public static IEnumerable<int> In(string text)
    {
        for (var position = 0; text.AsSpan(position).IndexOfAny(Known) is var next and >= 0; position++)
            yield return position += next;
    }

    /// <summary>Whether a comment may tie a value.</summary>
    public static bool MayTieIn(ReadOnlySpan<char> text) => text.ContainsAny(Ties);

    public static bool MayEndRegion(ReadOnlySpan<char> text) => text.ContainsAny(RegionEnds);
}
