using Markdig;
using Markdig.Syntax;

namespace BumpBot.Watching.Breaking.Text;

/// <summary>Reads notes into lines with the headings above them. Code says nothing about a release, and is left out.</summary>
internal sealed class NoteLines
{
    /// <summary>GitHub takes no longer notes; more is not read.</summary>
    private const int LongestNotes = 150_000;

    /// <summary>Blocks alone, in linear time: what stands within a line is read by <see cref="NoteTokens"/>.</summary>
    private static readonly MarkdownPipeline Blocks = OnlyBlocks();

    private readonly string _text;
    private readonly List<NoteLine> _lines = [];

    /// <summary>A heading on a line that only seems to go on a list's last item.</summary>
    private NoteSection? _lazyHeading;

    private NoteLines(string text) => _text = text;

    public static IReadOnlyList<NoteLine> Of(string? notes)
    {
        var text = (notes ?? "").ReplaceLineEndings("\n");
        var reader = new NoteLines(text.Length <= LongestNotes ? text : text[..LongestNotes]);
        reader.Read();
        return reader._lines;
    }

    private void Read()
    {
        try
        {
            Walk(Markdown.Parse(_text, Blocks), NoteSection.Top, NoteLineKind.Text);
        }
        catch (ArgumentException)
        {
            // Nested more deeply than the parser follows: nobody writes notes like that for people to read.
            _lines.Clear();
        }
    }

    private void Walk(ContainerBlock container, NoteSection section, NoteLineKind kind)
    {
        for (var i = 0; i < container.Count; i++)
        {
            var isBeforeList = i + 1 < container.Count && container[i + 1] is ListBlock;
            section = container[i] switch
            {
                HeadingBlock heading => Heading(TextOf(heading).Split('\n')[0].Trim('#').Trim(), section, heading.Level),
                ParagraphBlock paragraph => Paragraph(paragraph, section, kind, isBeforeList),
                ListBlock list => List(list, section),
                QuoteBlock quote => Quote(quote, section),
                CodeBlock => Code(section),
                HtmlBlock { Type: not HtmlBlockType.Comment } html => Html(html, section),
                _ => section,
            };
        }
    }

    private NoteSection Heading(string text, NoteSection section, int level)
    {
        var line = new NoteLine(text, NoteLineKind.Heading, section.Open(KindOf(text), level), Announces: false);
        _lines.Add(line);
        return line.Section;
    }

    /// <summary>"Major Changes" are breaking where "Minor Changes" or "Patch Changes" stand beside them: the headings of changesets.</summary>
    private SectionKind KindOf(string heading) =>
        heading.Equals("Major Changes", StringComparison.OrdinalIgnoreCase)
        && (_text.Contains("# Minor Changes", StringComparison.OrdinalIgnoreCase) || _text.Contains("# Patch Changes", StringComparison.OrdinalIgnoreCase))
            ? SectionKind.Breaking
            : SectionKinds.Of(NoteTokens.Of(heading));

    private NoteSection List(ListBlock list, NoteSection section)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            Walk(item, section, NoteLineKind.Item);
            (section, _lazyHeading) = (_lazyHeading ?? section, null);
        }
        // What introduced the list is over with it.
        return section.Above(NoteSection.OfIntroduction);
    }

    private NoteSection Quote(QuoteBlock quote, NoteSection section)
    {
        Walk(quote, section, NoteLineKind.Text);
        return section;
    }

    private NoteSection Paragraph(ParagraphBlock paragraph, NoteSection section, NoteLineKind kind, bool isBeforeList)
    {
        var lines = ParagraphLines.Of(_text, paragraph);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, isLast) = (lines[i].Text, i == lines.Count - 1);
            // Without an indent, the line after an item is the item's only by Markdown's leniency.
            var isLazy = i > 0 && kind == NoteLineKind.Item && !lines[i].IsIndented;
            if (lines[i].Row is { } row)
            {
                if (row != TableRow.Unbroken)
                    _lines.Add(new NoteLine(line, NoteLineKind.TableRow, row == TableRow.Breaking || (row == TableRow.Changed && section.Tells is not (SectionKind.Deprecated or SectionKind.Internal or SectionKind.Aside or SectionKind.Fixes)) ? section.Open(SectionKind.Breaking, NoteSection.OfIntroduction) : section, Announces: false));
            }
            else if (SectionKinds.StandsForHeading(line, NoteTokens.Of(line), (isBeforeList && isLast) || isLazy, out var level))
            {
                section = Heading(line, section, level);
                _lazyHeading = isLazy ? section : null;
            }
            else
            {
                _lines.Add(new NoteLine(line, kind, section, isLast && isBeforeList && (line.TrimEnd('*', '_', ' ').EndsWith(':') || (kind == NoteLineKind.Item && IsOnlyName(line)))));
            }
        }
        return section;
    }

    /// <summary>The package that the changes below it are of.</summary>
    private static bool IsOnlyName(string line) => line == "Other" || NoteTokens.Of(line).All(token => token.Kind is NoteTokenKind.Code or NoteTokenKind.Mark);

    private NoteSection Code(NoteSection section)
    {
        _lines.Add(new NoteLine("", NoteLineKind.Code, section, Announces: false));
        return section;
    }

    private NoteSection Html(HtmlBlock html, NoteSection section)
    {
        foreach (var line in HtmlLines.Of(TextOf(html)))
        {
            section = line switch
            {
                HtmlLine.Heading heading => Heading(heading.Text, section, heading.Level),
                HtmlLine.EndOfDetails => section.Above(NoteSection.OfSummary),
                HtmlLine.Plain plain => Plain(plain, section),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        return section;
    }

    private NoteSection Plain(HtmlLine.Plain line, NoteSection section)
    {
        _lines.Add(new NoteLine(line.Text, line.IsItem ? NoteLineKind.Item : NoteLineKind.Text, section, Announces: false));
        return section;
    }

    private string TextOf(Block block) =>
        block.Span.IsEmpty || block.Span.Start >= _text.Length ? "" : _text[block.Span.Start..Math.Min(block.Span.End + 1, _text.Length)].Trim();

    private static MarkdownPipeline OnlyBlocks()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.Clear();
        return builder.Build();
    }
}
