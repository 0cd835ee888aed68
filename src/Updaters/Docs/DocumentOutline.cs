using Updaters.Docs.AsciiDoc;
using Updaters.Docs.Markdown;
using Updaters.Docs.ReStructuredText;
using Updaters.Docs.Statements;
using Updaters.Text;

namespace Updaters.Docs;

/// <summary>The stretches of a document that decide whether a version in them may move.</summary>
internal sealed class DocumentOutline
{
    private readonly string _text;
    private readonly SpanSet _comments;
    private readonly SpanSet _history;
    private readonly HistorySections _sections;
    private readonly List<Titled> _titled;
    private readonly bool _isOutdated;
    private readonly bool _mayBeStruckOut;
    private readonly SpanSet _valueLines;

    private readonly SpanSet _codeBlocks;
    private readonly int[] _blockStarts;

    /// <summary>What was answered already: a link by a name is asked about for each URL that the name is given to.</summary>
    private readonly Dictionary<(TextSpan Span, string Version), bool> _past = [];

    private DocumentOutline(string text, DocumentBlocks blocks)
    {
        _text = text;
        _comments = new SpanSet(blocks.Comments);
        _history = new SpanSet([.. blocks.History, .. blocks.Titled.Where(titled => HistoryHeadings.Include(titled.Title) || HistoryStatements.Introduces(titled.Title) || Sentences.Say(titled.Title)).Select(titled => titled.Content)]);
        _sections = new HistorySections(text, blocks.Headings);
        _titled = blocks.Titled.FindAll(titled => titled.Title.AsSpan().ContainsAnyInRange('0', '9'));
        _isOutdated = OutdatedPages.Include(text);
        _mayBeStruckOut = StruckOut.MayBeIn(text);
        _codeBlocks = new SpanSet(blocks.Code);
        _blockStarts = [.. WithWholeLists(text, [.. blocks.BlockStarts.Concat(blocks.Headings.Select(heading => heading.Start)).Order()])];
        Code = [.. blocks.Code.Concat(blocks.CodeSpans).OrderBy(code => code.Start)];
        CodeBlocks = blocks.Code;
        Comments = [.. blocks.Comments.OrderBy(comment => comment.Start)];
        Values = blocks.Values;
        _valueLines = new SpanSet(Values.Select(value => value.Line));
    }

    /// <summary>The contents of code blocks and of code within sentences, in the order of the text.</summary>
    public IReadOnlyList<TextSpan> Code { get; }

    public IReadOnlyList<TextSpan> CodeBlocks { get; }

    public IReadOnlyList<TextSpan> Comments { get; }

    public IReadOnlyList<NamedValue> Values { get; }

    /// <param name="places">Where versions were found: elsewhere nothing is looked at closely.</param>
    public static DocumentOutline Read(string text, Markup markup, IReadOnlyList<int> places) => new(text, markup switch
    {
        Markup.Markdown => MarkdownBlocks.Read(text, places),
        Markup.ReStructuredText => RstBlocks.Read(text),
        Markup.AsciiDoc => AsciiDocBlocks.Read(text),
        _ => throw new ArgumentOutOfRangeException(nameof(markup), markup, "unknown markup"),
    });

    /// <summary>
    /// Whether the place is no statement about now: in a comment, in a section of history, behind words such as "since", before words such as
    /// "or newer", or in a sentence that speaks of another time.
    /// </summary>
    public bool IsPast(TextSpan span) => IsPast(span, span.Of(_text));

    /// <param name="version">The version that the place means; the place itself may be but a link's text.</param>
    public bool IsPast(TextSpan span, string version)
    {
        if (!_past.TryGetValue((span, version), out var isPast))
            _past[(span, version)] = isPast = IsToldToBePast(span) || IsSingledOut(span, version);
        return isPast;
    }

    /// <summary>Whether the page, a heading, the sentence or what stands beside it ties the place to its version, though nothing says so outright.</summary>
    public bool IsSingledOut(TextSpan span, string version) =>
        _isOutdated || IsUnderItsVersion(span, version) || (!IsOfValue(span) && IsSingledOutInText(span, version));

    private bool IsSingledOutInText(TextSpan span, string version) =>
        Checksums.Beside(_text, SurroundingsOf(span), span)
        || (IsInCodeBlock(span) ? IsSingledOutInCode(span) : Sentences.SingleOut(_text, span, version, CodeAt(span.Start)) || (_mayBeStruckOut && StruckOut.Holds(_text, SurroundingsOf(span), span)));

    /// <summary>Whether the document says so of the version at the place outright. What an author ties to an upstream stays only then.</summary>
    public bool IsToldToBePast(TextSpan span)
    {
        if (_comments.Contains(span.Start) || _history.Contains(span.Start) || _sections.Hold(span.Start))
            return true;
        if (IsInCodeBlock(span))
            return IsPastCode(span);
        // A named value is told of by its own line.
        if (IsOfValue(span))
            return HistoryStatements.Precedes(_text, span, oneLine: true);
        return HistoryStatements.Precedes(_text, span, oneLine: false)
            || HistoryStatements.Follows(_text, span)
            || IsOfRecord(span)
            || (LeadIn.OfItems(_text, span.Start) is { } lead && (HistoryStatements.Introduces(lead) || Sentences.Say(lead)));
    }

    /// <summary>Whether the place stands in a comment, a section, a page or a record of the past, whatever its sentence says.</summary>
    public bool IsOfPastStretch(TextSpan span, string version) =>
        _comments.Contains(span.Start) || _history.Contains(span.Start) || _sections.Hold(span.Start) || _isOutdated || IsUnderItsVersion(span, version)
        || (!IsInCodeBlock(span) && IsOfRecord(span));

    private bool IsOfRecord(TextSpan span) =>
        Records.Hold(_text, BlockOf(span) ?? span.Start, span) && !(HeadingOver(span.Start) is { } heading && Records.AreForAllUnder(heading));

    private bool IsPastCode(TextSpan span)
    {
        if (HistoryStatements.Precedes(_text, span, oneLine: true))
            return true;
        return CodeAt(span.Start) is { } code
            && (ProgramOutput.Holds(_text, code, span)
                || (LeadIn.OfCode(_text, code.Start) is { } lead && (HistoryStatements.LeadTo(lead) || (!LeadIn.IsWholeSentence(lead) && Sentences.Say(LeadIn.PointingPart(lead))) || NewerVersions.In(lead, span.Of(_text)))));
    }

    private bool IsSingledOutInCode(TextSpan span) => CodeAt(span.Start) is { } code && CodeRemarks.SingleOut(_text, code, span);

    /// <summary>Whether a heading or title over the place names the version: what stands there is about that release.</summary>
    private bool IsUnderItsVersion(TextSpan span, string version) =>
        _sections.Name(span.Start, version) || _titled.Exists(titled => titled.Content.Contains(span) && HeadingVersions.Name(titled.Title, version));

    /// <summary>The code block, paragraph or list that the place is in.</summary>
    private TextSpan SurroundingsOf(TextSpan span)
    {
        if (IsInCodeBlock(span))
            return CodeAt(span.Start) ?? span;
        var at = Array.BinarySearch(_blockStarts, span.Start);
        var next = at >= 0 ? at + 1 : ~at;
        return TextSpan.FromBounds(BlockOf(span) ?? span.Start, next < _blockStarts.Length ? _blockStarts[next] : _text.Length);
    }

    /// <summary>Empty lines between the items of a list do not part it.</summary>
    private static IEnumerable<int> WithWholeLists(string text, int[] starts)
    {
        var inList = false;
        foreach (var start in starts)
        {
            var isItem = text.AsSpan(start).TrimStart(" \t") is ['-' or '*' or '+', ' ', ..];
            if (!isItem || !inList)
                yield return start;
            inList = isItem;
        }
    }

    /// <summary>Whether the place is in the line of a front matter's key, an attribute or a substitution.</summary>
    public bool IsOfValue(TextSpan span) => _valueLines.Contains(span.Start);

    /// <summary>The nearest heading over the place; null = there is none.</summary>
    public string? HeadingOver(int offset) => _sections.Over(offset);

    public bool IsInComment(TextSpan span) => _comments.Contains(span.Start);

    public bool IsInCodeBlock(TextSpan span) => _codeBlocks.Contains(span.Start);

    /// <summary>The code that the place is in; null = it is in none.</summary>
    public TextSpan? CodeAt(int offset)
    {
        var (low, high) = (0, Code.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Code[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Code.Count && Code[low].Start <= offset ? Code[low] : null;
    }

    /// <summary>Where the paragraph, list or table starts that the place is in; null in a code block.</summary>
    public int? BlockOf(TextSpan span)
    {
        if (IsInCodeBlock(span))
            return null;
        var at = Array.BinarySearch(_blockStarts, span.Start);
        return at >= 0 ? span.Start : at == -1 ? 0 : _blockStarts[~at - 1];
    }
}
