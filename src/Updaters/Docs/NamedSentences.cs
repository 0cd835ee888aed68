using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Sentences and rows that name an upstream and one version, however far apart: <c>The submodule tracks tag v1.2.3 of https://github.com/acme/tool</c>. The version must be
/// one that the upstream has published, and no other thing may be named between the two or own it.
/// </summary>
internal static partial class NamedSentences
{
    /// <summary>How much of a line is looked at for other versions.</summary>
    private const int Longest = 800;

    /// <param name="mentions">Where repositories, images and packages are named.</param>
    public static IEnumerable<Reference> Find(FileText file, IEnumerable<(TextSpan Span, Upstream Upstream)> mentions)
    {
        foreach (var (mention, upstream) in mentions)
        {
            if (!MayHoldVersion(file.Text, mention))
                continue;
            var sentence = HistoryStatements.SentenceAround(file.Text, mention);
            if (OnlyVersion(file.Text, sentence, upstream) is { } version)
            {
                if (!NamesOther(file.Text, mention, version) && !IsRowOfOther(file.Text, sentence))
                    yield return At(file, upstream, version);
            }
            else if (NextSentence(file.Text, sentence, mention) is { } next && OnlyVersion(file.Text, next, upstream) is { } stated && !NamesOther(file.Text, mention, new TextSpan(Math.Max(mention.End, sentence.End), 0)) && !Other().IsMatch(file.Text.AsSpan(next.Start, next.Length)))
            {
                yield return At(file, upstream, stated);
            }
        }
    }

    /// <summary>A row is of the version only if it says so; what is but the upstream's name in a cell is for other rules.</summary>
    private static bool IsRowOfOther(string text, TextSpan sentence) =>
        text.AsSpan(sentence.Start, sentence.Length).TrimStart(" \t\r\n>") is ['|', ..] && !VersionWord().IsMatch(text.AsSpan(sentence.Start, sentence.Length));

    private static Reference At(FileText file, Upstream upstream, TextSpan version)
    {
        var name = new KnownName(upstream.Id.Repo.ToString(), NameSource.Default);
        return new Reference(upstream.Id, file.Path, version, version.Of(file.Text), ReferenceKind.Value, new Tie.ByName(name, name.Text), []);
    }

    /// <summary>The sentence that goes on from one without a version: in the paragraph behind a sentence of use or one that comes to the name, or as the answer below a question; null = there is none.</summary>
    private static TextSpan? NextSentence(string text, TextSpan sentence, TextSpan mention)
    {
        // Rows and items stand for themselves.
        if (Captions.LineBefore(text, sentence.End).TrimStart() is ['|' or '<', ..])
            return null;
        var start = sentence.End + Gap().Match(text, sentence.End).Length;
        if (start >= text.Length || start == sentence.End || Item().IsMatch(text.AsSpan(sentence.End, start - sentence.End)) || text[start] is '|' or '-' or '#' or '<' or '=' or ':' or '[' or '+')
            return null;
        var isApart = ParagraphEnd().IsMatch(text.AsSpan(sentence.End, start - sentence.End));
        var said = text[sentence.Start..start];
        if (isApart ? !Question().IsMatch(said) || Sentences.Say(said) : said.Contains('?', StringComparison.Ordinal) || !(UseWords.AreIn(said) || (ComesTo(text, sentence, mention) && !Possessive().IsMatch(text, start))))
            return null;
        var next = HistoryStatements.SentenceAround(text, new TextSpan(start, 0));
        return next.Start >= sentence.End ? next : TextSpan.FromBounds(start, next.End);
    }

    /// <summary>Whether the sentence ends with the name, and not to compare: <c>The compiler is acme/tool.</c></summary>
    private static bool ComesTo(string text, TextSpan sentence, TextSpan mention) =>
        mention.End <= sentence.End && Closing().IsMatch(text.AsSpan(mention.End, sentence.End - mention.End)) && !Likeness().IsMatch(text.AsSpan(sentence.Start, mention.Start - sentence.Start));

    /// <summary>Whether the sentence names a version of the upstream more closely.</summary>
    public static bool IsBesideAnother(string text, Reference one, IReadOnlyList<Reference> found)
    {
        var sentence = HistoryStatements.SentenceAround(text, one.Span);
        return found.Any(other => other.Upstream == one.Upstream && sentence.Contains(other.Span) && other.Current.TrimStart('v', 'V') != one.Current.TrimStart('v', 'V'));
    }

    /// <summary>Where images are named without a tag, and packages whose names are no common word.</summary>
    public static IEnumerable<(TextSpan Span, Upstream Upstream)> OtherNames(string text, TextSpan within, IReadOnlyList<Upstream> upstreams) =>
        from upstream in upstreams
        from name in upstream.Images.Where(image => image.Text.Contains('.', StringComparison.Ordinal)).Concat(upstream.Packages.Where(package => package.Source == NameSource.Config && package.Text.Contains('-', StringComparison.Ordinal)))
        from place in Occurrences(text, within, name.Text)
        select (place, upstream);

    private static IEnumerable<TextSpan> Occurrences(string text, TextSpan within, string name)
    {
        for (var at = text.IndexOf(name, within.Start, within.Length, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, within.End - at - 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsOfName(text[at - 1])) && (end == text.Length || !(IsOfName(text[end]) && (text[end] != '.' || (end + 1 < text.Length && !char.IsWhiteSpace(text[end + 1]))))))
                yield return TextSpan.FromBounds(at, end);
        }
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '@' or ':' or '=';

    private static bool MayHoldVersion(string text, TextSpan mention)
    {
        var around = text.AsSpan(Math.Max(0, mention.Start - Longest / 2)..Math.Min(text.Length, mention.End + Longest / 2));
        return Version().IsMatch(around);
    }

    /// <summary>The only version in the sentence that is not another thing's; null = there is none, or several.</summary>
    private static TextSpan? OnlyVersion(string text, TextSpan sentence, Upstream upstream)
    {
        if (sentence.Length > Longest)
            return null;
        TextSpan? only = null;
        foreach (var match in Version().EnumerateMatches(text.AsSpan(sentence.Start, sentence.Length)))
        {
            var version = new TextSpan(sentence.Start + match.Index, match.Length);
            if (IsWithinCode(text, sentence, version) || RestatedVersions.IsExample(text, version) || Owners.AreOthers(text, sentence, version, upstream))
                continue;
            if (only is { } first && !text.AsSpan(first.Start, first.Length).TrimStart("vV").SequenceEqual(text.AsSpan(version.Start, version.Length).TrimStart("vV")))
                return null;
            only ??= version;
        }
        return only is { } found && !RestatedVersions.IsSpelledTwice(sentence.Of(text), found.Of(text)) ? only : null;
    }

    /// <summary>Whether the version is but a part of what stands between backticks: a command has rules of its own.</summary>
    private static bool IsWithinCode(string text, TextSpan sentence, TextSpan version) =>
        text.AsSpan(sentence.Start, version.Start - sentence.Start).Count('`') % 2 == 1 && text[version.Start - 1] is not ('`' or '"');

    private static bool NamesOther(string text, TextSpan mention, TextSpan version)
    {
        var between = mention.End <= version.Start ? TextSpan.FromBounds(mention.End, version.Start) : TextSpan.FromBounds(Math.Min(version.End, mention.Start), mention.Start);
        return Other().IsMatch(text.AsSpan(between.Start, between.Length));
    }

    [GeneratedRegex(@"(?<![\w.@/=:~^<>-])(?<![~^<>=]\s)[vV]?[0-9]+\.[0-9]+\.[0-9]+(?![\w@/+=>]|:\S|[.-]\w|\*?x|\.\*)", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    [GeneratedRegex(@"\b(?:version|release|tag|image|верси|релиз|тег|образ)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex VersionWord();

    [GeneratedRegex(@"\G[.!…\s>*_`)]*", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex(@"[\r\n][ \t>]*[*.]+[ \t]", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:\r\n|\r|\n)[ \t>]*(?:\r\n|\r|\n)", RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphEnd();

    [GeneratedRegex(@"\A[\]\)>`*_""']*(?:\([^()\s]{1,200}\))?[\]\)>`*_""']*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"\G(?:our|my|your|their|his|her|наш\w*|ваш\w*|мо[йяеи]|их)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Possessive();

    [GeneratedRegex(@"\b(?:similar|alternative|like|unlike|than|replacement|competitor|inspired|instead|without|not|thanks?|спасибо|аналог\w*|похож\w*|альтернатив\w*|чем|вместо|без|не)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Likeness();

    // A heading, or a line of bold text, that asks which version is used.
    [GeneratedRegex(@"\b(?:(?:which|what)\b[^?]{0,100}\b(?:version|release|tag)|как(?:ая|ую|ой)\b[^?]{0,100}\b(?:верси|релиз|тег)|which\s+[*_`\[]{0,3}[\w./-]{2,60}[*_`]{0,3}\s+(?:do|does|is|are|comes?|ships?|should)\b|как(?:ой|ая|ую)\s+[*_`]{0,3}[\w./-]{2,60}[*_`]{0,3}\s+(?:в|внутри|стоит|ставить|использу\w+|нужен|нужна)\b)[^?]{0,100}\?[*_ \t]*(?:\r\n|\r|\n)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    // Another link or repository, code, or a question.
    [GeneratedRegex(@"(?<=\s)\[[^\[\]]{1,100}\]\(|(?<=[\s(<])https?://|(?<=\s)[A-Za-z0-9-]{1,40}/[A-Za-z0-9-]{1,40}(?=[\s:@,.])|```|~~~|\?(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
