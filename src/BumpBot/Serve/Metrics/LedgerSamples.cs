using BumpBot.Model;
using BumpBot.Serve.Schedules;
using Updaters.References;

namespace BumpBot.Serve.Metrics;

/// <summary>What the ledger tells of the service's targets and what they watch. Pure.</summary>
/// <param name="Plain">Of metrics without labels.</param>
/// <param name="LastLooks">Of each watched repository, or of so many.</param>
/// <param name="NoticesWaiting">By channel.</param>
public sealed record LedgerSamples(IReadOnlyList<Sample> Plain, IReadOnlyList<Sample> LastLooks, IReadOnlyList<Sample> NoticesWaiting)
{
    /// <summary>The first by name have a series of their own; the rest have one, which says when the one of them was looked at that waits the longest.</summary>
    public const int MostUpstreams = 500;

    public static LedgerSamples Of(Ledger ledger, ServedConfig config, DateTimeOffset now)
    {
        var watchers = Watchers.Of(config, ledger);
        var seen = ledger.Seen
            .Where(one => UpstreamId.TryParse(one.Key, out var upstream) && watchers.LooksFor(upstream.Repo).Count > 0)
            .OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase)
            .Select(one => (Name: one.Key, At: (double)one.Value.LastChecked.ToUnixTimeSeconds()))
            .ToList();
        List<Sample> looks = [.. seen.Take(MostUpstreams).Select(one => new Sample(BotMetrics.LastLook, one.At, one.Name))];
        if (seen.Count > MostUpstreams)
            looks.Add(new Sample(BotMetrics.LastLook, seen.Skip(MostUpstreams).Min(one => one.At), LabelText.Other));
        return new LedgerSamples(
            [
                new(BotMetrics.OpenPulls, config.Targets.Sum(target => OpenIn(ledger.DoneIn(target)))),
                new(BotMetrics.Upstreams, seen.Count),
                new(BotMetrics.Overdue, Serve.Overdue.Of(ledger, Timetable.Of(config, watchers), watchers, now).Count),
            ],
            looks,
            [.. ledger.Outbox.Values.OfType<OutboxEntry.Pending>().CountBy(entry => entry.Channel).Select(channel => new Sample(BotMetrics.NoticesWaiting, channel.Value, channel.Key))]);
    }

    private static int OpenIn(DoneTarget target) => target.History.Where(offer => offer.Outcome is OfferEnd.Open).Select(offer => offer.Pull).Distinct().Count();
}
