using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Whether a version that only stands beside its upstream's name (no URL, image, pin or assignment holds it) is said to be the one in use: by its sentence, by the header
/// of its table, by the words that lead to its list, or by the heading over it. Documents name versions for many reasons, and most of them are of one release alone.
/// </summary>
internal static partial class PresentUse
{
    private static readonly SearchValues<char> UrlBorders = SearchValues.Create(" \t\r\n<>()[]\"'`");

    public static bool IsShown(string text, Reference reference, DocumentOutline outline) =>
        !IsBesideNameOnly(text, reference, outline) || IsSaidInText(text, reference.Span, outline);

    private static bool IsSaidInText(string text, TextSpan place, DocumentOutline outline)
    {
        var lead = LeadIn.OfPart(text, place.Start);
        if (lead is not null && (HistoryStatements.Introduces(lead) || Sentences.Say(lead) || OtherUses.AreLedTo(lead)))
            return false;
        var sentence = HistoryStatements.SentenceAround(text, place);
        var inSentence = new TextSpan(place.Start - sentence.Start, place.Length);
        if (OtherUses.Are(Asides.Blanked(Wording.Of(text, sentence), inSentence), inSentence))
            return false;
        if (RefersToMissing(text, sentence.Start))
            return false;
        return (lead is not null && UseWords.AreInTitle(lead))
            || (LabelBefore(text, place) is { Length: > 0 } label && UseWords.AreInTitle(label))
            || UseWords.AreIn(text, sentence)
            || (TableRecords.HeaderOver(text, outline.BlockOf(place) ?? place.Start, place) is { } header && UseWords.AreInTitle(header))
            || (outline.HeadingOver(place.Start) is { } heading && UseWords.AreInTitle(heading));
    }

    /// <summary>What the line calls the place: <c>Upstream version: acme/tool 1.2.3</c>; empty = it has no such label.</summary>
    private static string LabelBefore(string text, TextSpan place)
    {
        var label = Label().Match(Captions.LineBefore(text, place.Start).ToString());
        return label.Success ? label.Groups["label"].Value : "";
    }

    /// <summary>Whether the sentence goes on from one that says what is not there or does not work: <c>Plugins are not available there. They need acme/tool 1.2.0</c>.</summary>
    private static bool RefersToMissing(string text, int sentence)
    {
        if (!Pronoun().IsMatch(text, sentence))
            return false;
        var start = HistoryStatements.LastSentenceStart(text, sentence);
        return Missing().IsMatch(text.AsSpan(start, sentence - start));
    }

    private static bool IsBesideNameOnly(string text, Reference reference, DocumentOutline outline) =>
        reference is { Kind: ReferenceKind.Value, Whole: null } && !IsPinned(text, reference.Span) && (IsByRepository(reference.Tie) || IsBehindPackage(text, reference, outline)) && !outline.IsInCodeBlock(reference.Span) && !IsInUrl(text, reference.Span)
        && !outline.IsOfValue(reference.Span);

    /// <summary>The version is one word with what it belongs to.</summary>
    private static bool IsPinned(string text, TextSpan version) => version.Start > 0 && text[version.Start - 1] is '@' or '=' or '#';

    /// <summary>An image by its repository's name alone, <c>acme/tool</c>, is one with the repository where a version stands beside it.</summary>
    private static bool IsByRepository(Tie tie) => tie is Tie.ByStructure || (tie is Tie.ByName { Written: var written } && written.Contains('/', StringComparison.Ordinal));

    /// <summary>A package's name right before the version, and no command before that.</summary>
    private static bool IsBehindPackage(string text, Reference reference, DocumentOutline outline)
    {
        if (reference.Tie is not Tie.ByName { Written: var written })
            return false;
        var start = outline.CodeAt(reference.Span.Start)?.Start ?? 0;
        var before = text.AsSpan(start, reference.Span.Start - start).TrimEnd(" \t`*");
        return before.EndsWith(written, StringComparison.Ordinal) && (start == 0 || before.Length == written.Length);
    }

    private static bool IsInUrl(string text, TextSpan place)
    {
        var before = text.AsSpan(0, place.Start)[Math.Max(0, place.Start - UrlText.Longest)..];
        return before[(before.LastIndexOfAny(UrlBorders) + 1)..].Contains("://", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[ \t>]*(?:[*+-][ \t]+)?[:*_]{0,3}(?<label>\p{L}[\p{L}\d-]{0,30}(?:[ ]\p{L}[\p{L}\d-]{0,30}){0,2})[*_]{0,2}:{1,2}[*_]{0,2}[ \t]", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\G[\s>]*(?:it|they|this|that|these|для\s+(?:него|этого)|он[аои]?|это)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\b(?:not|cannot|no)\b|n['’]t\b|\b(?:не|нет|нельзя)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Missing();
}
