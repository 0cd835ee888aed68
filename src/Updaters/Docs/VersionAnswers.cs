using System.Text.RegularExpressions;
using Updaters.Docs.Statements;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// What the program is to answer to a question for its version that stands before: the line below <c>$ tool --version</c>, a block of its own behind <c>You should see:</c>,
/// a sentence (<c>It should print `1.2.3`</c>). Only where the same document installs or pins that version.
/// </summary>
internal static partial class VersionAnswers
{
    private const int LongestLine = 200;

    /// <summary>How far before its answer a question may stand.</summary>
    private const int Reach = 500;

    public static IEnumerable<Reference> Find(FileText file, IReadOnlyList<Reference> current, DocumentOutline outline) =>
        from reference in current.DistinctBy(reference => (reference.Upstream, NumberPlaces.NumberOf(reference)))
        let number = NumberPlaces.NumberOf(reference)
        where number.Contains('.', StringComparison.Ordinal)
        from place in NumberPlaces.In(file.Text, number)
        where StandsAlone(file.Text, place) && QuestionOf(file.Text, place, reference.Upstream.Repo, outline) is { } question && !outline.IsToldToBePast(question)
        select reference with { Span = place, Current = place.Of(file.Text), Kind = ReferenceKind.Value, Tie = Tie.Structure, Pins = [], PublishedAs = null, Whole = null };

    private static bool StandsAlone(string text, TextSpan place) =>
        (place.Start == 0 || text[place.Start - 1] is ' ' or '\n' or '\t' or '`' or '*' or '"')
        && (place.End == text.Length || text[place.End] is '\r' or '\n' or '`' or '*' or '"' || (text[place.End] is '.' or ',' && (place.End + 1 == text.Length || char.IsWhiteSpace(text[place.End + 1]))));

    /// <summary>The question that the version at the place answers; null = it answers none.</summary>
    private static TextSpan? QuestionOf(string text, TextSpan place, RepoName repo, DocumentOutline outline)
    {
        if (!outline.IsInCodeBlock(place))
            return IsExpected(text, place, repo) ? QuestionBefore(text, place.Start, repo) : null;
        if (!IsAnswer(text, place, repo) || outline.CodeAt(place.Start) is not { } block)
            return null;
        if (QuestionAbove(text, place, block, repo) is { } above)
            return above;
        // A block that is all answer.
        return IsOnlyLine(text, block, LineAround(text, place)) && LeadIn.OfCode(text, block.Start) is { } lead && Expectations.AreIn(lead)
            ? QuestionBefore(text, block.Start, repo)
            : null;
    }

    /// <summary>Whether the block, without its fences, is but the line.</summary>
    private static bool IsOnlyLine(string text, TextSpan block, TextSpan line) =>
        IsFencesOnly(text.AsSpan(block.Start, Math.Max(0, line.Start - block.Start))) && IsFencesOnly(text.AsSpan(line.End, Math.Max(0, block.End - line.End)));

    private static bool IsFencesOnly(ReadOnlySpan<char> lines) => Fences().IsMatch(lines);

    /// <summary>Whether the line says the version and nothing else, but for the program's name.</summary>
    private static bool IsAnswer(string text, TextSpan place, RepoName repo)
    {
        var line = LineAround(text, place);
        return line.Length <= LongestLine && text.AsSpan(place.End, line.End - place.End).IsWhiteSpace() && IsNameOrEmpty(text.AsSpan(line.Start, place.Start - line.Start), repo);
    }

    private static bool IsNameOrEmpty(ReadOnlySpan<char> before, RepoName repo)
    {
        before = before.Trim(" \t>,:");
        if (before.EndsWith("version", StringComparison.OrdinalIgnoreCase))
            before = before[..^"version".Length].TrimEnd(" \t,:");
        return before.IsEmpty || before.Equals(repo.Name, StringComparison.OrdinalIgnoreCase) || before.Equals(repo.ToString(), StringComparison.OrdinalIgnoreCase) || before.Equals($"{repo.Owner}-{repo.Name}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>On the line right above, in the same code.</summary>
    private static TextSpan? QuestionAbove(string text, TextSpan place, TextSpan block, RepoName repo)
    {
        var start = LineAround(text, place).Start;
        if (start <= block.Start)
            return null;
        var end = text.AsSpan(0, start) is [.., '\r', '\n'] ? start - 2 : start - 1;
        var line = LineAround(text, new TextSpan(end, 0));
        var asked = LastIn(text, line, repo);
        return asked is { } question && text.AsSpan(question.End, line.End - question.End).IsWhiteSpace() ? question : null;
    }

    private static TextSpan? QuestionBefore(string text, int place, RepoName repo) =>
        LastIn(text, TextSpan.FromBounds(Math.Max(0, place - Reach), place), repo);

    /// <summary>The last question for the program's version in the stretch.</summary>
    private static TextSpan? LastIn(string text, TextSpan stretch, RepoName repo)
    {
        TextSpan? last = null;
        foreach (var question in Asks().EnumerateMatches(text.AsSpan(stretch.Start, stretch.Length)))
        {
            var asked = new TextSpan(stretch.Start + question.Index, question.Length);
            if (asked.Of(text).Contains(repo.Name, StringComparison.OrdinalIgnoreCase))
                last = asked;
        }
        return last;
    }

    /// <summary>Whether the sentence says that the version is what one is to see.</summary>
    private static bool IsExpected(string text, TextSpan place, RepoName repo)
    {
        var sentence = HistoryStatements.SentenceAround(text, place);
        var before = text.AsSpan(sentence.Start, place.Start - sentence.Start);
        if (!Expectations.AreIn(before) || before[^1] is not ('`' or '*' or '"') && !before.TrimEnd().EndsWith("version", StringComparison.OrdinalIgnoreCase) && !before.TrimEnd().EndsWith("версия", StringComparison.OrdinalIgnoreCase) && !IsBehindName(before, repo))
            return false;
        return !before.Contains("http", StringComparison.Ordinal);
    }

    private static bool IsBehindName(ReadOnlySpan<char> before, RepoName repo) => before.TrimEnd(" `*").EndsWith(repo.Name, StringComparison.OrdinalIgnoreCase);

    private static TextSpan LineAround(string text, TextSpan place)
    {
        var start = text.AsSpan(0, place.Start).LastIndexOfAny('\r', '\n') + 1;
        var length = text.AsSpan(place.End).IndexOfAny('\r', '\n');
        return TextSpan.FromBounds(start, length < 0 ? text.Length : place.End + length);
    }

    [GeneratedRegex(@"\A\s*(?:(?:`{3,}|~{3,})\w{0,20})?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fences();

    [GeneratedRegex(@"(?<![\w-])[\w./:@-]{2,100}[ \t]+(?:--version|-V|-v|version)(?![\w=.-])", RegexOptions.CultureInvariant)]
    private static partial Regex Asks();
}
