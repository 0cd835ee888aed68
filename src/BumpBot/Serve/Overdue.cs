using BumpBot.Model;
using BumpBot.Serve.Schedules;
using Updaters.References;

namespace BumpBot.Serve;

/// <summary>A watched repository that was not looked at although its times came and went.</summary>
/// <param name="Since">When the first look was due that did not come, or did not succeed.</param>
public sealed record Overdue(UpstreamId Upstream, DateTimeOffset LastChecked, DateTimeOffset Since)
{
    /// <summary>So many times may pass without a look: one may be late, or fail, without anything being wrong.</summary>
    public const int Intervals = 2;

    /// <summary>Those that were not looked at at their last two times. Pure.</summary>
    public static IReadOnlyList<Overdue> Of(Ledger ledger, Timetable timetable, Watchers watchers, DateTimeOffset now) =>
    [
        .. from seen in ledger.Seen.OrderBy(seen => seen.Key, StringComparer.OrdinalIgnoreCase)
           let upstream = UpstreamId.TryParse(seen.Key, out var id) ? id : null
           where upstream is not null
           let missed = timetable.For(upstream.Repo, watchers).Select(looks => Missed(looks, seen.Value.LastChecked, now)).Where(first => first is not null).Min()
           where missed is not null
           select new Overdue(upstream, seen.Value.LastChecked, missed.Value),
    ];

    /// <returns>The first of the missed times; null where fewer were missed.</returns>
    private static DateTimeOffset? Missed(TimedLooks looks, DateTimeOffset last, DateTimeOffset now)
    {
        var first = looks.NextAfter(last);
        var latest = first;
        for (var i = 1; i < Intervals && latest is { } before; i++)
            latest = looks.NextAfter(before);
        return latest <= now ? first : null;
    }
}
