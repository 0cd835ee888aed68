using Updaters.Docs.Statements;

namespace Updaters.Docs;

/// <summary>The sections that record what was: each from its heading to the next one of the same or a higher level.</summary>
/// <remarks>Only the headings over a place that somebody asks about are looked at.</remarks>
internal sealed class HistorySections
{
    /// <summary>How much of a section is looked at.</summary>
    private const int Longest = 2000;

    private readonly string _text;
    private readonly List<Heading> _headings;

    /// <summary>For each heading the nearest one before it of a higher level; -1 = none.</summary>
    private readonly int[] _parents;

    private readonly bool?[] _areHistory;

    /// <param name="headings">In the order of the text.</param>
    public HistorySections(string text, List<Heading> headings)
    {
        _text = text;
        _headings = headings;
        _parents = new int[headings.Count];
        _areHistory = new bool?[headings.Count];
        for (var i = 0; i < headings.Count; i++)
        {
            var parent = i - 1;
            while (parent >= 0 && headings[parent].Level >= headings[i].Level)
                parent = _parents[parent];
            _parents[i] = parent;
        }
    }

    public bool Hold(int offset)
    {
        for (var i = IndexOf(offset); i >= 0; i = _parents[i])
        {
            if (_areHistory[i] ??= HistoryHeadings.Include(_headings[i].Text) || (HeadingWords.In(_headings[i].Text) && !HeadingWords.AreOfVariables(_headings[i].Text, Section(i))))
                return true;
        }
        return false;
    }

    /// <summary>From the heading to the next one.</summary>
    private ReadOnlySpan<char> Section(int heading)
    {
        var start = _headings[heading].Start;
        var end = heading + 1 < _headings.Count ? _headings[heading + 1].Start : _text.Length;
        return _text.AsSpan(start, Math.Min(end - start, Longest));
    }

    /// <summary>The text of the nearest heading over the place; null = there is none.</summary>
    public string? Over(int offset) => IndexOf(offset) is var heading and >= 0 ? _headings[heading].Text : null;

    /// <summary>Whether a heading over the place names the version: what stands there is about that release.</summary>
    public bool Name(int offset, string version)
    {
        for (var i = IndexOf(offset); i >= 0; i = _parents[i])
        {
            if (HeadingVersions.Name(_headings[i].Text, version))
                return true;
        }
        return false;
    }

    /// <summary>The last heading at or before the place; -1 = there is none.</summary>
    private int IndexOf(int offset)
    {
        var (low, high) = (0, _headings.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_headings[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
