using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.Statements;

/// <summary>
/// What a sentence says beside its point, and not of the version in it: of another version, in brackets or behind a semicolon (<c>v1.2.3 (v1.2.2 was skipped)</c>), what would happen otherwise
/// (<c>use 1.2.3, otherwise your output will differ</c>), and idioms whose words look like others (<c>unless told otherwise</c>).
/// </summary>
internal static partial class Asides
{
    private static readonly SearchValues<char> Borders = SearchValues.Create(";(");

    /// <summary>A word of each idiom: most sentences have none.</summary>
    private static readonly SearchValues<string> IdiomWords = SearchValues.Create(["otherwise", "or else", "иначе", "не то", "unless", "stick", "if ", "when", "если", "когда", "чтобы", "compiled", "tested", "differ", "отлича", "written", "made for", "meant", "copied", "imported", "ported", "moved", "switched", "rebuilt", "redeployed", "another", "any other", "different", "other version", "other release", "previously", "formerly", "earlier", "before that", "in the past", "in the incident", "last year", "раньше", "прежде", "ранее", "до этого", "merged", "dropped", "migrated"], StringComparison.OrdinalIgnoreCase);

    /// <param name="wording">A sentence as <see cref="Wording.Of"/> gives it.</param>
    /// <param name="version">Where the version stands in it.</param>
    /// <returns>The wording with what is beside the point blanked, every offset kept.</returns>
    public static string Blanked(string wording, TextSpan version)
    {
        var isDivided = wording.AsSpan().ContainsAny(Borders);
        var hasIdiom = wording.AsSpan().ContainsAny(IdiomWords);
        if (!isDivided && !hasIdiom)
            return wording;
        var text = wording.ToCharArray();
        if (isDivided)
        {
            foreach (var part in Parts().EnumerateMatches(wording))
            {
                if ((part.Index >= version.End || part.Index + part.Length <= version.Start) && NamesVersion().IsMatch(wording.AsSpan(part.Index, part.Length)))
                    text.AsSpan(part.Index, part.Length).Fill(' ');
            }
        }
        if (hasIdiom)
        {
            foreach (var idiom in Idiom().EnumerateMatches(wording))
            {
                // What names the version is no aside.
                if (version.Length == 0 || idiom.Index >= version.End || idiom.Index + idiom.Length <= version.Start)
                    text.AsSpan(idiom.Index, idiom.Length).Fill(' ');
            }
        }
        return new string(text);
    }

    /// <summary>As <see cref="Blanked"/>, of words that lead to something and name no version.</summary>
    public static string Blanked(string words) => Blanked(words, new TextSpan(0, 0));

    // In brackets, or a clause that a semicolon begins.
    [GeneratedRegex(@"\([^()]{3,200}\)|;[^;]{3,300}", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?<![\w.])v?[0-9]+\.[0-9]+\.[0-9]+(?![\w.]*[0-9])|\b(?:other|newer|older)\s+versions\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamesVersion();

    [GeneratedRegex(
        """
        \b(?:
            unless\s+(?:you|the\s+user|told|stated|noted|specified|mentioned|said|overridden|another|a\s+different)\b(?![^.;,]{0,100}\d\.\d)[^.;,]{0,100}
          | (?:please\s+)?stick\s+(?:to|with)\s+(?:them|these|those)
          | (?:is|are|gets?)\s+(?:\w+ly\s+|always\s+)*(?:tested|checked|verified)\s+by\b
          | (?:currently|continuously|regularly|always|automatically)\s+tested
          | (?:the|a|an|your|usb|memory|this|that|which)\s+(?:\w+\s+)?sticks?\b(?!\s+(?:to|with)\b)
          | (?<=[;,(]\s{0,4})(?:in\s+the\s+(?:past|incident)|formerly|previously|earlier|before\s+that|last\s+year|раньше|прежде|ранее|до\s+этого)\b[^;.()]{0,120}\)?
          | (?:another|any\s+other|a\s+different|other)\s+(?:versions?|releases?|ones?)\s+(?:would|will|may|might|could|can|gives?|produces?|writes?)\b[^.;]{0,120}
          | чтобы\s(?!\s*(?:верн|откат|воспроиз|понизи|обойти|остаться))[^.;,]{0,100}
          | (?:if|when|whenever|если|когда)\s(?=[^,;.:]{0,120}\b(?:crash|fail|hang|freez|wrong|error|lost|missing|broke|stop|stuck|differ|yet|already|lacks|prefer|(?:do|does)\s+not\s+(?:have|run|use)|don't\s+have|doesn't\s+(?:have|run)|has\s+no|have\s+no|not\s+installed|упал|падае|завис|еще|уже|предпочита|не\s+запуск|не\s+работ|не\s+совпад|не\s+установ)\w*)(?![^,;.:]{0,120}(?:bug|regress|\d\.\d|upgrad|updat|version|reproduc|still|old|downgrad|release|верси|обнов|баг|выпуск|стар))[^,;.:]{0,120},
          | (?:should|will|must|does|do)\s+not\s+differ\b
          | (?:gets?|is|are|be|being)\s+(?:(?:\w+ly|always|then|also|just|simply|first)\s+){0,2}(?:copied|compiled|recompiled|imported|ported|moved|switched|rebuilt|redeployed|merged|dropped|migrated|written)\b(?!\s+from\s+v?\d)
          | (?:is|are|was|were)\s+(?:written|made|meant)\s+for(?=\s*(?:[.,;)]|\z))
          | (?:is|are)\s+tested\s+(?:in|by)\s+CI\b
          | (?:otherwise|or\s+else|иначе|не\s+то)\b(?!\s+by\b)[^.;:]{0,150}
          | (?:or|otherwise|иначе)\s+(?:your|the|you|ваш\w*|у\s+вас)\s[^.;]{0,80}\b(?:differ|отлича\w+)\b[^.;]{0,80}
        )
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Idiom();
}
