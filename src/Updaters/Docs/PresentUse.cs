using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Whether a version that only stands beside its upstream's name (no URL, image, pin or assignment holds it) is said to be the one in use: by its sentence, by the header
/// of its table, by the words that lead to its list, or by the heading over it. Documents name versions for many reasons, and most of them are of one release alone.
/// </summary>
internal static partial class PresentUse
{
    private const int LongestRest = 200;

    private const int LongestOption = 12;

    public static bool IsShown(string text, Reference reference, DocumentOutline outline) =>
        !IsBesideNameOnly(text, reference, outline) ? !IsQuoted(text, reference, outline) : IsSaidInText(text, reference.Span, outline);

    /// <summary>Whether the version stands beside the upstream's name in what the document shows of somebody's words: a report, a mail.</summary>
    private static bool IsQuoted(string text, Reference reference, DocumentOutline outline) =>
        reference is { Kind: ReferenceKind.Value, Whole: null } && IsByRepository(reference.Tie) && !IsPinned(text, reference.Span) && outline.IsInCodeBlock(reference.Span)
        && outline.CodeAt(reference.Span.Start) is { } code && LeadIn.OfCode(text, code.Start) is { } lead && !LeadIn.IsWholeSentence(lead) && OtherUses.AreLedTo(lead);

    /// <summary>Whether the version is the upstream's by what holds it: a URL, image, pin, command or assignment.</summary>
    public static bool IsByItself(string text, Reference reference, DocumentOutline outline) => !IsBesideNameOnly(text, reference, outline);

    /// <summary>Whether the words around the place say that the version there is the one in use.</summary>
    public static bool IsSaidInText(string text, TextSpan place, DocumentOutline outline) => !IsSaidOtherwise(text, place) && !TableHeaders.IsHeader(text, outline.BlockOf(place) ?? place.Start, place) && IsSaidSo(text, place, outline);

    /// <summary>Whether the words around the place speak of a version that is not used here and now.</summary>
    public static bool IsSaidOtherwise(string text, TextSpan place)
    {
        var lead = LeadIn.OfPart(text, place.Start);
        if (lead is not null && (HistoryStatements.Introduces(lead) || (!LeadIn.IsWholeSentence(lead) && (Sentences.Say(lead) || OtherUses.AreLedTo(lead)))))
            return true;
        var sentence = HistoryStatements.SentenceAround(text, place);
        var inSentence = new TextSpan(place.Start - sentence.Start, place.Length);
        if (OtherUses.Are(Asides.Blanked(Wording.Of(text, sentence), inSentence), inSentence))
            return true;
        return RefersToMissing(text, sentence.Start) || GoesOnAsNeed(text, sentence);
    }

    private static bool IsSaidSo(string text, TextSpan place, DocumentOutline outline)
    {
        var lead = LeadIn.OfPart(text, place.Start);
        return (lead is not null && UseWords.AreInTitle(lead))
            || (LabelBefore(text, place) is { Length: > 0 } label && UseWords.AreInTitle(label))
            || UseWords.AreIn(text, HistoryStatements.SentenceAround(text, place))
            || IsValue(text, place)
            || (TableRecords.HeaderOver(text, outline.BlockOf(place) ?? place.Start, place) is { } header && UseWords.AreInTitle(header))
            || (outline.HeadingOver(place.Start) is { } heading && UseWords.AreInTitle(heading));
    }

    /// <summary>Whether the version is all that is said of a name: <c>acme/tool:: 1.2.3</c>, <c>| acme/tool | 1.2.3 |</c>.</summary>
    private static bool IsValue(string text, TextSpan place)
    {
        var line = Captions.LineBefore(text, place.Start);
        var rest = text.AsSpan(place.End, Math.Min(LongestRest, text.Length - place.End));
        var length = rest.IndexOfAny('\r', '\n');
        return ValueStart().IsMatch(line) && ValueEnd().IsMatch(length < 0 ? rest : rest[..length]);
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

    /// <summary>Whether the sentence says without a subject what the thing needs of which the one before tells: <c>Fails on warnings. Needs acme/tool 1.2.0.</c></summary>
    private static bool GoesOnAsNeed(string text, TextSpan sentence) =>
        Need().IsMatch(text, sentence.Start) && text.AsSpan(0, sentence.Start).TrimEnd(" \t\r\n>") is [.., '.' or ';' or ')'] && !ParagraphEnd().IsMatch(text.AsSpan(Math.Max(0, sentence.Start - 2), Math.Min(4, text.Length - Math.Max(0, sentence.Start - 2))));

    private static bool IsBesideNameOnly(string text, Reference reference, DocumentOutline outline) =>
        reference is { Kind: ReferenceKind.Value, Whole: null } && !IsPinned(text, reference.Span) && (IsByRepository(reference.Tie) || IsBehindPackage(text, reference, outline)) && !outline.IsInCodeBlock(reference.Span) && !UrlPlaces.Include(text, reference.Span)
        && !outline.IsOfValue(reference.Span);

    /// <summary>The version is one word with what it belongs to.</summary>
    private static bool IsPinned(string text, TextSpan version) => version.Start > 0 && (text[version.Start - 1] is '@' or '=' or '#' || Option().IsMatch(text.AsSpan(Math.Max(0, version.Start - LongestOption), Math.Min(version.Start, LongestOption))));

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

    [GeneratedRegex(@"\A[ \t>]*(?:[*+-][ \t]+)?[:*_]{0,3}(?<label>\p{L}[\p{L}\d-]{0,30}(?:[ ]\p{L}[\p{L}\d-]{0,30}){0,2})[*_]{0,2}:{1,2}[*_]{0,2}[ \t]", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"[ \t]-{1,2}(?:version|tag|ref|v)[ \t=]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"(?:\A[ \t>]*(?:[*+-][ \t]+)?\S[^\r\n]{0,80}?[\w)`*](?:::|:|[ \t](?:–|—|-|=))[ \t]+|\|)[ \t*_`""]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValueStart();

    [GeneratedRegex(@"\A[*_`""]{0,3}[ \t]*(?:\||[.;]?[ \t]*\z)", RegexOptions.CultureInvariant)]
    private static partial Regex ValueEnd();

    [GeneratedRegex(@"\G[\s>]*(?:needs?|requires?|only\s+(?:with|in)|works\s+with|требует|нуж[её]н|нужна|нужно|только\s+(?:с|в))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Need();

    [GeneratedRegex(@"\n[ \t>]*\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex(@"\G[\s>]*(?:it|they|this|that|these|для\s+(?:него|этого)|он[аои]?|это)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\b(?:not|cannot|no)\b|n['’]t\b|\b(?:не|нет|нельзя)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Missing();
}
