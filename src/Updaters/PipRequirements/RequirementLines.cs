using Updaters.Finding;
using Updaters.Text;

namespace Updaters.PipRequirements;

/// <summary>
/// The lines of a requirements file as pip reads them: joined by a backslash at the end, without comments. What is no content is
/// blanked out, so that every offset is the one in the file.
/// </summary>
/// <remarks>https://pip.pypa.io/en/stable/reference/requirements-file-format/</remarks>
internal sealed class RequirementLines
{
    private readonly char[] _blanked;
    private readonly List<TextSpan> _spans = [];

    private RequirementLines(string text) => _blanked = text.ToCharArray();

    public static RequirementLines Read(string text)
    {
        var lines = new RequirementLines(text);
        int? start = null;
        foreach (var line in Lines.In(text))
        {
            var content = text.AsSpan(line.Start, line.Length);
            start ??= line.Start;
            // A line that is a comment ends the joining, whatever stands at its end.
            if (content is [.., '\\'] && !IsComment(content))
                continue;
            lines.Add(TextSpan.FromBounds(start.Value, line.End));
            start = null;
        }
        if (start is not { } open)
            return lines;
        // The file's last backslash has nothing to join; pip leaves it out as well.
        lines._blanked[^1] = ' ';
        lines.Add(TextSpan.FromBounds(open, text.Length));
        return lines;
    }

    /// <summary>The file's text with comments and joints blanked out.</summary>
    public string Content => new(_blanked);

    public IReadOnlyList<TextSpan> Spans => _spans;

    private static bool IsComment(ReadOnlySpan<char> line) => line.TrimStart() is ['#', ..];

    private void Add(TextSpan line)
    {
        var comment = CommentStart(line);
        Continuation.Blank(_blanked, TextSpan.FromBounds(line.Start, comment));
        _blanked.AsSpan(comment..line.End).Fill(' ');
        _spans.Add(TextSpan.FromBounds(line.Start, comment));
    }

    /// <summary>Where the comment begins that takes the rest of the line: at a <c>#</c> that stands first or after a space. The line's end where there is none.</summary>
    private int CommentStart(TextSpan line)
    {
        var i = line.Start;
        while (_blanked.AsSpan(i, line.End - i).IndexOf('#') is var next and >= 0)
        {
            i += next;
            if (i == line.Start || char.IsWhiteSpace(_blanked[i - 1]))
                return i;
            i++;
        }
        return line.End;
    }
}
