namespace BumpBot.Config.Yaml;

/// <summary>Says what the YAML parser means, in words that name the remedy.</summary>
internal static class YamlMistake
{
    private const string Unreadable = "this cannot be read as YAML";
    private const string Look = "check indentation, brackets and quotes around here";
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

    /// <param name="end">Where the text ends.</param>
    /// <param name="bracket">The innermost list or map that was being read.</param>
    public static YamlFault Explain(string message, Position at, string text, Position end, OpenBracket? bracket)
    {
        if (bracket is { Closing: not null } && IsUnclosed(message, at, end, bracket))
            return Unclosed(bracket);
        foreach (var (part, problem, remedy) in Known)
        {
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase))
                return new YamlFault(Sharper(at, part, text), problem, remedy);
        }
        return new YamlFault(at, Unreadable, Look);
    }

    /// <summary>Explains a failure for which the parser has no place: with a bracket open, it is that one.</summary>
    /// <param name="last">The last place that could be read.</param>
    public static YamlFault Unplaced(OpenBracket? bracket, Position last) =>
        bracket is { Closing: not null } ? Unclosed(bracket) : new YamlFault(last, Unreadable, Look);

    private static YamlFault Unclosed(OpenBracket bracket) =>
        new(bracket.At, $"the {(bracket.Closing == ']' ? '[' : '{')} here is not closed", $"write {bracket.Closing} after its last value");

    private static bool IsUnclosed(string message, Position at, Position end, OpenBracket bracket) =>
        at == end || (at.Line > bracket.At.Line && message.Contains("parsing a flow", StringComparison.OrdinalIgnoreCase));

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
}
