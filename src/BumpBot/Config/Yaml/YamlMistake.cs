using YamlDotNet.Core;

namespace BumpBot.Config.Yaml;

/// <summary>Says what the YAML parser means, in words that name the remedy.</summary>
internal static class YamlMistake
{
    private const string Quote = "put the whole value in quotes";

    private const string Tab = " tab ";
    private const string NestedKey = "multiline plain scalar";

    /// <summary>What parts of the parser's messages mean.</summary>
    private static readonly (string Part, string Problem, string Remedy)[] Known =
    [
        (Tab, "a tab stands in the indentation", "write spaces"),
        ("cannot start any token", "a plain value cannot start with this character", Quote),
        ("scanning a block scalar", "a plain value cannot start with > or |", Quote),
        ("scanning an anchor or alias", "a plain value cannot start with * or &", Quote),
        (NestedKey, "a key stands under a value", "line it up with the key it belongs to; an entry of watch with further keys starts with - repo: owner/name"),
        ("scanning a plain scalar value", "a value with a second ': ' in it, or a key that is indented too far", "line the key up with those above it, or put the whole value in quotes"),
        ("unknown escape character", "a backslash in double quotes starts no known escape", "write single quotes around the value, or two backslashes"),
        ("quoted scalar", "a quote is opened here and not closed", "close it at the end of the value"),
        ("more than one anchor", "a value with two anchors", "keep one"),
        ("block collection", "a list ends here in the middle of its items", "line the items' dashes up, and keys with the keys above"),
        ("block mapping", "this is neither a key nor the end of the value above", "line keys up, and put a value that starts with a bracket or a quote wholly in quotes"),
        ("incompatible YAML document", "this version of YAML is not known", "remove the line that starts with %YAML"),
        ("document start", "this cannot follow the value above", "write key: value lines, and put values with ':' in them in quotes"),
        ("parsing a flow", "a comma or a closing bracket is missing here", "write it, or put the value before it in quotes"),
        ("node content", "a value is missing here, or a bracket too many", "write the value, or remove the bracket"),
    ];

    /// <param name="bracket">The innermost list or map that was being read.</param>
    /// <param name="last">The last place that could be read, for what the parser knows no place for.</param>
    public static YamlFault Explain(Exception exception, string text, OpenBracket? bracket, Position last)
    {
        var at = exception is YamlException { Start.Line: > 0 } known ? InText(known.Start, text) : last;
        if (bracket?.Closing is { } closing && IsUnclosed(exception, at, bracket, text))
        {
            var opening = closing == ']' ? '[' : '{';
            return new YamlFault(bracket.At, $"the {opening} here is not closed", $"write {closing} after its last value");
        }
        foreach (var (part, problem, remedy) in Known)
        {
            if (exception.Message.Contains(part, StringComparison.OrdinalIgnoreCase))
                return new YamlFault(Sharper(at, part, text), problem, remedy);
        }
        return new YamlFault(at, "this cannot be read as YAML", "check indentation, brackets and quotes around here");
    }

    /// <summary>The parser points at what stands before a tab, and behind a key that should not be there.</summary>
    private static Position Sharper(Position at, string part, string text)
    {
        if (part is not (Tab or NestedKey))
            return at;
        foreach (var (index, line) in text.Split('\n').Index().Skip(at.Line - 1))
        {
            var indent = line[..^line.TrimStart().Length];
            if (part == NestedKey)
                return new Position(index + 1, indent.Length + 1);
            if (indent.Contains('\t'))
                return new Position(index + 1, indent.IndexOf('\t') + 1);
        }
        return at;
    }

    private static bool IsUnclosed(Exception exception, Position at, OpenBracket bracket, string text) =>
        exception is not YamlException
        || IsAtEnd(at, text)
        || (at.Line > bracket.At.Line && exception.Message.Contains("parsing a flow", StringComparison.OrdinalIgnoreCase));

    /// <summary>The parser counts a missing line break at the end as if it were there.</summary>
    private static Position InText(Mark mark, string text)
    {
        var lines = text.AsSpan().Count('\n') + 1;
        return mark.Line > lines ? new Position(lines, text.Length - text.LastIndexOf('\n')) : new Position((int)mark.Line, (int)Math.Max(1, mark.Column));
    }

    private static bool IsAtEnd(Position at, string text)
    {
        var lines = text.AsSpan().Count('\n') + 1;
        return at.Line == lines && at.Column >= text.Length - text.LastIndexOf('\n');
    }
}
