namespace Benchmarks;

/// <summary>What <see cref="FindBenchmarks"/> measures, in seconds instead of minutes: medians of five, after a warm-up, by the clock and by the time of the processor.</summary>
internal static class QuickFind
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    /// <param name="formats">Those to measure; none = all.</param>
    public static void Run(TextWriter output, IReadOnlyList<string> formats)
    {
        output.WriteLine($"{"format",-16} {"MB",6} {"references",10} {"median ms",10} {"MB/s",8} {"processor ms",13} {"MB/s",8}");
        foreach (var format in FormatFile.Formats.Where(format => formats.Count == 0 || formats.Contains(format)))
        {
            var file = FormatFile.Of(format);
            var found = 0;
            // By the processor's time, so that the code is compiled to the end on a busy machine as well.
            var start = Environment.CpuUsage.TotalTime;
            do
                found = file.Updater.Find(file.File, file.Upstreams).Count();
            while (Environment.CpuUsage.TotalTime - start < WarmUp);
            var median = Median.Of(() => found = file.Updater.Find(file.File, file.Upstreams).Count());
            var processor = Median.OfProcessor(() => found = file.Updater.Find(file.File, file.Upstreams).Count());
            output.WriteLine($"{format,-16} {file.Megabytes,6:N2} {found,10} {median.TotalMilliseconds,10:N1} {file.Megabytes / median.TotalSeconds,8:N0} {processor.TotalMilliseconds,13:N1} {file.Megabytes / processor.TotalSeconds,8:N0}");
        }
    }
}
