using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>Versions and the places that name them, in words.</summary>
internal static class PlacesText
{
    private const int Shown = 10;

    public static string Of(NamedVersion version) => version switch
    {
        NamedVersion.Exact exact => exact.Version.Text,
        NamedVersion.Beginning beginning => $"{beginning.Version.Text} (any)",
        NamedVersion.Range range => ReasonText.Cut(range.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(IReadOnlyList<FoundReference> places)
    {
        List<string> lines = [.. places.Select(Of).Distinct()];
        return string.Join(", ", lines.Take(Shown)) + (lines.Count > Shown ? $" and {lines.Count - Shown} more" : "");
    }

    public static string Of(FoundReference place) => $"{place.Reference.Path}:{place.Line}";

    public static string Of(NotDone.Reference left) => $"{Of(left.Found)} {left.Found.Current}: {ReasonText.Of(left.Reason)}";

    public static string Heading(TargetVersions.Read target, string what) =>
        $"{target.Target}: {what} (base {target.Base.Branch} at {target.Base.Commit[..Math.Min(7, target.Base.Commit.Length)]})";

    public static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    /// <summary>What keeps the picture from being whole.</summary>
    public static IEnumerable<(string Text, Tone Tone)> Gaps(TargetVersions.Read target) =>
    [
        .. target.Problems.Select(problem => ($"  problem: {problem}", Tone.Bad)),
        .. target.Unread.Select(file => ($"  not read: {file}", Tone.Bad)),
    ];
}
