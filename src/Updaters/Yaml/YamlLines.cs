using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>The lines of a YAML text with their indentation: what can be told of its structure without parsing it.</summary>
internal sealed class YamlLines
{
    /// <summary>The indentation of a line that holds nothing of the document: blank, a comment, or a template's control line (<c>{{- if … }}</c>).</summary>
    public const int NoContent = -1;

    private readonly List<int> _starts = [];
    private readonly List<int> _indents = [];

    /// <summary>Ascending.</summary>
    private readonly List<int> _irregular = [];

    private YamlLines(string text) => Text = text;

    public string Text { get; }

    public int Count => _starts.Count;

    /// <summary>Where the lines begin that are a template's own, ascending.</summary>
    public List<int> Templates { get; } = [];

    /// <summary>Whether one of the lines begins with a tab or is a directive: then lines tell nothing.</summary>
    public bool AnyIrregular(int from, int to)
    {
        var first = _irregular.BinarySearch(from);
        first = first < 0 ? ~first : first;
        return first < _irregular.Count && _irregular[first] < to;
    }

    public bool IsDirective(int line) => _indents[line] == 0 && Text[_starts[line]] == '%';

    public static YamlLines Read(string text)
    {
        var lines = new YamlLines(text);
        var start = 0;
        while (start < text.Length)
        {
            lines.Add(start);
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
                break;
            end += start;
            start = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
        }
        return lines;
    }

    /// <summary>The column of the line's first character, or <see cref="NoContent"/>.</summary>
    public int Indent(int line) => _indents[line];

    public bool HasContent(int line) => _indents[line] != NoContent;

    /// <summary>From the first line's start to the start of the line <paramref name="to"/>, the text's end where there is none.</summary>
    public TextSpan Span(int from, int to) => TextSpan.FromBounds(StartOf(from), StartOf(to));

    /// <summary>The text of a line from a column on, without its ending.</summary>
    public ReadOnlySpan<char> From(int line, int column)
    {
        var rest = Text.AsSpan(_starts[line], StartOf(line + 1) - _starts[line]).TrimEnd("\r\n");
        return column >= rest.Length ? [] : rest[column..];
    }

    /// <summary>Whether a document begins or ends there.</summary>
    public bool IsMarker(int line) => _indents[line] == 0 && From(line, 0) is ['-', '-', '-'] or ['-', '-', '-', ' ' or '\t', ..] or ['.', '.', '.'] or ['.', '.', '.', ' ' or '\t', ..];

    private int StartOf(int line) => line < _starts.Count ? _starts[line] : Text.Length;

    private void Add(int start)
    {
        var rest = Text.AsSpan(start);
        var at = rest.IndexOfAnyExcept(' ');
        _starts.Add(start);
        var content = at < 0 ? [] : rest[at..];
        var isTemplate = IsTemplate(content);
        if (isTemplate)
            Templates.Add(start + at);
        if (isTemplate || content is [] or ['\r' or '\n' or '#', ..])
        {
            _indents.Add(NoContent);
            return;
        }
        if (at == 0 && content[0] is '\t' or '%')
            _irregular.Add(_indents.Count);
        _indents.Add(at);
    }

    /// <summary>Whether a line is all of a Helm or Jinja template's own, as <c>{{- end }}</c> or <c>{% if … %}</c>.</summary>
    private static bool IsTemplate(ReadOnlySpan<char> content)
    {
        var closing = content switch
        {
            ['{', '{', ..] => "}}",
            ['{', '%', ..] => "%}",
            ['{', '#', ..] => "#}",
            _ => null,
        };
        if (closing is null)
            return false;
        var end = content.IndexOfAny('\r', '\n');
        return (end < 0 ? content : content[..end]).TrimEnd().EndsWith(closing, StringComparison.Ordinal);
    }
}
