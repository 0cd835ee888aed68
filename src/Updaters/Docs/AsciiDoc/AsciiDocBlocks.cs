using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Docs.AsciiDoc;

/// <summary>
/// Reads AsciiDoc by its lines: section titles, listings and literals, comments, attributes, tables. One pass in linear time over any text.
/// (https://docs.asciidoctor.org/asciidoc/latest/)
/// </summary>
internal sealed partial class AsciiDocBlocks
{
    private const int LongestLine = 1000;

    private readonly string _text;
    private readonly DocumentBlocks _blocks = new();
    private Delimited? _open;
    private int? _paragraphStart;

    /// <summary>Whether the paragraph is code: behind <c>[source]</c>, or indented.</summary>
    private bool _isCode;

    /// <summary>Whether the line before is an attribute list that makes code of the block behind it.</summary>
    private bool _makesCode;
    private TextSpan? _before;

    /// <summary>The title (<c>.Title</c>) of the block behind it.</summary>
    private string? _title;

    /// <summary>Whether the attribute list before makes a quotation of the block.</summary>
    private bool _makesQuote;

    private AsciiDocBlocks(string text) => _text = text;

    /// <param name="Mark">The line that opened the block, and closes it.</param>
    private readonly record struct Delimited(AsciiDocContent Content, string Mark, int Start);

    public static DocumentBlocks Read(string text)
    {
        var reader = new AsciiDocBlocks(text);
        foreach (var line in Lines.In(text))
            reader.ReadLine(line);
        reader.Close(text.Length);
        reader.EndParagraph(text.Length);
        return reader._blocks;
    }

    private void ReadLine(TextSpan line)
    {
        var content = _text.AsSpan(line.Start, line.Length).TrimEnd();
        if (_open is { } open)
        {
            if (content.SequenceEqual(open.Mark))
                Close(line.Start);
            else if (open.Content is AsciiDocContent.Table or AsciiDocContent.Quote)
                ReadCodeSpans(line);
            return;
        }
        if (content.IsEmpty)
        {
            EndParagraph(line.Start);
            _before = null;
        }
        else if (Underlined(content) is { } title)
        {
            _blocks.Headings.Add(title);
            _before = null;
        }
        else if (AsciiDocLines.Delimiter(content) is { } kind)
        {
            EndParagraph(line.Start);
            _blocks.BlockStarts.Add(line.Start);
            _open = new Delimited(kind, content[0] == '`' ? "```" : content.ToString(), kind == AsciiDocContent.Code ? line.End : line.Start);
            _makesCode = false;
        }
        else if (content.StartsWith("//") && !content.StartsWith("///"))
        {
            _blocks.Comments.Add(line);
        }
        else
        {
            ReadText(line, content);
            _before = line;
        }
    }

    private void ReadText(TextSpan line, ReadOnlySpan<char> content)
    {
        if (_paragraphStart is null && content is ['[', .., ']'])
        {
            _makesCode |= AsciiDocLines.IsCodeStyle(content);
            _makesQuote |= content.StartsWith("[quote") || content.StartsWith("[verse");
            return;
        }
        if (_paragraphStart is null && content is ['.', not ('.' or ' '), ..])
        {
            _title = content[1..].ToString();
            return;
        }
        if (_paragraphStart is null)
        {
            _paragraphStart = line.Start;
            _isCode = _makesCode || content[0] is ' ' or '\t' && !AsciiDocLines.IsListItem(content);
            _makesCode = false;
        }
        if (_isCode || line.Length > LongestLine)
            return;
        if (content[0] == ':' && Attribute().Match(line.Of(_text)) is { Success: true } attribute)
            AddAttribute(line, attribute);
        else if (AsciiDocLines.Title(line, content) is { } title)
            _blocks.Headings.Add(title);
        ReadCodeSpans(line);
    }

    private void AddAttribute(TextSpan line, Match attribute)
    {
        var value = attribute.Groups["value"];
        _blocks.Values.Add(new NamedValue(attribute.Groups["name"].Value, new TextSpan(line.Start + value.Index, value.Length), line, ByName: true));
    }

    /// <summary>The title of two lines that the line ends: as long as its text, behind no other line.</summary>
    private Heading? Underlined(ReadOnlySpan<char> content) =>
        _before is { } above && _paragraphStart == above.Start && "=-~^+".IndexOf(content[0]) is var level and >= 0
        && content.Length > 2 && content.TrimEnd(content[0]).IsEmpty && Math.Abs(above.Length - content.Length) <= 1
            ? new Heading(above.Start, level + 1, above.Of(_text).Trim())
            : null;

    private void ReadCodeSpans(TextSpan line)
    {
        if (line.Length > LongestLine || !_text.AsSpan(line.Start, line.Length).ContainsAny('`', '+'))
            return;
        foreach (var code in Monospace().EnumerateMatches(_text.AsSpan(line.Start, line.Length)))
            _blocks.CodeSpans.Add(new TextSpan(line.Start + code.Index + 1, code.Length - 2));
    }

    private void Close(int end)
    {
        if (_open is not { } open)
            return;
        _open = null;
        var span = TextSpan.FromBounds(open.Start, end);
        TakeTitle(span, open.Content == AsciiDocContent.Quote);
        if (open.Content == AsciiDocContent.Code && span.Length > 0)
            _blocks.Code.Add(span);
        else if (open.Content == AsciiDocContent.Comment)
            _blocks.Comments.Add(span);
        _before = null;
    }

    private void EndParagraph(int end)
    {
        if (_paragraphStart is { } start && start < end)
        {
            _blocks.BlockStarts.Add(start);
            TakeTitle(TextSpan.FromBounds(start, end), _makesQuote);
            if (_isCode)
                _blocks.Code.Add(TextSpan.FromBounds(start, end));
        }
        _paragraphStart = null;
        _isCode = false;
    }

    /// <summary>What stood before the block bears on it alone.</summary>
    private void TakeTitle(TextSpan block, bool isQuote)
    {
        if (_title is not null)
            _blocks.Titled.Add(new Titled(block, _title));
        if (isQuote)
            _blocks.History.Add(block);
        (_title, _makesQuote) = (null, false);
    }

    [GeneratedRegex(@"\A:(?<name>[\p{L}\p{N}_][\p{L}\p{N}_-]*):[ \t]+(?<value>\S+(?:[ \t]+\S+)*)[ \t]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Attribute();

    [GeneratedRegex(@"(?<![\w`])`[^`]+`(?![\w`])|(?<![\w+])\+[^+\s][^+]*\+(?![\w+])", RegexOptions.CultureInvariant)]
    private static partial Regex Monospace();
}
