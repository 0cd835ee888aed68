using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>Whether a sentence of prose, a comment in code, or the words over a block leave its versions where they are.</summary>
internal static partial class Sentences
{
    /// <param name="version">The version that the place, or what it links to, names.</param>
    /// <param name="code">The code span that the place is in; null = it is in none.</param>
    public static bool SingleOut(string text, TextSpan place, string version, TextSpan? code)
    {
        var span = HistoryStatements.SentenceAround(text, place);
        var sentence = span.Of(text);
        var wording = Wording.Of(text, span);
        return Speak(Asides.Blanked(wording, new TextSpan(place.Start - span.Start, place.Length)))
            || ((code is not null || UrlPlaces.Include(text, place)) && !IsCommand(text, code) && !IsEntry(text, place) && !Link().IsMatch(sentence) && !NamesRepository().IsMatch(sentence) && PresentWords.AreMissingIn(wording))
            || (UrlPlaces.Include(text, place) && Example().IsMatch(text.AsSpan(span.Start, StartOf(text, span.Start, place) - span.Start)))
            || Captions.Hold(text, place)
            || Bounds.Are(sentence, version)
            || (!Condition().IsMatch(sentence) && Predicates.TellOfOneRelease(sentence.AsSpan(place.End - span.Start), code is not null))
            || Governors.SingleOut(text.AsSpan(span.Start, StartOf(text, span.Start, place) - span.Start), IsBare(text, span.Start, place, code));
    }

    /// <summary>Code that shows a command, and so what to do.</summary>
    private static bool IsCommand(string text, TextSpan? code) => code is { } span && text.AsSpan(span.Start, span.Length).Trim().ContainsAny(' ', '(');

    /// <summary>A row, tag, badge, definition or attribute: no sentence.</summary>
    private static bool IsEntry(string text, TextSpan place) => Entry().IsMatch(Captions.LineBefore(text, place.Start));

    /// <summary>Whether the words speak of another time, a fault or an old version.</summary>
    public static bool Say(string words) => Speak(Asides.Blanked(Wording.Of(words, new TextSpan(0, words.Length))));

    private static bool Speak(string wording) => PastWords.In(wording) || PastPhrases.In(wording);

    /// <summary>Where what names the version starts: of a link its text.</summary>
    private static int StartOf(string text, int from, TextSpan place)
    {
        var before = text.AsSpan(from, place.Start - from);
        var link = before.LastIndexOf("](", StringComparison.Ordinal);
        if (link >= 0 && !before[link..].ContainsAny(' ', ')', '\n') && before[..link].LastIndexOf('[') is var open and >= 0)
            return from + open;
        return place.Start;
    }

    /// <summary>A link whose text is but the version, and a package with its version that is no part of a command.</summary>
    private static bool IsBare(string text, int from, TextSpan place, TextSpan? code)
    {
        if (code is { } span)
            return text.AsSpan(span.Start, place.Start - span.Start).EndsWith("==", StringComparison.Ordinal) && !span.Of(text).Contains(' ', StringComparison.Ordinal);
        var start = StartOf(text, from, place);
        return start < place.Start && BareLabel().IsMatch(text.AsSpan(start, place.Start - start));
    }

    [GeneratedRegex(@"\A\[[*_\x60]*v?\d[\w.]*[*_\x60]*\]\(", RegexOptions.CultureInvariant)]
    private static partial Regex BareLabel();

    [GeneratedRegex(@"\A[ \t>]*(?:\||<|\[?!\[|\[[^\]]{1,100}\]:|:[\w./ -]{1,60}:|\.\.[ \t]|image:|[\w-]+:[ \t]*\z|[\w./-]{1,60}::[ \t]+\z)|[^\S\r\n]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    /// <summary>A name with its version as a link's text, or a repository with its version: who names the two together needs no other word to say what is used.</summary>
    [GeneratedRegex(@"[\[\x60][\w./-]*[A-Za-z][\w./-]*[ ]v?\d+\.\d+\.\d+(?:\]\(|[ ]<)|(?<![\w./@:\x60-])[A-Za-z0-9][A-Za-z0-9-]*/[\w-]+(?:\]\([^()\s]{1,200}\))?[ ][*\x60]{0,2}v?\d+\.\d+\.\d", RegexOptions.CultureInvariant)]
    private static partial Regex NamesRepository();

    // What is asked is not told.
    [GeneratedRegex(@"\A[\W\d_]*(?:if|when|whenever|should|если|когда)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    // "e.g. <https://…/v1.2.3>".
    [GeneratedRegex(@"(?:\be\.g\.|\bfor\s+(?:example|instance)|\bнапример),?[\s(<\[]*(?:https?://[^\s<>]*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    /// <summary>An item that is but a link.</summary>
    [GeneratedRegex(@"\A\s*(?:[-*+.]{1,5}[ \t]|\d{1,9}[.)][ \t])?\s*\[[^\r\n]*\)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
