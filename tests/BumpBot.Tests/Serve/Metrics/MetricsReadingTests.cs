using System.Text;
using BumpBot.Model;
using BumpBot.Queue;
using BumpBot.Serve;
using BumpBot.Serve.Metrics;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace BumpBot.Tests.Serve.Metrics;

/// <summary>What is read when Prometheus asks, over the fake clock.</summary>
public sealed class MetricsReadingTests : IDisposable
{
    private const string Looks = "bumpbot_look_duration_seconds_count{kind=\"target\",result=\"done\"}";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly RecordingQueue _queue = new();
    private readonly MetricValues _values = new();
    private readonly CycleMetrics _cycles;
    private readonly CurrentParts _parts;
    private readonly MetricsReading _reading;
    private Func<Ledger> _ledger = () => Ledger.Empty;
    private int _reads;

    public MetricsReadingTests()
    {
        _cycles = new CycleMetrics(_values, _time);
        _parts = new CurrentParts(Served.Parts(Served.Config(Served.Host, Served.Watching(("a/b", null)), "acme/app"), Read));
        _reading = new MetricsReading(_values, _cycles, _parts, _queue, () => (LookCost.None, []), _time, Logger.None);
    }

    [Fact]
    public async Task The_time_since_a_good_cycle_grows_and_only_a_good_one_ends_it()
    {
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3600, (await AskAsync())["bumpbot_seconds_since_good_cycle"]);
        _cycles.Ended(_time.GetUtcNow(), CycleState.Failed);
        Assert.Equal(3600, (await AskAsync())["bumpbot_seconds_since_good_cycle"]);
        _cycles.Ended(_time.GetUtcNow(), CycleState.Good);
        _time.Advance(TimeSpan.FromSeconds(5));
        var values = await AskAsync();
        Assert.Equal((5, 1, 1), (values["bumpbot_seconds_since_good_cycle"], values["bumpbot_cycles_total{result=\"good\"}"], values["bumpbot_cycles_total{result=\"failed\"}"]));
    }

    [Fact]
    public async Task The_ledger_is_read_once_a_minute_and_what_cannot_be_read_keeps_its_values()
    {
        _queue.State = new QueueState(4, 1, _time.GetUtcNow(), []);
        _ledger = () => Ledger.Empty with { Seen = new Dictionary<string, SeenUpstream> { ["a/b"] = new("v1", null, null, _time.GetUtcNow(), null, new Dictionary<string, string>(), []) } };
        await AskAsync();
        Assert.Equal((1, 4), ((await AskAsync())["bumpbot_upstreams"], (await AskAsync())["bumpbot_queue_waiting"]));
        Assert.Equal(1, _reads);
        _ledger = () => throw FaultException.StopRun("the ledger is corrupt");
        _time.Advance(TimeSpan.FromMinutes(1));
        var values = await AskAsync();
        Assert.Equal((1, 1), (values["bumpbot_upstreams"], values["bumpbot_metrics_read_failures_total{part=\"ledger\"}"]));
    }

    [Fact]
    public async Task An_adoption_before_the_start_is_not_counted_and_one_after_it_once()
    {
        _ledger = () => Adopted(1);
        await AskAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        _ledger = () => Adopted(2);
        await AskAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        var values = await AskAsync();
        Assert.Equal(1, values["bumpbot_adoption_lag_seconds_count{until=\"merge\"}"]);
        Assert.Equal(1, values["bumpbot_adoption_lag_seconds_bucket{until=\"merge\",le=\"10800\"}"]);
        Assert.Equal(0, values["bumpbot_adoption_lag_seconds_bucket{until=\"merge\",le=\"3600\"}"]);
    }

    [Fact]
    public async Task Values_go_on_when_the_config_is_another_one()
    {
        var looks = new MeasuredLooks((_, _) => Task.FromResult<LookEnd>(new LookEnd.Done()), _values, _time);
        await looks.WorkAsync(new Look(Served.Target("acme/app")), TestContext.Current.CancellationToken);
        _parts.Replace(Served.Parts(Served.Config("acme/other"), Read));
        await looks.WorkAsync(new Look(Served.Target("acme/app")), TestContext.Current.CancellationToken);
        Assert.Equal(2, (await AskAsync())[Looks]);
    }

    [Fact]
    public async Task A_look_that_throws_is_measured_as_failed()
    {
        var looks = new MeasuredLooks((_, _) => throw FaultException.Retry("502"), _values, _time);
        await Assert.ThrowsAsync<FaultException>(() => looks.WorkAsync(new Look(Served.Upstream("a/b")), TestContext.Current.CancellationToken));
        Assert.Equal(1, (await AskAsync())["bumpbot_look_duration_seconds_count{kind=\"upstream\",result=\"failed\"}"]);
    }

    public void Dispose()
    {
        _reading.Dispose();
        _parts.Dispose();
    }

    private Ledger Adopted(int pulls)
    {
        var start = new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);
        var history = Enumerable.Range(1, pulls).Select(pull => new OfferedBump("a/b", "v1", pull, start, start.AddHours(1), start.AddHours(2), OfferEnd.Merged, null));
        return Ledger.Empty.With(_parts.Config.Targets[0], DoneTarget.Empty with { History = [.. history] });
    }

    private Ledger Read()
    {
        _reads++;
        return _ledger();
    }

    private async Task<IReadOnlyDictionary<string, double>> AskAsync() =>
        PrometheusText.Parse(Encoding.UTF8.GetString(await _reading.ReadAsync(TestContext.Current.CancellationToken)));

    private sealed record Look(LookKey Key) : TakenLook(Key, DateTimeOffset.UnixEpoch, 1)
    {
        public override ValueTask DoneAsync(CancellationToken cancellation) => ValueTask.CompletedTask;

        public override ValueTask PutBackAsync(Fault why, DateTimeOffset? notBefore, CancellationToken cancellation) => ValueTask.CompletedTask;

        public override ValueTask ReturnAsync(CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
