using System.Diagnostics;

namespace Benchmarks;

internal static class Median
{
    public const int Runs = 5;

    /// <summary>The median time of five runs.</summary>
    public static async Task<TimeSpan> OfAsync(Func<Task> work)
    {
        List<TimeSpan> times = [];
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var watch = Stopwatch.StartNew();
            await work();
            times.Add(watch.Elapsed);
        }
        times.Sort();
        return times[Runs / 2];
    }

    /// <summary>The median of the processor's time, which other work on the machine hardly changes; that of the runtime's own threads is in it.</summary>
    public static TimeSpan OfProcessor(Action work)
    {
        List<TimeSpan> times = [];
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = Environment.CpuUsage.TotalTime;
            work();
            times.Add(Environment.CpuUsage.TotalTime - before);
        }
        times.Sort();
        return times[Runs / 2];
    }

    public static TimeSpan Of(Action work) => OfAsync(() =>
    {
        work();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();
}
