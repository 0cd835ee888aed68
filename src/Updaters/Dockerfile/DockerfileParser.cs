using System.Buffers;
using System.Text.RegularExpressions;
using Updaters.Text;

namespace Updaters.Dockerfile;

/// <summary>Reads a Dockerfile into instructions, for the places of their texts. Any text has a reading.</summary>
/// <remarks>Source of the rules: the Dockerfile reference, "Format", "Parser directives" and "Here-documents".</remarks>
internal sealed partial class DockerfileParser
{
    private static readonly SearchValues<char> MarkCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-");

    /// <summary>The keywords that there are, so that each is one string however often it stands in the text and in whatever case.</summary>
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Keywords =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
        }.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly string _text;
    private readonly TextSpan[] _lines;

    /// <summary>The stretches of all instructions one behind another; there are no more of them than lines.</summary>
    private readonly TextSpan[] _stretches;
    private int _stretchCount;

    private readonly Directives _directives;
    private readonly Dictionary<string, int> _lastLine = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lastLineWithoutTabs = new(StringComparer.Ordinal);
    private int _next;

    private DockerfileParser(string text)
    {
        _text = text;
        _lines = [.. Updaters.Text.Lines.In(text)];
        _stretches = new TextSpan[_lines.Length];
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
        var first = _stretchCount;
        ReadContinued();
        var count = _stretchCount - first;
        var lines = _stretches.AsSpan(first, count);
        var keyword = TakeKeyword(lines);
        if (keyword == "ONBUILD")
            keyword = TakeKeyword(lines);
        if (keyword is "RUN" or "COPY" or "ADD")
            ReadHereDocuments(lines);
        return new Instruction(keyword, new ArraySegment<TextSpan>(_stretches, first, _stretchCount - first), count, _directives.Escape);
    }

    private void ReadContinued()
    {
        for (var isFirst = true; _next < _lines.Length;)
        {
            var line = _lines[_next++];
            if (!isFirst && IsBlankOrComment(line))
                continue;
            isFirst = false;
            var content = _text.AsSpan(line.Start, line.Length).TrimEnd(" \t");
            var continues = content.Length > 0 && content[^1] == _directives.Escape && (content.Length == 1 || content[^2] != _directives.Escape);
            _stretches[_stretchCount++] = continues ? new TextSpan(line.Start, content.Length - 1) : line;
            if (!continues)
                break;
        }
    }

    /// <summary>Takes the first word off the instruction's lines.</summary>
    private string TakeKeyword(Span<TextSpan> lines)
    {
        foreach (ref var stretch in lines)
        {
            var line = _text.AsSpan(stretch.Start, stretch.Length);
            var start = line.Length - line.TrimStart().Length;
            var length = line[start..].IndexOfAny(" \t");
            length = length < 0 ? line.Length - start : length;
            stretch = TextSpan.FromBounds(stretch.Start + start + length, stretch.End);
            if (length > 0)
                return Keywords.TryGetValue(line.Slice(start, length), out var known) ? known : line.Slice(start, length).ToString().ToUpperInvariant();
        }
        return "";
    }

    /// <summary>Adds the lines of the here-documents that the instruction opens; one that is never closed is none.</summary>
    private void ReadHereDocuments(ReadOnlySpan<TextSpan> lines)
    {
        foreach (var line in lines)
        {
            if (!_text.AsSpan(line.Start, line.Length).Contains("<<", StringComparison.Ordinal))
                continue;
            foreach (Match mark in HereDocumentMark().Matches(line.Of(_text)))
                ReadHereDocument(mark.Groups["name"].Value, mark.Groups["tabs"].Success);
        }
    }

    private void ReadHereDocument(string name, bool withoutTabs)
    {
        var ends = withoutTabs ? _lastLineWithoutTabs : _lastLine;
        if (!ends.TryGetValue(name, out var last) || last < _next)
            return;
        for (; _next < _lines.Length; _next++)
        {
            var line = _text.AsSpan(_lines[_next].Start, _lines[_next].Length);
            if ((withoutTabs ? line.TrimStart('\t') : line).SequenceEqual(name))
            {
                _next++;
                return;
            }
            if (!line.TrimStart().StartsWith('#'))
                _stretches[_stretchCount++] = _lines[_next];
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
