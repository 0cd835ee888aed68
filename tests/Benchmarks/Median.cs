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

    public static TimeSpan Of(Action work) => OfAsync(() =>
    {
        work();
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();
}
