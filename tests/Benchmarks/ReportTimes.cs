using System.Diagnostics;
using System.Globalization;
using BumpBot.Model;
using BumpBot.Report;
using BumpBot.Report.Html;

namespace Benchmarks;

/// <summary>How long a report on many upstreams takes, and how much memory: printed, nothing more.</summary>
internal static class ReportTimes
{
    private const int Upstreams = 10_000;
    private const int Releases = 100;
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public static void Run(TextWriter output)
    {
        var ledger = new Ledger(Enumerable.Range(0, Upstreams).ToDictionary(number => $"acme/tool-{number}", Seen), new Dictionary<string, DoneTarget> { ["acme/app"] = Done() });
        var analytics = Measure("figures", () => Analytics.Of(ledger, null, Now), _ => 0);
        Measure("text", () => TextReport.Of(analytics, Glyphs.Unicode), text => text.Length);
        Measure("markdown", () => MarkdownReport.Of(analytics), text => text.Length);
        Measure("json", () => JsonReport.Of(analytics), text => text.Length);
        Measure("csv", () => CsvReport.Of(analytics), text => text.Length);
        Measure("html", () => HtmlReport.Page(analytics), text => text.Length);

        T Measure<T>(string what, Func<T> work, Func<T, int> length)
        {
            var (before, begun) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp());
            var result = work();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{what,-10}{Stopwatch.GetElapsedTime(begun).TotalMilliseconds,8:0} ms{(GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6,8:0} MB allocated{length(result) / 1e6,8:0.0} M characters"));
            return result;
        }
    }

    private static SeenUpstream Seen(int number) => new($"v{Releases}.0.0", Now, null, Now, number, new Dictionary<string, string>(), [.. Enumerable.Range(0, Releases).Select(index => Release(number, index))]);

    private static SeenRelease Release(int number, int index) =>
        new($"v{Releases - index}.0.0", Now.AddDays(-(index * (7 + number % 30))), $"author-{index % 5}", index % 7 == 3) { Impact = (ReleaseImpact)(index % 3) };

    private static DoneTarget Done() => DoneTarget.Empty with
    {
        History = [.. Enumerable.Range(0, 500).Select(number => new OfferedBump($"acme/tool-{number}", "v100.0.0", number, Now.AddDays(-9), Now.AddDays(-8), number % 2 == 0 ? Now : null, number % 2 == 0 ? OfferEnd.Merged : OfferEnd.Open, null))],
        Bumps = Enumerable.Range(0, Upstreams).ToDictionary(number => $"acme/tool-{number}", number => new DoneBump(["90.0.0"], "v100.0.0", "b", BumpOutcome.Opened, number, null, Now)),
    };
}
