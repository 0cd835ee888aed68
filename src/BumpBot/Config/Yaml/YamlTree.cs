using BumpBot.Config;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BumpBot.Config.Yaml;

/// <summary>
/// YAML text -> nodes that know their place. Built on the parser's events and not on its object model, so that depth and aliases are
/// bounded while reading, and so that a duplicate key is one problem among others.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>In characters.</summary>
    public const int LongestText = 1 << 20;

    public const int MostLevels = 32;

    /// <summary>How many values all aliases of a file may stand for together.</summary>
    public const int MostAliased = 100_000;

    private readonly Parser _parser;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, ConfigNode?> _anchors = [];
    private readonly Stack<OpenBracket> _open = [];
    private readonly Position _end;
    private long _aliased;

    private YamlTree(string text, ProblemList problems) =>
        (_parser, _problems, _end) = (new Parser(new Scanner(new StringReader(text), skipComments: true)), problems, EndOf(text));

    /// <param name="root">Null where the file holds nothing but comments.</param>
    /// <returns>False where the file cannot be read as YAML; the reason is among the problems then.</returns>
    public static bool TryRead(string text, ProblemList problems, out ConfigNode? root)
    {
        root = null;
        if (text.Length > LongestText)
        {
            problems.Add(Position.Start, $"the file has more than {LongestText:N0} characters", "split it or remove what no longer counts");
            return false;
        }
        var withoutMark = text.StartsWith('\uFEFF') ? text[1..] : text;
        if (YamlCharacters.FindFault(withoutMark) is { } unreadable)
        {
            problems.Add(unreadable.At, unreadable.Message, unreadable.Remedy);
            return false;
        }
        var tree = new YamlTree(withoutMark, problems);
        try
        {
            root = tree.ReadDocument();
            return true;
        }
        catch (YamlFault fault)
        {
            problems.Add(fault.At, fault.Message, fault.Remedy);
        }
        // The parser knows no position for some unclosed brackets, and throws what it should not there.
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            var fault = tree.Explain(exception, withoutMark);
            problems.Add(fault.At, fault.Message, fault.Remedy);
        }
        return false;
    }

    private YamlFault Explain(Exception exception, string text)
    {
        var bracket = _open.TryPeek(out var innermost) ? innermost : null;
        return exception is YamlException { Start.Line: > 0 } placed
            ? YamlMistake.Explain(placed.Message, At(placed.Start), text, _end, bracket)
            : YamlMistake.Unplaced(bracket, LastPosition);
    }

    private Position LastPosition => _parser.Current is { } last ? At(last.Start) : Position.Start;

    private ConfigNode? ReadDocument()
    {
        Next<StreamStart>();
        if (Advance() is StreamEnd)
            return null;
        Advance();
        var root = ReadNode(level: 1);
        Next<DocumentEnd>();
        if (Advance() is DocumentStart second)
            throw new YamlFault(At(second.Start), "a second document starts here", "keep one, and remove the line with ---");
        return root is ConfigNode.Text { IsNull: true } ? null : root;
    }

    /// <summary>Reads the node whose first event is the current one.</summary>
    private ConfigNode ReadNode(int level)
    {
        var first = _parser.Current!;
        if (level > MostLevels)
            throw new YamlFault(At(first.Start), $"more than {MostLevels} levels stand in each other here", "write it flatter");
        if (first is AnchorAlias alias)
            return Resolve(alias, level);
        if (first is not NodeEvent start)
            throw new YamlFault(At(first.Start), "a value is missing here", "write one, or remove the key");
        if (!start.Tag.IsEmpty)
            _problems.Add(At(start.Start), $"a YAML tag, {Shown.Quoted(start.Tag.ToString())}, has no meaning here", "remove it");
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = null;
        ConfigNode node = start switch
        {
            Scalar scalar => ReadScalar(scalar),
            SequenceStart sequence => ReadList(sequence, level),
            MappingStart mapping => ReadMap(mapping, level),
            _ => throw new YamlFault(At(start.Start), "a value is missing here", "write one, or remove the key"),
        };
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor.Value] = node;
        return node;
    }

    private ConfigNode.Text ReadScalar(Scalar scalar) => new(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private ConfigNode.List ReadList(SequenceStart start, int level)
    {
        Open(At(start.Start), start.Style == SequenceStyle.Flow ? ']' : null);
        var items = new List<ConfigNode>();
        while (Advance() is not SequenceEnd)
            items.Add(ReadNode(level + 1));
        _open.Pop();
        return new ConfigNode.List(At(start.Start), items);
    }

    private ConfigNode.Map ReadMap(MappingStart start, int level)
    {
        Open(At(start.Start), start.Style == MappingStyle.Flow ? '}' : null);
        var entries = new List<MapEntry>();
        var firstLines = new Dictionary<string, int>();
        while (Advance() is not MappingEnd)
        {
            var keyNode = ReadNode(level + 1);
            Advance();
            var value = ReadNode(level + 1);
            if (keyNode is not ConfigNode.Text key)
                _problems.Add(keyNode.At, "a key must be a plain word", "write it as key: value");
            else if (key.Written != MergeKey.Name && !firstLines.TryAdd(key.Written, key.At.Line))
                _problems.Add(key.At, $"the key {Shown.Quoted(key.Written)} stands here twice (first in line {firstLines[key.Written]})", "keep one of them");
            else
                entries.Add(new MapEntry(key.Written, key.At, value));
        }
        _open.Pop();
        return new ConfigNode.Map(At(start.Start), MergeKey.Merge(entries, _problems));
    }

    private ConfigNode Resolve(AnchorAlias alias, int level)
    {
        var name = Shown.Quoted("*" + alias.Value.Value);
        if (!_anchors.TryGetValue(alias.Value.Value, out var node))
            throw new YamlFault(At(alias.Start), $"{name} names no anchor above it", "put the value in quotes if the * belongs to it");
        if (node is null)
            throw new YamlFault(At(alias.Start), $"{name} stands inside of what it names", "write the value out");
        _aliased += node.Size;
        if (_aliased > MostAliased)
            throw new YamlFault(At(alias.Start), $"the aliases up to here stand for more than {MostAliased:N0} values", "write out what you need");
        if (level + node.Height - 1 > MostLevels)
            throw new YamlFault(At(alias.Start), $"with {name} more than {MostLevels} levels stand in each other", "write it flatter");
        return node;
    }

    private void Open(Position at, char? closing) => _open.Push(new OpenBracket(at, closing));

    private ParsingEvent Advance() =>
        _parser.MoveNext() ? _parser.Current! : throw new YamlFault(LastPosition, "the file ends in the middle of a value", "write the rest of it");

    private void Next<T>() where T : ParsingEvent
    {
        if (Advance() is not T)
            throw new YamlFault(LastPosition, "this is not where a value can end", "check the indentation and the brackets");
    }

    /// <summary>The parser counts a line break at the end where there is none; nothing stands there that a person could look at.</summary>
    private Position At(Mark mark) =>
        mark.Line > _end.Line ? _end : new Position((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static Position EndOf(string text) => YamlCharacters.PositionOf(text, text.Length);
}

/// <summary>A list or map that is being read.</summary>
/// <param name="Closing">The bracket that must end it; null where indentation does.</param>
internal sealed record OpenBracket(Position At, char? Closing);
