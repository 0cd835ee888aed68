using System.Text.RegularExpressions;
using Updaters.Documents;
using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>
/// Leaves out of a YAML text what names no upstream and stands beside nothing that does, by its indentation alone, since a parser takes a
/// hundred times as long. What is left is valid YAML where the whole is, with the same maps and lists around each value.
/// </summary>
/// <remarks>
/// A map's keys of few lines that stand near one that names something on its own line are kept, too: an image's <c>tag</c> belongs to the
/// <c>repository</c> beside it. The contents of long block scalars are left out for the parser and told apart.
/// </remarks>
internal sealed partial class YamlOutline
{
    /// <summary>Not worth cutting further, in characters.</summary>
    private const int Small = 400;

    /// <summary>How many keys away a neighbour stands at most.</summary>
    private const int Near = 12;

    /// <summary>How many lines a neighbour has at most: those of a map with few keys.</summary>
    private const int MostOfNeighbour = 5;

    /// <summary>How many lines a key has at most whose neighbours may belong to it.</summary>
    private const int MostWithNeighbours = 3;

    private readonly YamlLines _lines;
    private readonly NameHits _names;
    private readonly YamlCut _cut;

    private YamlOutline(YamlLines lines, NameHits names) => (_lines, _names, _cut) = (lines, names, new YamlCut(lines));

    /// <summary>What is left of the document in these lines, with the marker that begins it. One that begins on the marker's line is not looked into.</summary>
    public static YamlCut Of(YamlLines lines, int from, int to, NameHits names)
    {
        var outline = new YamlOutline(lines, names);
        var hasMarker = lines.IsMarker(from);
        if (lines.AnyIrregular(from, to) || (hasMarker && !MarkerAlone().IsMatch(lines.From(from, 0))))
        {
            outline.Keep(from, to);
            return outline._cut;
        }
        if (hasMarker)
            outline.Keep(from, from + 1);
        outline.KeepNode(hasMarker ? from + 1 : from, to, 0);
        return outline._cut;
    }

    private void KeepNode(int from, int to, int depth)
    {
        if (!IsNamed(from, to))
            return;
        var first = from;
        while (first < to && !_lines.HasContent(first))
            first++;
        if (first == to || IsSmall(from, to) || depth > DocumentBuilder.Deepest || Children(first, to, _lines.Indent(first), from) is not { } children)
            Keep(from, to);
        else
            KeepChildren(children, IsItem(first, _lines.Indent(first)), depth);
    }

    private void KeepChildren(List<Child> children, bool inList, int depth)
    {
        var nearby = new bool[children.Count];
        for (var i = 0; i < children.Count && !inList; i++)
        {
            if (IsNamed(children[i].From, children[i].To) && LinesOf(children[i]) <= MostWithNeighbours)
                nearby.AsSpan(Math.Max(0, i - Near)..Math.Min(children.Count, i + Near + 1)).Fill(true);
        }
        for (var i = 0; i < children.Count; i++)
        {
            var child = children[i];
            var named = IsNamed(child.From, child.To);
            var small = IsSmall(child.From, child.To);
            if (named && !small)
                KeepLarge(child, depth);
            // What stands behind a list's dash goes with the dash.
            else if (named || child.IsBehindDash || (small && nearby[i] && LinesOf(child) <= MostOfNeighbour))
                Keep(child.From, child.To);
        }
    }

    private void KeepLarge(Child child, int depth)
    {
        var head = _lines.From(child.Head, child.Column);
        if (BlockHeader().IsMatch(head))
        {
            Keep(child.From, child.Head + 1);
            _cut.Put(_lines.Span(child.Head, child.Head + 1).End, _lines.Span(child.Head + 1, child.To));
        }
        else if (KeyAlone().IsMatch(head) || head is "-")
        {
            Keep(child.From, child.Head + 1);
            KeepNode(child.Head + 1, child.To, depth + 1);
        }
        else if (IsItem(child.Head, child.Column) && BehindDash(child) is { } inner)
        {
            KeepChildren(inner, inList: false, depth + 1);
        }
        else
        {
            Keep(child.From, child.To);
        }
    }

    /// <summary>The keys of a map that begins behind a dash; null where none does.</summary>
    private List<Child>? BehindDash(Child item)
    {
        var rest = _lines.From(item.Head, item.Column + 1);
        var column = item.Column + 1 + rest.Length - rest.TrimStart(' ').Length;
        return IsItem(item.Head, column) || !IsKey(item.Head, column) ? null : Children(item.Head, item.To, column, item.From, behindDash: true);
    }

    /// <summary>What begins in the column; null where the lines are none of a block map or list.</summary>
    /// <param name="from">Where what belongs to the first one begins: the comments above it.</param>
    private List<Child>? Children(int first, int to, int column, int from, bool behindDash = false)
    {
        var inList = !behindDash && IsItem(first, column);
        List<Child> children = [];
        var start = from;
        for (var line = first; line < to; line++)
        {
            if (!_lines.HasContent(line))
                continue;
            var indent = behindDash && line == first ? column : _lines.Indent(line);
            if (indent < column)
                return null;
            // A list may stand in the column of the key that it is the value of.
            if (indent == column && !(IsItem(line, column) && !inList && children.Count > 0))
            {
                if (inList != IsItem(line, column) || !(inList || IsKey(line, column)))
                    return null;
                if (children.Count > 0)
                    children[^1] = children[^1] with { To = start };
                children.Add(new Child(start, line, column, to, behindDash && line == first));
            }
            start = line + 1;
        }
        return children;
    }

    /// <summary>How many lines it has, its comments aside; not counted further than the first too many.</summary>
    private int LinesOf(Child child)
    {
        var count = 0;
        for (var line = child.Head; line < child.To && count <= MostOfNeighbour; line++)
            count += _lines.HasContent(line) ? 1 : 0;
        return count;
    }

    private bool IsNamed(int from, int to) => _names.AnyIn(_lines.Span(from, to));

    private bool IsSmall(int from, int to) => _lines.Span(from, to).Length <= Small;

    private bool IsItem(int line, int column) => _lines.From(line, column) is ['-'] or ['-', ' ', ..];

    private bool IsKey(int line, int column) => KeyLine().IsMatch(_lines.From(line, column));

    private void Keep(int from, int to) => _cut.Keep(_lines.Span(from, to));

    /// <summary>A key with its value, or a list's item.</summary>
    /// <param name="From">Its first line: that of the comments above it.</param>
    /// <param name="Head">The line on which it begins, in the column.</param>
    private readonly record struct Child(int From, int Head, int Column, int To, bool IsBehindDash);

    [GeneratedRegex(@"\A(?:---|\.\.\.)[ ]*(?:[ ]#.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex MarkerAlone();

    [GeneratedRegex(@"\A(?:[^\s""'#{}\[\],&*!|>%@`?-]|-(?![ ]))[^""'#]*?:(?:[ ]|\z)|\A(?:""[^""\\]*""|'[^']*')[ ]*:(?:[ ]|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex KeyLine();

    [GeneratedRegex(@"\A(?:[^\s""'#{}\[\],&*!|>%@`?-][^""'#:]*|(?:""[^""\\]*""|'[^']*')[ ]*):[ ]*(?:[&!][^\s]*[ ]*){0,2}(?:[ ]#.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyAlone();

    [GeneratedRegex(@"\A(?:-[ ]+)?(?:(?:[^\s""'#{}\[\],&*!|>%@`?-][^""'#:]*|(?:""[^""\\]*""|'[^']*')[ ]*):[ ]+)?[|>][0-9+-]{0,2}[ ]*(?:[ ]#.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex BlockHeader();
}
