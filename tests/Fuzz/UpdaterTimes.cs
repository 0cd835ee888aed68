using System.Collections.Concurrent;

namespace Fuzz;

/// <summary>How much text each updater went through in what time, hostile as it is.</summary>
internal sealed class UpdaterTimes
{
    private readonly ConcurrentDictionary<string, (long Characters, TimeSpan Time, TimeSpan Longest)> _byUpdater = [];

    public void Add(string updater, int characters, TimeSpan time) => _byUpdater.AddOrUpdate(
        updater,
        (characters, time, time),
        (_, sum) => (sum.Characters + characters, sum.Time + time, time > sum.Longest ? time : sum.Longest));

    public void Print(TextWriter output)
    {
        foreach (var (updater, sum) in _byUpdater.OrderByDescending(entry => entry.Value.Time))
            output.WriteLine($"  {updater}: {sum.Time.TotalSeconds:N1} s, {sum.Characters / 1e6 / sum.Time.TotalSeconds:N1} MB/s, the slowest text {sum.Longest.TotalMilliseconds:N0} ms");
    }
}
