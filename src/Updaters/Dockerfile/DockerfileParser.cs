using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Reads a Dockerfile into instructions, for the places of their texts. Any text has a reading.</summary>
/// <remarks>Source of the rules: the Dockerfile reference, "Format", "Parser directives" and "Here-documents".</remarks>
internal sealed partial class DockerfileParser
{
    private static readonly SearchValues<char> MarkCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    private readonly string _text;
    private readonly TextSpan[] _lines;
    private readonly Directives _directives;
    private readonly Dictionary<string, int> _lastLine = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastLineWithoutTabs = new(StringComparer.Ordinal);
    private int _next;

    private DockerfileParser(string text)
    {
        _text = text;
        _lines = [.. Updaters.Text.Lines.In(text)];
        _directives = Directives.Read(text, _lines);
        if (text.Contains("<<", StringComparison.Ordinal))
            NoteMarks();
    }

    public static (IReadOnlyList<Instruction> Instructions, Directives Directives) Parse(string text)
    {
        var parser = new DockerfileParser(text);
        var instructions = new List<Instruction>();
        while (parser.Read() is { } instruction)
            instructions.Add(instruction);
        return (instructions, parser._directives);
    }

    /// <summary>Notes the lines that may end a here-document.</summary>
    private void NoteMarks()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            var line = _text.AsSpan(_lines[i].Start, _lines[i].Length);
            var mark = line.TrimStart('\t');
            if (mark.IsEmpty || mark.ContainsAnyExcept(MarkCharacters))
                continue;
            _lastLine[line.ToString()] = i;
            _lastLineWithoutTabs[mark.ToString()] = i;
        }
    }

    private Instruction? Read()
    {
        while (_next < _lines.Length && IsBlankOrComment(_lines[_next]))
            _next++;
        if (_next >= _lines.Length)
            return null;
        var lines = ReadContinued();
        var keyword = TakeKeyword(lines);
        if (keyword == "ONBUILD")
            keyword = TakeKeyword(lines);
        return new Instruction(keyword, lines, keyword is "RUN" or "COPY" or "ADD" ? ReadHereDocuments(lines) : [], _directives.Escape);
    }

    private List<TextSpan> ReadContinued()
    {
        var lines = new List<TextSpan>();
        while (_next < _lines.Length)
        {
            var line = _lines[_next++];
            if (lines.Count > 0 && IsBlankOrComment(line))
                continue;
            var content = _text.AsSpan(line.Start, line.Length).TrimEnd(" \t");
            var continues = content.Length > 0 && content[^1] == _directives.Escape && (content.Length == 1 || content[^2] != _directives.Escape);
            lines.Add(continues ? new TextSpan(line.Start, content.Length - 1) : line);
            if (!continues)
                break;
        }
        return lines;
    }

    /// <summary>Takes the first word off the instruction's lines.</summary>
    private string TakeKeyword(List<TextSpan> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = _text.AsSpan(lines[i].Start, lines[i].Length);
            var start = line.Length - line.TrimStart().Length;
            var length = line[start..].IndexOfAny(" \t");
            length = length < 0 ? line.Length - start : length;
            lines[i] = TextSpan.FromBounds(lines[i].Start + start + length, lines[i].End);
            if (length > 0)
                return line.Slice(start, length).ToString().ToUpperInvariant();
        }
        return "";
    }

    /// <summary>The lines of the here-documents that the instruction opens; one that is never closed is none.</summary>
    private List<TextSpan> ReadHereDocuments(IEnumerable<TextSpan> lines)
    {
        List<TextSpan> body = [];
        foreach (var line in lines)
        {
            if (!_text.AsSpan(line.Start, line.Length).Contains("<<", StringComparison.Ordinal))
                continue;
            foreach (Match mark in HereDocumentMark().Matches(line.Of(_text)))
                ReadHereDocument(mark.Groups["name"].Value, mark.Groups["tabs"].Success, body);
        }
        return body;
    }

    private void ReadHereDocument(string name, bool withoutTabs, List<TextSpan> body)
    {
        var ends = withoutTabs ? _lastLineWithoutTabs : _lastLine;
        if (!ends.TryGetValue(name, out var last) || last < _next)
            return;
        for (; _next < _lines.Length; _next++)
        {
            var line = _lines[_next].Of(_text);
            if ((withoutTabs ? line.TrimStart('\t') : line) == name)
            {
                _next++;
                return;
            }
            if (!line.AsSpan().TrimStart().StartsWith('#'))
                body.Add(_lines[_next]);
        }
    }

    private bool IsBlankOrComment(TextSpan line)
    {
        var content = _text.AsSpan(line.Start, line.Length).TrimStart();
        return content.IsEmpty || content[0] == '#';
    }

    [GeneratedRegex(@"(?<![^\s;|&(])[0-9]*<<(?<tabs>-)?(?<quote>[""']?)(?<name>[A-Za-z_][A-Za-z0-9_.-]*)\k<quote>(?![^\s;|&)>])", RegexOptions.CultureInvariant)]
    private static partial Regex HereDocumentMark();
}
