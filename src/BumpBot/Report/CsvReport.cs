using System.Globalization;
using System.Text;

namespace BumpBot.Report;

/// <summary>
/// A report as CSV (RFC 4180), one measure a row, so that a new measure moves no column. What a spreadsheet would take for a formula has an
/// apostrophe in front.
/// </summary>
public static class CsvReport
{
    public static string Of(Analytics analytics)
    {
        var text = new StringBuilder();
        AppendRow(text, ["kind", "name", "measure", "value", "unit"]);
        foreach (var (kind, name, measures) in analytics.Upstreams.Select(upstream => ("upstream", upstream.Upstream, Of(upstream)))
            .Concat(analytics.Targets.Select(target => ("target", target.Target, Of(target)))))
        {
            foreach (var (measure, value, unit) in measures.Where(one => one.Value is not null))
                AppendRow(text, [kind, name, measure, value!, unit]);
        }
        return text.ToString();
    }

    private static IEnumerable<(string Measure, string? Value, string Unit)> Of(UpstreamFigures upstream) =>
    [
        ("newest", upstream.Newest, "tag"),
        ("newest released", upstream.NewestAt is { } at ? Text($"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}") : null, "time"),
        ("releases", Text($"{upstream.Releases.Count}"), "releases"),
        ("releases a month", Number(upstream.PerMonth), "releases"),
        ("interval median", Days(upstream.Intervals?.Median), "days"),
        ("interval p90", Days(upstream.Intervals?.P90), "days"),
        ("since last", Days(upstream.SinceLast), "days"),
        ("breaking", Text($"{upstream.Breaking.Breaking}"), "releases"),
        ("breaking known of", Text($"{upstream.Breaking.Judged}"), "releases"),
        ("pre-releases", Text($"{upstream.Prereleases.Prereleases}"), "releases"),
        ("authors", Text($"{upstream.Authors?.Authors ?? 0}"), "people"),
        ("top author", upstream.Authors?.Top, "name"),
        ("top author share", Number(upstream.Authors?.TopShare), "share"),
        ("authors herfindahl", Number(upstream.Authors?.Herfindahl), "index"),
        ("undated", Text($"{upstream.Undated}"), "releases"),
        ("in the future", Text($"{upstream.InFuture}"), "releases"),
    ];

    private static IEnumerable<(string Measure, string? Value, string Unit)> Of(TargetFigures target)
    {
        var (toPull, toMerge, whole) = (Spread.Of(target.Lags.ToPull), Spread.Of(target.Lags.ToMerge), Spread.Of(target.Lags.Whole));
        return
        [
            ("offers", Text($"{target.Offers}"), "offers"),
            ("release to pull request median", Days(toPull?.Median), "days"),
            ("release to pull request p90", Days(toPull?.P90), "days"),
            ("pull request to merge median", Days(toMerge?.Median), "days"),
            ("pull request to merge p90", Days(toMerge?.P90), "days"),
            ("release to merge median", Days(whole?.Median), "days"),
            ("release to merge p90", Days(whole?.P90), "days"),
            ("open", Text($"{target.Open.Count}"), "bumps"),
            ("overdue", Text($"{target.Overdue}"), "bumps"),
            ("libyears behind", Number(target.Libyears), "years"),
            .. target.Outcomes.Select(outcome => ($"outcome: {FigureText.Of(outcome.Outcome)}{(outcome.Reason is { } reason ? $": {reason}" : "")}", (string?)Text($"{outcome.Count}"), "offers")),
        ];
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text)
    {
        var clean = ForeignText.OneLine(text);
        if (clean.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..])
            clean = "'" + clean;
        return clean.AsSpan().ContainsAny(",\"") ? $"\"{clean.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : clean;
    }

    private static string? Days(TimeSpan? span) => span is { } value ? Number(value.TotalDays) : null;

    private static string? Number(double? number) => number is { } value ? Text($"{value:0.####}") : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
