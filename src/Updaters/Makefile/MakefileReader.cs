using System.Text.RegularExpressions;
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
internal sealed partial class MakefileReader
{
    private readonly char[] _content;
    private readonly List<MakeLine> _lines = [];
    private bool _inRule;
    private int _defineDepth;
    private int _block;
    private char _recipePrefix = '\t';
    private MakeBranch? _branch;

    private MakefileReader(string text) => _content = text.ToCharArray();

    /// <returns>The content, of the text's length, and the lines that are not empty.</returns>
    public static (string Content, IReadOnlyList<MakeLine> Lines) Read(string text)
    {
        var reader = new MakefileReader(text);
        int? start = null;
        foreach (var line in Lines.In(text))
        {
            start ??= line.Start;
            if (EndsInJoint(text.AsSpan(line.Start, line.Length)))
                continue;
            reader.Add(TextSpan.FromBounds(start.Value, line.End));
            start = null;
        }
        if (start is { } open)
            reader.Add(TextSpan.FromBounds(open, text.Length));
        return (new string(reader._content), reader._lines);
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
        if (_content.AsSpan(span.Start, span.Length).IsWhiteSpace())
            return;
        var line = Classify(span);
        Follow(line);
        _inRule = line switch
        {
            MakeLine.Rule => true,
            MakeLine.Assignment => false,
            MakeLine.Other => _inRule && !IsWord(EndsRule(), _content.AsSpan(span.Start, span.Length)),
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
                _branch = _content.AsSpan(conditional.Span.Start, conditional.Span.Length).TrimStart() switch
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
        var line = _content.AsSpan(span.Start, span.Length);
        if (!isTabbed && line.Contains("define", StringComparison.Ordinal) && DefineStart().IsMatch(line))
            _defineDepth++;
        else if (!isTabbed && line.Contains("endef", StringComparison.Ordinal) && DefineEnd().IsMatch(line))
            _defineDepth--;
        return _defineDepth > 0;
    }

    private MakeLine Classify(TextSpan span)
    {
        var line = _content.AsSpan(span.Start, span.Length);
        var text = line.Contains('=') ? line.ToString() : "";
        if (text.Length > 0 && AssignmentIn(text, span, 0, _branch) is { } assignment)
            return assignment;
        if (line.Contains("define", StringComparison.Ordinal) && DefineStart().IsMatch(line))
        {
            _defineDepth = 1;
            _block++;
            return new MakeLine.Other(span);
        }
        if (IsWord(Conditional(), line))
            return new MakeLine.Conditional(span);
        if (!line.Contains(':') || IsWord(EndsRule(), line))
            return new MakeLine.Other(span);
        return text.Length > 0 && Targets().Match(text) is { Success: true } targets && AssignmentIn(text, span, targets.Length, new MakeBranch(_branch)) is { } specific
            ? specific
            : new MakeLine.Rule(span);
    }

    /// <summary>Whether the line begins with one of make's own words; most begin with a letter that none of them has.</summary>
    private static bool IsWord(Regex words, ReadOnlySpan<char> line) =>
        line.TrimStart() is ['i' or 'e' or 's' or '-' or 'l' or 'v' or 'u' or 'd' or 'o' or 'p', ..] && words.IsMatch(line);

    private static MakeLine.Assignment? AssignmentIn(string text, TextSpan span, int start, MakeBranch? branch)
    {
        var match = Assignment().Match(text, start, text.Length - start);
        if (!match.Success)
            return null;
        var value = match.Groups["value"];
        return new MakeLine.Assignment(
            span, match.Groups["name"].Value, match.Groups["operator"].Value,
            new TextSpan(span.Start + value.Index, value.ValueSpan.TrimEnd().Length), branch);
    }

    private void AddUnlessBlank(TextSpan span, MakeLine line)
    {
        if (!_content.AsSpan(span.Start, span.Length).IsWhiteSpace())
            _lines.Add(line);
    }

    [GeneratedRegex(
        @"\A\s*(?>(?:(?:export|override|private)[ \t]+)*)(?<name>[A-Za-z_.][\w.-]*)[ \t]*(?<operator>:{0,3}=|[?+!]=)[ \t]*(?<value>.*)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Assignment();

    // Not an assignment's own colons, and nothing behind a semicolon, where the recipe begins.
    [GeneratedRegex(@"\A(?>[^:=;]+)::?(?![:=])", RegexOptions.CultureInvariant)]
    private static partial Regex Targets();

    [GeneratedRegex(@"\A\s*(?>(?:(?:export|override|private)[ \t]+)*)define[ \t]+\S", RegexOptions.CultureInvariant)]
    private static partial Regex DefineStart();

    [GeneratedRegex(@"\A\s*endef(?![^\s#])", RegexOptions.CultureInvariant)]
    private static partial Regex DefineEnd();

    [GeneratedRegex(@"\A\s*(?:ifeq|ifneq|ifdef|ifndef|else|endif)(?![^\s(""'])", RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    // Make's own words end a rule; a line that is only a function's call does not, for it may come out empty.
    [GeneratedRegex(@"\A\s*(?:-?include|sinclude|-?load|vpath|export|unexport|undefine|define|override|private)(?!\S)", RegexOptions.CultureInvariant)]
    private static partial Regex EndsRule();
}
