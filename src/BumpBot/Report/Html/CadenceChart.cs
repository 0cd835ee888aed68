using System.Globalization;
using BumpBot.Model;

namespace BumpBot.Report.Html;

/// <summary>A line for each upstream, with a mark for each release; those that break something are diamonds.</summary>
public static class CadenceChart
{
    private const double Width = 960;
    private const double Left = 240;
    private const double Right = 16;
    private const double RowHeight = 22;
    private const double Top = 30;
    private const int LongestName = 34;

    /// <param name="id">Of the picture within its page.</param>
    /// <param name="upstreams">From the top down. Those without a dated release get an empty line.</param>
    /// <param name="now">The right end; the left one is the oldest release.</param>
    public static string Of(string id, IReadOnlyList<UpstreamFigures> upstreams, DateTimeOffset now)
    {
        var releases = upstreams.SelectMany(upstream => upstream.Releases).ToList();
        var first = releases.Count == 0 ? now.AddDays(-1) : releases.Min(release => release.At);
        var span = Math.Max(1, (now - first).TotalDays);
        var bottom = Top + upstreams.Count * RowHeight;
        var svg = new Svg(id, "Cadence of releases", $"{upstreams.Count} upstreams from {FigureText.Day(first)} to {FigureText.Day(now)}; a mark is a release, a diamond one that breaks something, a ring a pre-release", Width, bottom + 8);
        foreach (var (at, label) in Ticks(first, now))
            svg.Line(X(at), Top - 6, X(at), bottom).Label(X(at), Top - 12, label, TextAnchor.Middle);
        for (var row = 0; row < upstreams.Count; row++)
            Draw(svg, upstreams[row], Top + (row + 0.5) * RowHeight, X);
        return svg.ToString();

        double X(DateTimeOffset at) => Left + (at - first).TotalDays / span * (Width - Left - Right);
    }

    private static void Draw(Svg svg, UpstreamFigures upstream, double y, Func<DateTimeOffset, double> x)
    {
        svg.Label(Left - 10, y + 4, Short(upstream.Upstream), TextAnchor.End);
        svg.Line(Left, y, Width - Right, y);
        foreach (var release in upstream.Releases)
        {
            var hint = $"{upstream.Upstream} {release.Tag}, {FigureText.Day(release.At)}{(release.IsPrerelease ? ", pre-release" : "")}{(release.Impact is ReleaseImpact.Breaking ? ", breaking" : "")}";
            if (release.Impact is ReleaseImpact.Breaking)
                svg.Diamond("breaking", x(release.At), y, 6, hint);
            else
                svg.Circle(release.IsPrerelease ? "prerelease" : "release", x(release.At), y, 4, hint);
        }
    }

    private static string Short(string name) => name.Length <= LongestName ? name : $"…{name[^(LongestName - 1)..]}";

    /// <summary>At most a dozen: years, or months where there are few.</summary>
    private static IEnumerable<(DateTimeOffset At, string Label)> Ticks(DateTimeOffset first, DateTimeOffset now)
    {
        const int Most = 12;
        var months = (now.UtcDateTime.Year - first.UtcDateTime.Year) * 12 + now.UtcDateTime.Month - first.UtcDateTime.Month;
        var step = months <= Most ? 1 : 12 * ((months / 12 / Most) + 1);
        var start = new DateTimeOffset(first.UtcDateTime.Year, step == 1 ? first.UtcDateTime.Month : 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var at = start; at <= now; at = at.AddMonths(step))
        {
            if (at >= first)
                yield return (at, at.ToString(step == 1 ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture));
        }
    }
}
