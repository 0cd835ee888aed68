using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Finding;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>
/// Tables and lists that name several versions of one upstream alike: one row, link or item for each release. They tell the versions
/// apart, and moving them all to one would make them nonsense. Columns of a table that hold facts of the past are among them.
/// </summary>
internal static partial class Comparisons
{
    /// <summary>No row that a person reads is longer than this.</summary>
    private const int LongestRow = 4000;

    private static readonly SearchValues<char> UrlStarts = SearchValues.Create(" \t\r\n(<\"");

    /// <summary>The references that stand in no comparison.</summary>
    /// <param name="optOut">Where an author has spoken for a line, it says nothing about the others.</param>
    public static IEnumerable<Reference> Without(IReadOnlyList<Reference> found, string text, DocumentOutline outline, OptOut optOut)
    {
        var places = found.ToLookup(reference => (reference.Upstream, Block: outline.BlockOf(reference.Span)));
        return places.SelectMany(place => place.Key.Block is { } block ? OfBlock([.. place], text, block, optOut) : place);
    }

    /// <summary>The references in whose sentence no other version of their upstream is named. Code, rows and definitions of links are no sentences.</summary>
    public static IEnumerable<Reference> WithoutSentences(IReadOnlyList<Reference> found, string text, DocumentOutline outline, OptOut optOut)
    {
        var prose = found.ToLookup(reference => !outline.IsInCodeBlock(reference.Span) && !outline.IsInComment(reference.Span)
            && !IsInRow(text, reference.Span.Start) && !IsDefinition(text, reference.Span.Start) && !optOut.Covers(reference.Span));
        return prose[true]
            .GroupBy(reference => (reference.Upstream, ClauseStart(text, reference.Span)))
            .Where(clause => !Differ(clause))
            .SelectMany(clause => clause)
            .Concat(prose[false]);
    }

    /// <summary>Where the part of a sentence starts that a semicolon ends.</summary>
    private static int ClauseStart(string text, TextSpan span)
    {
        var start = HistoryStatements.SentenceAround(text, span).Start;
        return start + text.AsSpan(start, span.Start - start).LastIndexOf(';') + 1;
    }

    private static bool IsDefinition(string text, int offset) => LineBefore(text, offset) is ['[', .. var rest] && rest.Contains("]:", StringComparison.Ordinal);

    private static IEnumerable<Reference> OfBlock(List<Reference> references, string text, int block, OptOut optOut)
    {
        references.RemoveAll(reference => TableHeaders.TellOfPast(text, block, reference) || TableRecords.Hold(text, block, reference.Span));
        var isTable = TableHeaders.HasDelimiterRow(text, block);
        var rows = references.FindAll(reference => isTable || IsInRow(text, reference.Span.Start));
        var items = references.Except(rows).Where(reference => (reference.Tie is Tie.ByName || reference is { Kind: ReferenceKind.Value, Whole: null }) && IsInItem(text, reference.Span.Start) && !optOut.Covers(reference.Span));
        var links = references.Except(rows).Where(reference => reference.Tie is Tie.ByStructure).ToList();
        var images = references.Except(rows).Where(reference => reference.Kind == ReferenceKind.Image && !optOut.Covers(reference.Span));
        HashSet<Reference> compared =
        [
            .. rows.GroupBy(reference => reference.Kind).Any(Differ) ? rows : [],
            .. links.Where(link => link.Kind == ReferenceKind.Tag).GroupBy(link => BeforeTag(text, link)).Any(Differ) ? links : [],
            .. images.GroupBy(image => image.Kind).Where(Differ).SelectMany(kind => kind),
            .. items.GroupBy(reference => reference.Kind).Where(Differ).SelectMany(kind => kind),
        ];
        return references.Where(reference => !compared.Contains(reference));
    }

    private static bool IsInRow(string text, int offset) => LineBefore(text, offset) is ['|', ..];

    private static bool IsInItem(string text, int offset) => LineBefore(text, offset) is ['*' or '+' or '-' or '.', ' ' or '*' or '.', ..];

    private static ReadOnlySpan<char> LineBefore(string text, int offset)
    {
        var before = text.AsSpan(0, offset)[Math.Max(0, offset - LongestRow)..];
        return before[(before.LastIndexOfAny('\r', '\n') + 1)..].TrimStart(" \t>");
    }

    /// <summary>The URL up to its tag: links to different things are no list of releases.</summary>
    private static string BeforeTag(string text, Reference reference)
    {
        var before = text.AsSpan(0, reference.Span.Start)[Math.Max(0, reference.Span.Start - UrlText.Longest)..];
        return before[(before.LastIndexOfAny(UrlStarts) + 1)..].ToString();
    }

    /// <summary>Whether two of them are of different versions; <c>v1</c> and <c>1.2.0</c> may be one.</summary>
    public static bool Differ(IEnumerable<Reference> references)
    {
        string[] longest = [];
        foreach (var reference in references)
        {
            var numbers = NumbersOf(reference.Current);
            var common = Math.Min(numbers.Length, longest.Length);
            if (!numbers.AsSpan(0, common).SequenceEqual(longest.AsSpan(0, common)))
                return true;
            if (numbers.Length > longest.Length)
                longest = numbers;
        }
        return false;
    }

    /// <summary>The version's numbers: those with a separator between them, since a tag may have others in its prefix; else the last one.</summary>
    private static string[] NumbersOf(string version)
    {
        string[] numbers = [];
        foreach (var run in Numbers().EnumerateMatches(version))
        {
            numbers = version.Substring(run.Index, run.Length).Split('.', '_');
            if (numbers.Length > 1)
                break;
        }
        return numbers;
    }

    [GeneratedRegex(@"[0-9]+(?:[._][0-9]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
