using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>What was found out about the new versions outside, and what could not be: lines of Markdown.</summary>
internal static class EvidenceText
{
    private const int Longest = 300;

    /// <summary>The warnings, which stand before all else; empty = there are none.</summary>
    public static string Warnings(IReadOnlyList<ReferenceMove> moves, int rows)
    {
        List<MoveEvidence.Unverified> unverified = [.. moves.Select(move => move.Evidence).OfType<MoveEvidence.Unverified>().Distinct()];
        return string.Concat(unverified.Take(rows).Select(one =>
            $"> **Not verified:** whether {PlainText.Code(one.What)} is published could not be checked ({PlainText.Markdown(one.Why, Longest)}). Check it before you merge.\n>\n"))
            .TrimEnd('\n', '>');
    }

    /// <summary>The section on what was found, with its heading; empty where nothing was asked.</summary>
    public static IEnumerable<string> Found(IReadOnlyList<ReferenceMove> moves, int rows)
    {
        List<string> lines =
        [
            .. moves.Select(move => move.Evidence).OfType<MoveEvidence.Published>().Distinct().Select(published => $"- {PlainText.Code(published.What)} is published."),
            .. moves.SelectMany(move => move.Pins).DistinctBy(pin => (pin.Pin.Kind, pin.NewText)).Select(pin => $"- {Pin(pin)}"),
        ];
        return lines.Count == 0 ? [] : ["### Evidence", string.Join('\n', lines.Take(rows).Append(lines.Count > rows ? $"- and {lines.Count - rows} more" : "")).TrimEnd('\n')];
    }

    private static string Pin(PinMove pin) => pin.Pin.Kind switch
    {
        Updaters.References.PinKind.HashList => "The list of hashes is that of all files of the new version in the package index.",
        Updaters.References.PinKind.FileSha256 => $"The file's sha256 is {PlainText.Code(pin.NewText)}, worked out from the download.",
        var kind => Shown(ReasonText.NameOf(kind), PlainText.Code(pin.NewText)),
    };

    private static string Shown(string name, string value) => $"{char.ToUpperInvariant(name[0])}{name[1..]} of the new version is {value}.";
}
