using BumpBot.Ledgers;
using BumpBot.Model;
using BumpBot.Notify;
using BumpBot.Tests.Runs;
using Cronos;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.Text;

namespace BumpBot.Tests.Notify;

public class OutboxTests
{
    private readonly Life _life = new();
    private readonly FakeTimeProvider _time = new(NoticeCases.Now);
    private readonly MemoryLedger _ledger;
    private readonly ScriptedChannel _one = new("one");
    private readonly ScriptedChannel _two = new("two");

    public OutboxTests()
    {
        _life.Begin(int.MaxValue);
        _ledger = new MemoryLedger(_life);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_told_is_sent_once_and_marked()
    {
        var outbox = New();
        await TellAsync(outbox, NoticeCases.BreakingRelease, NoticeCases.Failed);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal([NoticeCases.BreakingRelease.Key, NoticeCases.Failed.Key], _one.Keys.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(4, _ledger.Ledger.Outbox.Count);
        Assert.All(_ledger.Ledger.Outbox.Values, entry => Assert.IsType<OutboxEntry.Sent>(entry));
    }

    [Fact]
    public async Task What_was_told_before_is_not_told_again()
    {
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Single(_one.Told);
    }

    [Fact]
    public async Task One_channel_that_fails_touches_no_other_and_is_tried_with_growing_pauses_until_an_end()
    {
        _one.Answer = ScriptedChannel.Busy();
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal((1, 1), (_one.Tries, _two.Told.Count));
        List<double> pauses = [];
        while (Entry("one") is OutboxEntry.Pending pending)
        {
            var pause = pending.NotBefore - _time.GetUtcNow();
            pauses.Add(pause.TotalMinutes);
            _time.Advance(pause - TimeSpan.FromSeconds(1));
            await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
            Assert.Equal(pauses.Count, _one.Tries);
            _time.Advance(TimeSpan.FromSeconds(1));
            await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        }
        Assert.Equal([1, 4, 16, 64, 256, 360, 360, 360, 360], pauses);
        Assert.Equal(10, _one.Tries);
        Assert.Contains("503", Assert.IsType<OutboxEntry.GivenUp>(Entry("one")).Why, StringComparison.Ordinal);
        Assert.Single(_two.Told);
    }

    [Fact]
    public async Task What_a_channel_refuses_is_never_tried_again_and_the_next_one_is_sent()
    {
        _one.Answer = notice => notice.Events[0] == NoticeCases.Alarm ? new Delivery.Failed(new Fault.GiveUp("404, check url")) : new Delivery.Sent();
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm, NoticeCases.Failed);
        for (var day = 0; day < 3; day++)
        {
            await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
            _time.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal((2, 1), (_one.Tries, _one.Told.Count));
        Assert.Equal("404, check url", Assert.IsType<OutboxEntry.GivenUp>(Entry("one", NoticeCases.Alarm)).Why);
    }

    [Fact]
    public async Task After_a_failure_for_now_the_others_of_the_channel_wait_and_lose_no_attempt()
    {
        _one.Answer = ScriptedChannel.Busy();
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm, NoticeCases.Failed, NoticeCases.Moved);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal(1, _one.Tries);
        Assert.Equal([0, 0, 1], Pending("one").Select(pending => pending.Attempts).Order());
        Assert.All(Pending("one"), pending => Assert.Null(pending.Claim));
        _one.Answer = _ => new Delivery.Sent();
        _time.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal(3, _one.Told.Count);
    }

    [Fact]
    public async Task A_short_pause_that_a_channel_asks_for_is_waited_for()
    {
        _one.Answer = _ => _one.Tries == 1 ? new Delivery.Failed(new Fault.Retry("429", _time.GetUtcNow().AddSeconds(5))) : new Delivery.Sent();
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm);
        var sending = outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.False(sending.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(5));
        await sending;
        Assert.Single(_one.Told);
    }

    [Fact]
    public async Task A_long_one_is_obeyed_to_the_second_but_no_longer_than_a_day()
    {
        _one.Answer = ScriptedChannel.Busy(NoticeCases.Now.AddHours(3));
        _two.Answer = ScriptedChannel.Busy(NoticeCases.Now.AddYears(3));
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal(NoticeCases.Now.AddHours(3), Pending("one").Single().NotBefore);
        Assert.Equal(NoticeCases.Now.AddDays(1), Pending("two").Single().NotBefore);
    }

    [Fact]
    public async Task A_mistake_in_a_channel_is_its_own()
    {
        _one.Answer = _ => throw new InvalidOperationException("oops");
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.IsType<OutboxEntry.GivenUp>(Entry("one"));
        Assert.Single(_two.Told);
    }

    [Fact]
    public async Task A_channel_that_hangs_ends_with_the_round()
    {
        var hanging = new HangingChannel("one");
        var outbox = new Outbox(_ledger, [ScriptedChannel.Settings("one"), ScriptedChannel.Settings("two")], [hanging, _two], TimeZoneInfo.Utc, _time, Logger.None);
        await TellAsync(outbox, NoticeCases.Alarm, NoticeCases.Failed);
        var sending = outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        await hanging.Begun;
        _time.Advance(TimeSpan.FromMinutes(1));
        await sending;
        Assert.Equal((1, 2), (Pending("one").Sum(pending => pending.Attempts), _two.Told.Count));
        Assert.All(Pending("one"), pending => Assert.Null(pending.Claim));
    }

    [Fact]
    public async Task Two_runs_at_once_send_nothing_twice()
    {
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm, NoticeCases.Failed);
        _one.Answer = _ =>
        {
            // In the midst of the sending.
            New().SendDueAsync(_time.GetUtcNow(), Cancellation).GetAwaiter().GetResult();
            return new Delivery.Sent();
        };
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal((2, 2), (_one.Told.Count, _two.Told.Count));
    }

    [Fact]
    public async Task A_digest_is_one_notice_at_its_time_while_the_rest_comes_at_once()
    {
        var digest = new DigestTimes(CronExpression.Parse("0 9 * * 1"));
        var routing = ChannelRouting.Everything with { AtOnce = new HashSet<NoticeKind> { NoticeKind.Breaking }, InDigest = new HashSet<NoticeKind>(Enum.GetValues<NoticeKind>()), Digest = digest };
        var outbox = New(routing);
        await TellAsync(outbox, NoticeCases.BreakingRelease, NoticeCases.QuietRelease, NoticeCases.Failed);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal([NoticeCases.BreakingRelease.Key], _one.Keys);
        // The first of March 2026 is a Sunday.
        _time.Advance(TimeSpan.FromHours(20));
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Single(_one.Told);
        _time.Advance(TimeSpan.FromHours(1));
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.True(_one.Told[1].IsDigest);
        Assert.Equal([NoticeCases.Failed.Key, NoticeCases.QuietRelease.Key], _one.Told[1].Events.Select(told => told.Key).Order(StringComparer.Ordinal));
        await outbox.SendDueAsync(_time.GetUtcNow().AddDays(7), Cancellation);
        Assert.Equal(2, _one.Told.Count);
    }

    [Fact]
    public async Task In_quiet_hours_nothing_is_sent_and_afterwards_all_of_it()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var everyDay = new HashSet<DayOfWeek>(Enum.GetValues<DayOfWeek>());
        var outbox = New(ChannelRouting.Everything with { Quiet = new OpeningWindow.Weekly(everyDay, new TimeOnly(13, 0), new TimeOnly(7, 0), zone) });
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        _time.Advance(TimeSpan.FromHours(17));
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal((0, 1), (_one.Told.Count, _two.Told.Count));
        _time.Advance(TimeSpan.FromHours(1));
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Single(_one.Told);
    }

    [Fact]
    public async Task A_channel_is_told_only_of_its_upstreams_and_kinds()
    {
        var outbox = New(ChannelRouting.Everything with { Upstreams = [new PathGlob("other/*")], AtOnce = new HashSet<NoticeKind> { NoticeKind.Release, NoticeKind.Failed } });
        await TellAsync(outbox, NoticeCases.BreakingRelease, NoticeCases.Alarm, NoticeCases.Failed, new NoticeEvent.Released("other/tool", "1", null, null, []));
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        Assert.Equal(["failed acme/app 2026-03-01", "release other/tool 1"], _one.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(4, _two.Told.Count);
    }

    [Fact]
    public async Task What_is_past_is_forgotten_and_what_no_channel_waits_for_is_given_up()
    {
        var outbox = New();
        await TellAsync(outbox, NoticeCases.Alarm);
        await outbox.SendDueAsync(_time.GetUtcNow(), Cancellation);
        var gone = new OutboxEntry.Pending("gone", NoticeCases.Alarm, _time.GetUtcNow(), _time.GetUtcNow());
        await _ledger.ApplyAsync([new LedgerChange.OfNotice("gone: x", _ => gone)], Cancellation);
        _time.Advance(TimeSpan.FromDays(31));
        await _ledger.ApplyAsync(outbox.Tidy(_ledger.Ledger), Cancellation);
        Assert.IsType<OutboxEntry.GivenUp>(_ledger.Ledger.Outbox["gone: x"]);
        Assert.Equal(3, _ledger.Ledger.Outbox.Count);
        _time.Advance(TimeSpan.FromDays(60));
        await _ledger.ApplyAsync(outbox.Tidy(_ledger.Ledger), Cancellation);
        Assert.Equal(["gone: x"], _ledger.Ledger.Outbox.Keys);
    }

    [Fact]
    public async Task Told_to_stop_a_round_marks_what_was_sent_and_leaves_the_rest()
    {
        using var stop = new CancellationTokenSource();
        var hanging = new HangingChannel("one");
        var outbox = new Outbox(_ledger, [ScriptedChannel.Settings("one"), ScriptedChannel.Settings("two")], [hanging, _two], TimeZoneInfo.Utc, _time, Logger.None);
        await TellAsync(outbox, NoticeCases.Alarm);
        var sending = outbox.SendDueAsync(_time.GetUtcNow(), stop.Token);
        await hanging.Begun;
        await stop.CancelAsync();
        await sending;
        Assert.IsType<OutboxEntry.Pending>(Entry("one"));
        Assert.IsType<OutboxEntry.Sent>(Entry("two"));
    }

    [Fact]
    public void The_ledger_keeps_an_outbox_as_it_is()
    {
        var outbox = NoticeCases.All.Values.SelectMany(notice => notice.Events).DistinctBy(told => told.Key)
            .Select(OutboxEntry (told) => new OutboxEntry.Pending("one", told, NoticeCases.Now, NoticeCases.Now)
            {
                Attempts = 2,
                LastFault = "503",
                PartsSent = 1,
                InDigest = true,
                Claim = new SendingClaim("me", NoticeCases.Now),
            })
            .Append(new OutboxEntry.Sent("one", NoticeCases.Now))
            .Append(new OutboxEntry.GivenUp("one", NoticeCases.Now, "404"))
            .Index()
            .ToDictionary(entry => $"V{entry.Index}", entry => entry.Item);
        outbox["v0"] = outbox["V0"];
        var ledger = Ledger.Empty with { Outbox = outbox };
        var read = LedgerJson.Read(LedgerJson.Write(ledger));
        Assert.Equal(LedgerJson.Write(ledger), LedgerJson.Write(read));
        Assert.All(outbox, entry => Assert.Equal((entry.Value as OutboxEntry.Pending)?.Event.Key, (read.Outbox[entry.Key] as OutboxEntry.Pending)?.Event.Key));
    }

    private Outbox New(ChannelRouting? first = null) =>
        new(_ledger, [ScriptedChannel.Settings("one", first), ScriptedChannel.Settings("two")], [_one, _two], TimeZoneInfo.Utc, _time, Logger.None);

    private Task TellAsync(Outbox outbox, params NoticeEvent[] events) => _ledger.ApplyAsync(outbox.Tell(events), Cancellation);

    private OutboxEntry Entry(string channel, NoticeEvent? told = null) => _ledger.Ledger.Outbox[OutboxEntry.KeyOf(channel, told ?? NoticeCases.Alarm)];

    private List<OutboxEntry.Pending> Pending(string channel) => [.. _ledger.Ledger.Outbox.Values.OfType<OutboxEntry.Pending>().Where(entry => entry.Channel == channel)];

    private sealed class HangingChannel(string name) : IChannel
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => name;

        public Task Begun => _begun.Task;

        public async Task<Delivery> SendAsync(Notice notice, CancellationToken cancellation)
        {
            _begun.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellation);
            return new Delivery.Sent();
        }
    }
}
