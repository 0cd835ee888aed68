using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Serve.Schedules;
using Updaters.References;

namespace BumpBot.Serve.Pages.Views;

/// <summary>Facts -> the overview. Pure.</summary>
public static class OverviewFacts
{
    private const int MostWaiting = 500;
    private const int MostNext = 50;

    public static OverviewView Of(PageFacts facts)
    {
        var timetable = Timetable.Of(facts.Config, facts.Watchers);
        return new OverviewView(
            facts.Now,
            new QueueView(facts.Queue.Waiting, facts.Queue.Taken, facts.Queue.Oldest),
            facts.Upstreams.Count,
            facts.Config.Targets.Count,
            [.. Pulls(facts).Concat(Upstreams(facts)).Concat(Notices(facts)).OrderBy(waiting => waiting.Since).Take(MostWaiting)],
            [.. FailedTargets(facts).Concat(FailedLooks(facts)).Concat(FailedNotices(facts))],
            [.. facts.Queue.LaidAside.Select(look => new LaidAsideView(look.Key.ToString()!, look.At, look.Attempts, look.Why))],
            [.. Next(timetable, facts.Now)],
            [.. Overdue.Of(facts.Ledger, timetable, facts.Watchers, facts.Now).Select(overdue => new OverdueView(overdue.Upstream.ToString(), overdue.LastChecked, overdue.Since))],
            [.. facts.Seen.Limits.OrderBy(host => host.Key, StringComparer.Ordinal)
                .SelectMany(host => host.Value, (host, left) => new LimitView(host.Key, left.Resource, left.Remaining, left.Limit, left.Reset))]);
    }

    private static IEnumerable<WaitingView> Pulls(PageFacts facts) =>
        from target in facts.Config.Targets
        from offer in facts.DoneIn(target).History
        where offer.Outcome == OfferEnd.Open
        select new WaitingView("pull request", ServedConfig.NameOf(target).ToString(), offer.Upstream, $"#{offer.Pull} offers {offer.To}", offer.OfferedAt, facts.PageOf(target, offer.Pull));

    private static IEnumerable<WaitingView> Upstreams(PageFacts facts)
    {
        foreach (var (upstream, seen) in facts.Ledger.Seen)
        {
            foreach (var alarm in seen.Alarms.Where(alarm => alarm.Stands))
                yield return new WaitingView("alarm", null, upstream, AlarmText.Sentence(alarm.Alarm), alarm.Since, null);
            foreach (var mark in seen.AllToCheck())
                yield return new WaitingView("to check", null, upstream, $"commits of {mark.Branch}", mark.Since, mark.Compare);
            if (seen.Cooling is { } cooling)
                yield return new WaitingView("cooling down", null, upstream, $"{cooling.Tag} until {PageTime.Text(cooling.Until)}", seen.FirstSeen.GetValueOrDefault(cooling.Tag, seen.LastChecked), null);
        }
    }

    private static IEnumerable<WaitingView> Notices(PageFacts facts) => facts.Ledger.Outbox
        .Where(entry => entry.Value is OutboxEntry.Pending { LastFault: null })
        .Select(entry => new WaitingView("notice", null, null, entry.Key, ((OutboxEntry.Pending)entry.Value).Since, null));

    private static IEnumerable<FailureView> FailedTargets(PageFacts facts) =>
        from target in facts.Config.Names
        let run = facts.Seen.Targets.GetValueOrDefault(target)
        where run is not null
        from failure in run.Failures
        select new FailureView(FailedPart.Target, target.ToString(), failure.What, failure.Why, run.At);

    private static IEnumerable<FailureView> FailedLooks(PageFacts facts) => facts.Seen.Upstreams
        .Where(look => look.Value.Fault is not null)
        .OrderBy(look => look.Key.ToString(), StringComparer.OrdinalIgnoreCase)
        .Select(look => new FailureView(FailedPart.Upstream, look.Key.ToString(), "the look", look.Value.Fault!, look.Value.At));

    private static IEnumerable<FailureView> FailedNotices(PageFacts facts) => facts.Ledger.Outbox
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => entry.Value switch
        {
            OutboxEntry.Pending { LastFault: { } fault } pending => new FailureView(FailedPart.Notice, entry.Key, $"is tried again after {PageTime.Text(pending.NotBefore)}", fault, null),
            OutboxEntry.GivenUp given => new FailureView(FailedPart.Notice, entry.Key, "is given up", given.Why, given.At),
            _ => null,
        })
        .OfType<FailureView>();

    private static IEnumerable<NextLookView> Next(Timetable timetable, DateTimeOffset now) => (
        from looks in timetable.Looks
        let at = looks.NextAfter(now)
        where at is not null
        orderby at.Value, looks.What
        select new NextLookView(looks.What, at.Value)).Take(MostNext);
}
