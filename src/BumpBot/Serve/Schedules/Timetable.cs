using BumpBot.Model;
using BumpBot.Queue;
using Cronos;
using Updaters.References;

namespace BumpBot.Serve.Schedules;

/// <summary>All that is looked at by the clock. Pure.</summary>
public sealed record Timetable(IReadOnlyList<TimedLooks> Looks)
{
    public static Timetable Of(ServedConfig config, Watchers watchers)
    {
        var host = config.Host;
        var common = config.Names.Where(name => !host.TargetSchedules.ContainsKey(name)).ToList();
        return new Timetable(
        [
            .. host.Schedule is { } schedule && common.Count > 0 ? [ForAll(schedule, common)] : Array.Empty<TimedLooks>(),
            .. host.TargetSchedules.Where(own => config.Find(own.Key) is not null).Select(own => Timed(own.Key.ToString(), own.Value, [new LookKey.Target(own.Key)])),
            .. watchers.Schedules.Select(own => Timed(own.Watched.ToString(), own.Schedule, [new LookKey.Upstream(own.Watched)])),
        ]);

        TimedLooks ForAll(string schedule, List<RepoName> targets) =>
            Timed(targets is [var one] ? one.ToString() : $"{targets.Count} targets", schedule, [.. targets.Select(target => new LookKey.Target(target))]);

        TimedLooks Timed(string what, string schedule, IReadOnlyList<LookKey> keys) =>
            new(what, CronExpression.Parse(schedule), host.TimeZone, TimedLooks.DelayOf(string.Join('\n', keys), host.Jitter), keys);
    }

    /// <summary>When something falls due next after the moment; null = never again.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => Looks.Select(looks => looks.NextAfter(moment)).Where(next => next is not null).Min();

    /// <summary>What fell due after the one moment, up to the other.</summary>
    public IReadOnlyList<TimedLooks> Due(DateTimeOffset after, DateTimeOffset now) => [.. Looks.Where(looks => looks.IsDue(after, now))];

    /// <summary>By what times a watched repository is looked at: its own, and those of the targets that watch it.</summary>
    public IReadOnlyList<TimedLooks> For(RepoName watched, Watchers watchers)
    {
        var keys = watchers.LooksFor(watched).OfType<LookKey.Target>().Select(LookKey (look) => new LookKey.Target(look.Repo)).Append(new LookKey.Upstream(watched)).ToHashSet();
        return [.. Looks.Where(looks => looks.Keys.Any(keys.Contains))];
    }
}
