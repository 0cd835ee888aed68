using Updaters.Finding;
using Updaters.Text;

namespace Updaters.Makefile;

/// <summary>
/// Reads a makefile into logical lines as GNU make does. Comments and joints are blanked out of the content, so that every offset is
/// the one in the file.
/// </summary>
/// <remarks>
/// https://www.gnu.org/software/make/manual/make.html, "What Makefiles Contain", "Setting Variables", "Recipe Syntax", "Defining
/// Multi-Line Variables", "Target-specific Variable Values", "Other Special Variables" (<c>.RECIPEPREFIX</c>).
/// </remarks>
internal ref struct MakefileReader
{
    /// <summary>The length of a line, to make room for all lines at once.</summary>
    private const int UsualLine = 32;

    private readonly Span<char> _content;
    private readonly List<MakeLine> _lines;

    /// <summary>Each name once, however often it is set.</summary>
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _inRule;
    private int _defineDepth;
    private int _block;
    private char _recipePrefix = '\t';
    private MakeBranch? _branch;

    private MakefileReader(Span<char> content, List<MakeLine> lines)
    {
        _content = content;
        _lines = lines;
    }

    /// <returns>The content, of the text's length, and the lines that are not empty.</returns>
    public static (string Content, IReadOnlyList<MakeLine> Lines) Read(string text)
    {
        var lines = new List<MakeLine>(text.Length / UsualLine);
        // The lines are made after the content: what is big sets off a collection of garbage, which is quick while little is alive.
        var content = string.Create(text.Length, (text, lines), static (content, read) =>
        {
            read.text.CopyTo(content);
            var reader = new MakefileReader(content, read.lines);
            foreach (var line in LogicalLines(read.text))
                reader.Add(line);
        });
        return (content, lines);
    }

    /// <summary>The lines, joined where one ends in a backslash.</summary>
    private static IEnumerable<TextSpan> LogicalLines(string text)
    {
        int? start = null;
        foreach (var line in Lines.In(text))
        {
            start ??= line.Start;
            if (EndsInJoint(text.AsSpan(line.Start, line.Length)))
                continue;
            yield return TextSpan.FromBounds(start.Value, line.End);
            start = null;
        }
        if (start is { } open)
            yield return TextSpan.FromBounds(open, text.Length);
    }

    /// <summary>An even number of backslashes at the end stands for themselves.</summary>
    private static bool EndsInJoint(ReadOnlySpan<char> line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;

    private void Add(TextSpan span)
    {
        var isPrefixed = span.Length > 0 && _content[span.Start] == _recipePrefix;
        if (_defineDepth > 0 ? InDefine(span, isPrefixed) : isPrefixed && _inRule)
        {
            var commands = _recipePrefix == '\t' || !isPrefixed ? span : TextSpan.FromBounds(span.Start + 1, span.End);
            ShellComments.Blank(_content, commands);
            Continuation.Blank(_content, commands);
            AddUnlessBlank(commands, new MakeLine.Recipe(commands, _block));
            return;
        }
        MakeComments.Blank(_content, span);
        Continuation.Blank(_content, span);
        if (_content.Slice(span.Start, span.Length).IsWhiteSpace())
            return;
        var line = Classify(span);
        Follow(line);
        _inRule = line switch
        {
            MakeLine.Rule => true,
            MakeLine.Assignment => false,
            MakeLine.Other => _inRule && !MakeWords.EndsRule(_content.Slice(span.Start, span.Length)),
            _ => _inRule,
        };
        _lines.Add(line);
    }

    /// <summary>Notes what a line means for those behind it.</summary>
    private void Follow(MakeLine line)
    {
        switch (line)
        {
            case MakeLine.Rule:
                _block++;
                break;
            case MakeLine.Assignment { Name: ".RECIPEPREFIX" } prefix:
                _recipePrefix = prefix.Value.Length > 0 ? _content[prefix.Value.Start] : '\t';
                break;
            case MakeLine.Conditional conditional:
                _branch = _content.Slice(conditional.Span.Start, conditional.Span.Length).TrimStart() switch
                {
                    ['e', 'n', ..] => _branch?.Parent,
                    ['e', ..] => new MakeBranch(_branch?.Parent),
                    _ => new MakeBranch(_branch),
                };
                break;
        }
    }

    /// <summary>Counts nested defines; false once the outermost one ends with this line.</summary>
    private bool InDefine(TextSpan span, bool isTabbed)
    {
        var line = _content.Slice(span.Start, span.Length);
        if (!isTabbed && line.Contains("define", StringComparison.Ordinal) && MakeWords.IsDefine(line))
            _defineDepth++;
        else if (!isTabbed && line.Contains("endef", StringComparison.Ordinal) && MakeWords.IsEndOfDefine(line))
            _defineDepth--;
        return _defineDepth > 0;
    }

    private MakeLine Classify(TextSpan span)
    {
        var line = _content.Slice(span.Start, span.Length);
        var hasSign = line.Contains('=');
        if (hasSign && MakeAssignment.In(line) is { } assignment)
            return Line(span, span.Start, assignment, _branch);
        if (line.Contains("define", StringComparison.Ordinal) && MakeWords.IsDefine(line))
        {
            _defineDepth = 1;
            _block++;
            return new MakeLine.Other(span);
        }
        if (MakeWords.IsConditional(line))
            return new MakeLine.Conditional(span);
        if (!line.Contains(':') || MakeWords.EndsRule(line))
            return new MakeLine.Other(span);
        return hasSign && TargetsEnd(line) is { } targets && MakeAssignment.In(line[targets..]) is { } specific
            ? Line(span, span.Start + targets, specific, new MakeBranch(_branch))
            : new MakeLine.Rule(span);
    }

    private MakeLine.Assignment Line(TextSpan span, int offset, MakeAssignment assignment, MakeBranch? branch)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        var written = _content.Slice(offset + assignment.Name.Start, assignment.Name.Length);
        if (!names.TryGetValue(written, out var name))
            _names.Add(name = written.ToString());
        return new MakeLine.Assignment(span, name, assignment.Operator, assignment.Value with { Start = offset + assignment.Value.Start }, branch);
    }

    /// <summary>Behind the colon that ends the targets of <c>targets: NAME = value</c>: not an assignment's own, and none behind a semicolon, where the recipe begins. Null = there is none.</summary>
    private static int? TargetsEnd(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOfAny(":=;");
        if (colon <= 0 || line[colon] != ':')
            return null;
        var end = line[(colon + 1)..] is [':', ..] ? colon + 2 : colon + 1;
        return line[end..] is [':' or '=', ..] ? null : end;
    }

    private void AddUnlessBlank(TextSpan span, MakeLine line)
    {
        if (!_content.Slice(span.Start, span.Length).IsWhiteSpace())
            _lines.Add(line);
    }
}
