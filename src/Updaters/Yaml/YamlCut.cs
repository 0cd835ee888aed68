using System.Text;
using Updaters.Text;

namespace Updaters.Yaml;

/// <summary>What is left of a text after stretches of it have been left out, and the way back to the places in the whole.</summary>
internal sealed class YamlCut(YamlLines lines)
{
    /// <summary>Ascending, with gaps between them.</summary>
    private readonly List<TextSpan> _kept = [];

    /// <summary>Where each begins in what is left.</summary>
    private readonly List<int> _starts = [];

    private readonly Dictionary<int, TextSpan> _contents = [];
    private int _length;

    /// <summary>All of the stretch.</summary>
    public static YamlCut Whole(YamlLines lines, TextSpan span)
    {
        var cut = new YamlCut(lines);
        cut.Keep(span);
        return cut;
    }

    /// <summary>Whether nothing was left out of the stretch.</summary>
    public bool IsWhole(TextSpan span) => _kept is [var all] && all == span;

    /// <summary>Keeps a stretch behind all that are kept already.</summary>
    public void Keep(TextSpan span)
    {
        if (span.Length == 0)
            return;
        if (_kept.Count > 0 && _kept[^1].End == span.Start)
        {
            _kept[^1] = TextSpan.FromBounds(_kept[^1].Start, span.End);
        }
        else
        {
            _kept.Add(span);
            _starts.Add(_length);
        }
        _length += span.Length;
    }

    /// <summary>Notes the lines that a block scalar has, whose header's line ends there and which are left out.</summary>
    public void Put(int headerEnd, TextSpan content) => _contents[headerEnd] = content;

    /// <summary>The lines left out behind the header whose line ends at the place in the whole text; null = none.</summary>
    public TextSpan? ContentAt(int headerEnd) => _contents.TryGetValue(headerEnd, out var content) ? content : null;

    /// <summary>What is left, a template's own lines made comments, which no parser trips over.</summary>
    public string Left()
    {
        var left = new StringBuilder(_length);
        var template = _kept.Count == 0 ? 0 : lines.Templates.BinarySearch(_kept[0].Start);
        template = template < 0 ? ~template : template;
        foreach (var span in _kept)
        {
            var shift = left.Length - span.Start;
            left.Append(lines.Text, span.Start, span.Length);
            for (; template < lines.Templates.Count && lines.Templates[template] < span.End; template++)
            {
                if (lines.Templates[template] >= span.Start)
                    left[lines.Templates[template] + shift] = '#';
            }
        }
        return left.ToString();
    }

    /// <summary>Where a stretch of what is left stands in the whole; null where it is not one stretch there.</summary>
    public TextSpan? InWhole(int start, int end)
    {
        var index = _starts.BinarySearch(start);
        index = index < 0 ? ~index - 1 : index;
        if (index < 0 || start > end)
            return null;
        var offset = _kept[index].Start - _starts[index];
        var span = TextSpan.FromBounds(start + offset, end + offset);
        return span.End <= _kept[index].End ? span : null;
    }
}
