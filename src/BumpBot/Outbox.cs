using System.Collections.Concurrent;
using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Notify.Events;
using Serilog;

namespace BumpBot;

/// <summary>
/// Tells people through channels. What is to be told is put into the ledger by the same write that remembers it as told; then it is sent, and
/// then marked as sent. So a crash anywhere loses nothing, and only one between the last two may tell something twice.
/// </summary>
/// <param name="settings">All channels of the config; the log's may be among them.</param>
/// <param name="channels">Those that are reached from outside.</param>
/// <param name="zone">The host's.</param>
public sealed class Outbox(
    ILedgerStore ledger, IReadOnlyList<ChannelSettings> settings, IReadOnlyList<IChannel> channels, TimeZoneInfo zone, TimeProvider time, ILogger log)
{
    /// <summary>How long one round of sending lasts at most: what is left is sent in the next.</summary>
    private static readonly TimeSpan RoundLength = TimeSpan.FromMinutes(1);

    /// <summary>A pause that a channel asks for is waited for within the round where it is no longer.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(10);

    private const int TriesInRound = 3;

    private readonly LogChannel _log = new(settings.OfType<ChannelSettings.Log>().FirstOrDefault()?.Routing ?? ChannelRouting.Everything with { AtOnce = ChannelSettings.Log.Usual }, log);
    private readonly IReadOnlyList<ChannelSettings> _reached = [.. settings.Where(channel => channels.Any(one => one.Name == channel.Name))];
    private readonly HashSet<string> _names = [.. settings.Select(channel => channel.Name)];

    /// <summary>The channels' names, the log's among them.</summary>
    public IReadOnlyCollection<string> Names => [.. settings.Select(channel => channel.Name)];

    /// <summary>Told what became of each attempt to tell a channel; called by several threads.</summary>
    public Action<string, Delivery> Told { get; init; } = (_, _) => { };

    /// <summary>Tells the log at once.</summary>
    /// <returns>What to apply to the ledger, together with the memory that people were told.</returns>
    public IReadOnlyList<LedgerChange> Tell(IReadOnlyList<NoticeEvent> events)
    {
        _log.Tell(events);
        return [.. Routing.Of(events, _reached, time.GetUtcNow(), zone)
            .Select(entry => new LedgerChange.OfNotice(OutboxEntry.KeyOf(entry.Channel, entry.Event), known => known ?? entry))];
    }

    /// <summary>Forgets what is past.</summary>
    public IReadOnlyList<LedgerChange> Tidy(Ledger known)
    {
        var now = time.GetUtcNow();
        return [.. known.Outbox.Where(entry => Aged(entry.Value) != entry.Value).Select(entry => new LedgerChange.OfNotice(entry.Key, Aged))];

        OutboxEntry? Aged(OutboxEntry? entry) => entry is null ? null : Attempts.Aged(entry, !_names.Contains(entry.Channel), now);
    }

    /// <summary>
    /// Sends all that is due and not quiet: after a run, and between runs for digests, the end of quiet hours and what failed. It takes bounded
    /// time. Whatever goes wrong is said in the log and remembered in the ledger, and is nobody else's fault.
    /// </summary>
    public async Task SendDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (channels.Count == 0)
            return;
        try
        {
            var due = DueNotices.Of((await ledger.LoadAsync(cancellation)).Outbox, _reached, now, zone);
            if (due.Count == 0)
                return;
            var mine = await ClaimAsync(due, now, cancellation);
            using var limit = new CancellationTokenSource(RoundLength, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
            var round = new OutboxRound(ledger, time, log);
            await Task.WhenAll(mine
                .GroupBy(one => one.Notice.Channel)
                .Select(same => SendAsync(channels.First(channel => channel.Name == same.Key), [.. same], round, either.Token)));
        }
        catch (FaultException e)
        {
            log.Warning("notices are sent later: {Fault}", e.Fault.Message);
        }
    }

    /// <summary>Sends a sample through each channel, or the named one. The ledger is not touched.</summary>
    /// <param name="only">Null = all.</param>
    public async Task<IReadOnlyList<ChannelTest>> TestAsync(string? only, CancellationToken cancellation)
    {
        var sample = SampleEvent.At(time.GetUtcNow());
        return await Task.WhenAll(settings.Where(channel => only is null || channel.Name == only).Select(async channel =>
        {
            if (channel is not ChannelSettings.Log)
                return new ChannelTest(channel.Name, await AttemptAsync(channels.First(one => one.Name == channel.Name), new Notice(channel.Name, [sample], IsDigest: false), cancellation));
            new LogChannel(ChannelRouting.Everything, log).Tell([sample]);
            return new ChannelTest(channel.Name, new Delivery.Sent());
        }));
    }

    /// <summary>Those that no other run has for itself.</summary>
    private async Task<IReadOnlyList<DueNotice>> ClaimAsync(IReadOnlyList<DueNotice> due, DateTimeOffset now, CancellationToken cancellation)
    {
        var claim = new SendingClaim(Guid.NewGuid().ToString("N"), time.GetUtcNow() + Attempts.ClaimLength);
        // A change may be applied several times; the last one counts.
        var won = new ConcurrentDictionary<string, bool>();
        await ledger.ApplyAsync([.. due.SelectMany(one => one.Keys).Select(key => new LedgerChange.OfNotice(key, entry => Claim(key, entry)))], cancellation);
        return [.. due.Where(one => one.Keys.All(key => won.GetValueOrDefault(key)))];

        OutboxEntry? Claim(string key, OutboxEntry? entry)
        {
            var isMine = entry is OutboxEntry.Pending pending && pending.IsDue(now);
            won[key] = isMine;
            return isMine ? (OutboxEntry.Pending)entry! with { Claim = claim } : entry;
        }
    }

    /// <summary>One after the other. Where one fails for now, the others of its channel would too: they wait for the next round.</summary>
    private async Task SendAsync(IChannel channel, IReadOnlyList<DueNotice> due, OutboxRound round, CancellationToken cancellation)
    {
        for (var index = 0; index < due.Count; index++)
        {
            var delivery = await TriedAsync(channel, due[index].Notice, cancellation);
            Told(channel.Name, delivery);
            await round.SettleAsync(due[index], delivery);
            if (delivery is not Delivery.Failed { Fault: Fault.Retry })
                continue;
            await round.ReleaseAsync(due.Skip(index + 1));
            return;
        }
    }

    private async Task<Delivery> TriedAsync(IChannel channel, Notice notice, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var delivery = await AttemptAsync(channel, notice, cancellation);
            if (tries == TriesInRound || delivery is not Delivery.Failed { Fault: Fault.Retry { NotBefore: { } named } } failed || named - time.GetUtcNow() > ShortPause)
                return delivery;
            notice = notice with { PartsSent = failed.PartsSent };
            try
            {
                await Task.Delay(TimeSpan.FromTicks(Math.Max(0, (named - time.GetUtcNow()).Ticks)), time, cancellation);
            }
            catch (OperationCanceledException)
            {
                return delivery;
            }
        }
    }

    private async Task<Delivery> AttemptAsync(IChannel channel, Notice notice, CancellationToken cancellation)
    {
        try
        {
            return await channel.SendAsync(notice, cancellation);
        }
        catch (FaultException e)
        {
            return new Delivery.Failed(e.Fault, notice.PartsSent);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Delivery.Failed(new Fault.Retry("it was cut short: the time for sending was over, or the program was stopped."), notice.PartsSent);
        }
        catch (Exception e)
        {
            log.Error(e, "{Channel} failed unexpectedly", channel.Name);
            return new Delivery.Failed(Fault.OfMistake(e), notice.PartsSent);
        }
    }
}
