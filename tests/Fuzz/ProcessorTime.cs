using System.Diagnostics;
using System.Globalization;

namespace Fuzz;

/// <summary>The time that a thread had the processor.</summary>
internal static class ProcessorTime
{
    private const string OfThisThread = "/proc/thread-self/schedstat";

    /// <summary>Where the system does not tell it, the time of day, which is longer.</summary>
    public static TimeSpan OfThread() => File.Exists(OfThisThread)
        ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(OfThisThread).Split(' ')[0], CultureInfo.InvariantCulture) / 1000)
        : Stopwatch.GetElapsedTime(0);
}
