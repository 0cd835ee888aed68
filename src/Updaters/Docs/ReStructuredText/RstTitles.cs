using Updaters.Text;

namespace Updaters.Docs.ReStructuredText;

/// <summary>Tells section titles by the lines of punctuation under them; which character means which level is each document's own, in the order of their first use.</summary>
internal sealed class RstTitles
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>An underline shorter than its title is one from this length on.</summary>
    private const int ShortestLine = 3;

    private readonly List<(char Mark, bool Over)> _styles = [];

    /// <summary>The line before, and the line of punctuation before that.</summary>
    private TextSpan? _before;
    private TextSpan? _over;

    /// <summary>The heading that the line underlines; null = it underlines none.</summary>
    public Heading? Read(string text, TextSpan line, ReadOnlySpan<char> content)
    {
        if (_before is { } title && IsUnderline(content) && !IsUnderline(text.AsSpan(title.Start, title.Length).Trim()))
        {
            var style = (content[0], Over: _over is not null);
            var level = _styles.IndexOf(style);
            if (level < 0)
            {
                _styles.Add(style);
                level = _styles.Count - 1;
            }
            var start = _over?.Start ?? title.Start;
            Forget();
            return new Heading(start, Math.Min(level + 1, Heading.OfDetails), title.Of(text).Trim());
        }
        _over = _before is { } above && IsUnderline(text.AsSpan(above.Start, above.Length).Trim()) ? above : null;
        _before = line;
        return null;
    }

    /// <summary>An empty line: no title reaches over it.</summary>
    public void Forget() => (_before, _over) = (null, null);

    private static bool IsUnderline(ReadOnlySpan<char> line) =>
        line.Length >= ShortestLine && Punctuation.Contains(line[0]) && line.TrimEnd(line[0]).IsEmpty;
}
