using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// The version that a document installs, pulls or pins, said again in its words: <c>We pin it to version 1.2.3</c> beside <c>pip install acme-tool==1.2.3</c>. Only in sentences
/// of use that name no other thing, and where the upstream's name stands right before it: in sentences, and in what programs are to answer or print.
/// </summary>
internal static partial class RestatedVersions
{
    /// <param name="current">What the document installs, pulls or pins.</param>
    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> current, DocumentOutline outline, IReadOnlyList<Upstream> upstreams)
    {
        // What only a sentence ties is said again where the upstream's name stands right before it.
        var numbers = current.Select(reference => (Reference: reference, Number: NumberPlaces.NumberOf(reference), IsInstalled: PresentUse.IsByItself(file.Text, reference, outline)))
            .Where(one => one.Number.Count('.') > 1).OrderByDescending(one => one.IsInstalled).DistinctBy(one => (one.Reference.Upstream, one.Number)).ToList();
        // Two upstreams may have the same version, and a document that uses two versions of one tells them apart.
        if (numbers.DistinctBy(one => one.Number).Count() < numbers.Count || numbers.DistinctBy(one => one.Reference.Upstream).Count() < numbers.Count)
            return [];
        return from one in numbers
               let upstream = upstreams.First(known => known.Id == one.Reference.Upstream)
               from place in NumberPlaces.In(file.Text, one.Number)
               where StandsAlone(file.Text, place, upstream)
               where one.IsInstalled ? Restates(file.Text, place, outline, upstream) : IsSaidByProgram(file.Text, place, outline, upstream)
               select one.Reference with { Span = place, Current = place.Of(file.Text), Kind = ReferenceKind.Value, Pins = [], PublishedAs = null, Whole = null };
    }

    /// <summary>Where the versions of what was found may be said again.</summary>
    public static IEnumerable<int> PlacesOf(string text, IReadOnlyList<Reference> found) =>
        found.Select(NumberPlaces.NumberOf).Where(number => number.Count('.') > 1).Distinct().SelectMany(number => NumberPlaces.In(text, number)).Select(place => place.Start);

    private static bool IsSaidByProgram(string text, TextSpan place, DocumentOutline outline, Upstream upstream) =>
        outline.CodeAt(place.Start) is not null && !outline.IsInComment(place) && RestatedKeys.IsBehindName(text, place, upstream) && (IsPrintedNow(text, place, outline) ? !outline.IsOfPastStretch(place, place.Of(text)) : !outline.IsPast(place));

    private static bool Restates(string text, TextSpan place, DocumentOutline outline, Upstream upstream)
    {
        if (outline.IsInComment(place) || outline.IsOfValue(place))
            return false;
        if (IsInPath(text, place, upstream) || IsOfMirror(text, place, upstream))
            return !outline.IsPast(place);
        var isNamed = RestatedKeys.IsBehindName(text, place, upstream);
        if (isNamed && (IsPrintedNow(text, place, outline) || (!outline.IsInCodeBlock(place) && IsExpected(text, place))))
            return !outline.IsOfPastStretch(place, place.Of(text));
        if (outline.CodeAt(place.Start) is not null || Badges.Holds(text, place))
        {
            if (RestatedKeys.Say(text, place, upstream) is { } keyed)
                return keyed && !outline.IsPast(place);
            if (outline.IsInCodeBlock(place) || IsPartOfCode(text, place, outline))
                return false;
        }
        if (IsOfOwnRow(text, place, upstream))
            return !outline.IsPast(place);
        var sentence = HistoryStatements.SentenceAround(text, place);
        var line = Captions.LineBefore(text, place.Start).TrimStart();
        if (line is ['|' or '<', ..] or [.., '-' or '*', ' '] || line.TrimEnd() is [.., '='] || Label().IsMatch(line) || Subject().IsMatch(sentence.Of(text)) || IsExample(text, place) || IsSpelledTwice(sentence.Of(text), place.Of(text)))
            return false;
        return !Owners.AreOthers(text, sentence, place, upstream) && (isNamed || !Other().IsMatch(text.AsSpan(sentence.Start, sentence.Length)))
            && (isNamed || VersionWord().IsMatch(text.AsSpan(sentence.Start, place.Start - sentence.Start)) ? !PresentUse.IsSaidOtherwise(text, place) : PresentUse.IsSaidInText(text, place, outline))
            && !outline.IsPast(place);
    }

    /// <summary>Whether the place is in what a program prints whenever it runs: no log of one day, and no report of a fault.</summary>
    private static bool IsPrintedNow(string text, TextSpan place, DocumentOutline outline)
    {
        if (!outline.IsInCodeBlock(place) || outline.CodeAt(place.Start) is not { } block || ProgramOutput.TellsOfFault(text, block))
            return false;
        var lead = LeadIn.OfCode(text, block.Start);
        if (!ProgramOutput.Holds(text, block, place) && !(lead is not null && Expectations.AreIn(lead)))
            return false;
        return lead is null || !(Trouble().IsMatch(lead) || HistoryWords.DateWithin().IsMatch(lead) || Sentences.Say(lead));
    }

    private static bool IsExpected(string text, TextSpan place)
    {
        var sentence = HistoryStatements.SentenceAround(text, place);
        return Expectations.LeadTo(text.AsSpan(sentence.Start, place.Start - sentence.Start), isOfLog: RestatedKeys.TellsOfLog(sentence.Of(text)));
    }

    /// <summary>Whether it is but a part of what stands between backticks: an option or operand of a command that may be another thing's.</summary>
    private static bool IsPartOfCode(string text, TextSpan place, DocumentOutline outline) =>
        outline.CodeAt(place.Start) is { } code && !code.Of(text).AsSpan().Trim("` \"'").SequenceEqual(place.Of(text));

    /// <summary>With <c>v</c> and without, or in full and in part (<c>`1.2.3`, not `1.2`</c>): the sentence is about how a version is written.</summary>
    public static bool IsSpelledTwice(string sentence, string version) =>
        InPart().Match(sentence) is { Success: true } part && version.TrimStart('v', 'V').StartsWith(part.Groups["part"].Value + ".", StringComparison.Ordinal)
        || sentence.AsSpan().Count(version.TrimStart('v', 'V')) is var all && sentence.AsSpan().Count("v" + version.TrimStart('v', 'V')) is var prefixed && prefixed > 0 && prefixed < all;

    /// <summary>Whether the words before it say that it is any version: <c>of the form `v1.2.3`</c>.</summary>
    public static bool IsExample(string text, TextSpan version) => Example().IsMatch(Captions.LineBefore(text, version.Start));

    /// <summary>Whether it is all that a table says behind the upstream's bare name: <c>| tool | 1.2.3 |</c>.</summary>
    private static bool IsOfOwnRow(string text, TextSpan place, Upstream upstream) =>
        Row().Match(Captions.LineBefore(text, place.Start).ToString()) is { Success: true } row && RowEnd().IsMatch(text, place.End)
        && (row.Groups["name"].ValueSpan.Equals(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase) || upstream.Packages.Any(package => row.Groups["name"].ValueSpan.Equals(package.Text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether it stands behind the upstream's name in a URL or path: <c>https://docs.example/tool/v1.2.3/</c>, <c>/opt/tool/1.2.3</c>.</summary>
    private static bool IsInPath(string text, TextSpan place, Upstream upstream)
    {
        var before = text.AsSpan(0, place.Start);
        return before is [.., '/' or '\\'] && before[..^1].EndsWith(upstream.Id.Repo.Name, StringComparison.OrdinalIgnoreCase) && before[..^(upstream.Id.Repo.Name.Length + 1)] is [.., '/' or '\\'];
    }

    /// <summary>Whether it is the tag of the upstream's image in another registry: <c>registry.local:5000/acme/tool:1.2.3</c>.</summary>
    private static bool IsOfMirror(string text, TextSpan place, Upstream upstream)
    {
        var before = text.AsSpan(0, place.Start);
        if (before is not [.., ':'] || !before[..^1].EndsWith(upstream.Id.Repo.ToString(), StringComparison.OrdinalIgnoreCase))
            return false;
        return before[..^(upstream.Id.Repo.ToString().Length + 1)] is [.., '/'] && Ends().IsMatch(text, place.End);
    }

    private static bool StandsAlone(string text, TextSpan place, Upstream upstream) =>
        IsOfMirror(text, place, upstream) || place.Start == 0 || text[place.Start - 1] is ' ' or '\n' or '\t' or '`' or '*' or '"' or '(' or '_' or '\'' or '=' or '/' or '\\'
            ? Ends().IsMatch(text, place.End) || (text.AsSpan(place.End) is ['/' or '\\', ..] && IsInPath(text, place, upstream))
            : text[place.Start - 1] == '-' && Badges.Holds(text, place);

    [GeneratedRegex(@"\b(?:version|release|tag|верси[яюией]{1,2}|релиз\w?|тег\w{0,2})[\s:*_`""(]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex VersionWord();

    // What leads to a record of one occasion.
    [GeneratedRegex(@"\b(?:something\s+(?:like|similar)|similar|примерно|похож\w+|incident|outage|post-?mortem|bug|issue|report(?:s|ed|er)?|reproduc\w*|crash\w*|fail\w*|errors?|fault|broken|happened|saw|got|user|customer|инцидент\w*|авари\w*|ошибк\w*|сбо[йеяю]\w*|упал\w*|пользовател\w*|сообщ\w+)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Trouble();

    // Of what a release is or does nothing else is meant.
    [GeneratedRegex(@"\A\W*(?:the\s+)?(?:version|release|версия|релиз)\s+[*_`]*v?\d+\.\d+\.\d+[*_`]*\s+\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Subject();

    // How a version is written, and what may be any.
    [GeneratedRegex(@"(?:\b(?:form|format|pattern|like|such\s+as|for\s+example|example|say|вида|например|скажем|вроде|типа)|\be\.g\.)[\s:,`*""]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b(?:not|instead\s+of|rather\s+than|а\s+не|вместо)\s+[`""'*]{0,3}v?(?<part>[0-9]+(?:\.[0-9]+)?)[`""'*]{0,3}(?!\.?\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InPart();

    // What a field is called that is no version's alone: "Version of the site: ".
    [GeneratedRegex(@"\A(?![\W_]*(?:(?:the|current|pinned|default|latest|used|required|recommended|supported|installed)\s+)?(?:version|release|tag|default|версия|релиз|тег)[*_`]*:)[^:]{0,80}:[*_`""\s]*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[ \t]*\|[ \t]*[`*]{0,3}(?<name>[A-Za-z0-9._-]{2,100})[`*]{0,3}[ \t]*\|[ \t]*[`*]{0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"\G[`*]{0,3}[ \t]*\|?[ \t]*(?:[\r\n]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex RowEnd();

    [GeneratedRegex(@"\G(?![\w@/+=>]|:\S|[.-]\w|\*?x|\.\*)", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    // Another link or repository, or what the document is about itself.
    [GeneratedRegex(@"\b(?i:this\s+(?:project|package|library|repository|plugin|chart|app)|semantic\s+versioning|semver|our\s+own|itself)\b|(?<=\s)\[[^\[\]]{1,100}\]\(|(?<=[\s(<])https?://", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
