using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// What the program is to answer once the version beside it is installed: <c>Check that `tool --version` prints `tool 1.2.3`</c>, <c>tool --version  # tool 1.2.3</c>.
/// Only where the same document installs or pins that version.
/// </summary>
internal static partial class VersionChecks
{
    private const int LongestLine = 400;

    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> current, DocumentOutline outline) =>
        from reference in current.DistinctBy(reference => (reference.Upstream, NumberPlaces.NumberOf(reference)))
        let number = NumberPlaces.NumberOf(reference)
        where number.Contains('.', StringComparison.Ordinal)
        from place in NumberPlaces.In(file.Text, number)
        where IsBehindWord(file.Text, place) && IsAnswer(file.Text, place, reference) && !outline.IsToldToBePast(place)
        select reference with { Span = place, Current = place.Of(file.Text), Kind = ReferenceKind.Value, Tie = Tie.Structure, Pins = [], PublishedAs = null, Whole = null };

    private static bool IsBehindWord(string text, TextSpan place) =>
        place.Start > 1 && text[place.Start - 1] == ' ' && char.IsLetterOrDigit(text[place.Start - 2]) && (place.End == text.Length || text[place.End] is '`' or '\r' or '\n' or ')' or '"');

    private static bool IsAnswer(string text, TextSpan version, Reference reference)
    {
        var before = text.AsSpan(0, version.Start)[Math.Max(0, version.Start - LongestLine)..];
        before = before[(before.LastIndexOfAny('\r', '\n') + 1)..].TrimEnd(' ');
        var name = reference.Upstream.Repo.ToString();
        foreach (var written in (ReadOnlySpan<string>)[name, reference.Upstream.Repo.Name])
        {
            if (before.EndsWith(written, StringComparison.OrdinalIgnoreCase))
                return Question().IsMatch(before[..^written.Length]);
        }
        return false;
    }

    // A command that asks for the version, then a verb and the answer in code, or a comment.
    [GeneratedRegex(@"(?:`[^`]*(?:\bversion|-V\b|\bprint)[^`]*`[^`]{0,40}\b(?:prints?|says?|shows?|reports?|outputs?|answers?|returns?|выводит|вывести|выведет|печатает|напечатать|напечатает|показывает|показать|покажет|отвечает|ответить)\b[^`]{0,20}`|(?:--version|-V|[ ]version)[ \t]+\#[^`]{0,20})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}
