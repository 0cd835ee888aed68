using BumpBot.Model;
using BumpBot.Publishing;
using CsCheck;
using Xunit;

namespace BumpBot.Tests.Publishing;

public class WriteBudgetTests
{
    private static readonly Gen<(WriteKind Kind, int PauseInMilliseconds)[]> Requests =
        Gen.Select(Gen.OneOf(Gen.Const(WriteKind.Change), Gen.Const(WriteKind.Creation)), Gen.OneOf(Gen.Const(0), Gen.Int[0, 5000])).Array[1, 900];

    private static readonly Gen<ApiSettings> Settings =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 200], Gen.Int[1, 600], (burst, rate, hour) => new ApiSettings(burst, rate, hour, Concurrency: 1));

    [Fact]
    public void Invariant_8_no_window_is_ever_exceeded_whatever_is_asked_for() =>
        Gen.Select(Settings, Requests).Sample((settings, requests) =>
        {
            var grants = Grants(settings, requests);
            var creations = grants.Where(g => g.Kind == WriteKind.Creation).Select(g => g.At).ToList();
            return AtMost(WriteBudget.CreationsPerMinute, TimeSpan.FromMinutes(1), creations)
                && AtMost(settings.CreationsPerHour, TimeSpan.FromHours(1), creations)
                && BucketHolds(settings, [.. grants.Select(g => g.At)]);
        }, iter: 200, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void No_write_waits_longer_than_the_limits_ask() =>
        Gen.Select(Settings, Requests).Sample((settings, requests) =>
        {
            var grants = Grants(settings, requests);
            return Enumerable.Range(0, grants.Count).All(i => grants[i].At == Least(settings, grants, i));
        }, iter: 50, seed: "0N0XIzNsQ0O2");

    private static List<(WriteKind Kind, TimeSpan Asked, TimeSpan At)> Grants(ApiSettings settings, (WriteKind Kind, int Pause)[] requests)
    {
        var budget = new WriteBudget(settings);
        var grants = new List<(WriteKind, TimeSpan, TimeSpan)>();
        var now = TimeSpan.Zero;
        foreach (var (kind, pause) in requests)
        {
            var asked = now += TimeSpan.FromMilliseconds(pause);
            now = budget.Earliest(kind, asked);
            budget.Record(kind, now);
            grants.Add((kind, asked, now));
        }
        return grants;
    }

    private static bool AtMost(int limit, TimeSpan length, List<TimeSpan> events) =>
        Enumerable.Range(0, Math.Max(0, events.Count - limit)).All(i => events[i + limit] - events[i] >= length);

    /// <summary>In any span: the burst, and one more for each whole interval.</summary>
    private static bool BucketHolds(ApiSettings settings, List<TimeSpan> writes)
    {
        var interval = TimeSpan.FromMinutes(1) / settings.WritesPerMinute;
        return Enumerable.Range(0, Math.Max(0, writes.Count - settings.Burst)).All(i =>
            Enumerable.Range(i + settings.Burst, Math.Min(200, writes.Count - i - settings.Burst)).All(j =>
                writes[j] - writes[i] >= interval * (j - i - settings.Burst + 1)));
    }

    /// <summary>The model: the first moment at which this write breaks no limit, given those before it.</summary>
    private static TimeSpan Least(ApiSettings settings, List<(WriteKind Kind, TimeSpan Asked, TimeSpan At)> grants, int index)
    {
        var interval = TimeSpan.FromMinutes(1) / settings.WritesPerMinute;
        var least = grants[index].Asked;
        for (var i = 0; i + settings.Burst <= index; i++)
            least = Later(least, grants[i].At + (interval * (index - i - settings.Burst + 1)));
        if (grants[index].Kind == WriteKind.Change)
            return least;
        var creations = grants.Take(index).Where(g => g.Kind == WriteKind.Creation).Select(g => g.At).ToList();
        if (creations.Count >= WriteBudget.CreationsPerMinute)
            least = Later(least, creations[^WriteBudget.CreationsPerMinute] + TimeSpan.FromMinutes(1));
        return creations.Count >= settings.CreationsPerHour ? Later(least, creations[^settings.CreationsPerHour] + TimeSpan.FromHours(1)) : least;
    }

    private static TimeSpan Later(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
