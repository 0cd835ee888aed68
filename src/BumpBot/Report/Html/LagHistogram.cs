namespace BumpBot.Report.Html;

/// <summary>How many versions took how long, as bars.</summary>
public static class LagHistogram
{
    private const double Width = 470;
    private const double Height = 200;
    private const double Bottom = 170;
    private const double Highest = 130;

    /// <summary>The upper ends in days, themselves left out; the last class has none.</summary>
    private static readonly (double Days, string Label)[] Classes =
        [(1, "< 1 d"), (3, "1-3 d"), (7, "3-7 d"), (14, "1-2 w"), (28, "2-4 w"), (91, "1-3 mo"), (double.PositiveInfinity, "> 3 mo")];

    /// <summary>How many spans lie in each class, in their order.</summary>
    public static IReadOnlyList<(string Label, int Count)> Counts(IReadOnlyList<TimeSpan> spans)
    {
        var counts = spans.CountBy(span => Array.FindIndex(Classes, one => span.TotalDays < one.Days)).ToDictionary();
        return [.. Classes.Select((one, index) => (one.Label, counts.GetValueOrDefault(index)))];
    }

    /// <param name="id">Of the picture within its page.</param>
    /// <param name="what">What took so long: the picture's title.</param>
    public static string Of(string id, string what, IReadOnlyList<TimeSpan> spans)
    {
        var counts = Counts(spans);
        var most = Math.Max(1, counts.Max(one => one.Count));
        var step = Width / counts.Count;
        var svg = new Svg(id, what, string.Join(", ", counts.Select(one => $"{one.Label}: {one.Count}")), Width, Height);
        for (var i = 0; i < counts.Count; i++)
        {
            var (label, count) = counts[i];
            var height = Highest * count / most;
            svg.Rectangle("bar", i * step + 6, Bottom - height, step - 12, height, $"{label}: {count}")
                .Label((i + 0.5) * step, Bottom - height - 6, FigureText.Count(count), TextAnchor.Middle)
                .Label((i + 0.5) * step, Bottom + 18, label, TextAnchor.Middle);
        }
        return svg.Line(0, Bottom, Width, Bottom).ToString();
    }

    /// <summary>The same as a table.</summary>
    /// <param name="series">What each column counts.</param>
    public static ReportTable Table(IReadOnlyList<(string What, IReadOnlyList<TimeSpan> Spans)> series) => new(
        "How long versions took",
        [new ReportColumn("Time", false), .. series.Select(one => new ReportColumn(one.What, true))],
        [.. Classes.Select((one, index) => (IReadOnlyList<string>)[one.Label, .. series.Select(column => FigureText.Count(Counts(column.Spans)[index].Count))])]);
}
