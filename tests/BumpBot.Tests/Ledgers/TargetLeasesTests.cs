using BumpBot.Ledgers;
using BumpBot.Model;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;
using Updaters.References;
using Xunit;

namespace BumpBot.Tests.Ledgers;

public sealed class TargetLeasesTests : IDisposable
{
    private static readonly TargetName App = new TargetName.OnForge(RepoName.Parse("acme/app"));
    private static readonly LedgerChange.OfTarget Nothing = new(App, before => before);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Store _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TargetLease? Lease => _store.Ledger.DoneIn(App).Lease;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_one_run_holds_another_does_not_get_until_it_is_given_back()
    {
        await using (var mine = await TakenAsync())
        {
            var other = Assert.IsType<LeaseAttempt.HeldByAnother>(await Run().TryTakeAsync(App, DoneTarget.Empty, Cancellation));
            Assert.Equal(_time.GetUtcNow().AddMinutes(15), other.Until);
            await mine.GiveBackAsync([Nothing], Cancellation);
        }
        await using var next = await TakenAsync();
        Assert.Null(next.Loss);
    }

    [Fact]
    public async Task Disposed_of_without_more_it_is_given_back_too()
    {
        await (await TakenAsync()).DisposeAsync();
        Assert.True(Lease!.Ended);
    }

    [Fact]
    public async Task What_was_done_is_remembered_with_the_giving_back_in_one_write()
    {
        await using var held = await TakenAsync();
        var writes = _store.Writes;
        await held.GiveBackAsync([new LedgerChange.OfTarget(App, before => before with { Known = new Dictionary<string, string> { ["a/b"] = "1" } })], Cancellation);
        Assert.Equal(writes + 1, _store.Writes);
        Assert.Equal((true, "1"), (Lease!.Ended, _store.Ledger.DoneIn(App).Known["a/b"]));
    }

    [Fact]
    public async Task A_dead_runs_lease_ends_by_time()
    {
        _store.Ledger = _store.Ledger.With(App, DoneTarget.Empty with { Lease = new TargetLease("dead", "elsewhere", _time.GetUtcNow().AddMinutes(15)) });
        _time.Advance(TimeSpan.FromMinutes(16));
        Assert.IsType<LeaseAttempt.HeldByAnother>(await Run().TryTakeAsync(App, DoneTarget.Empty, Cancellation));
        _time.Advance(TimeSpan.FromMinutes(1));
        await using var held = await TakenAsync();
    }

    [Fact]
    public async Task A_look_is_current_where_nobody_had_the_target_since()
    {
        var known = _store.Ledger.DoneIn(App);
        Assert.True(await IsLookCurrentAsync(known));
        Assert.False(await IsLookCurrentAsync(known));
        Assert.True(await IsLookCurrentAsync(_store.Ledger.DoneIn(App)));
        _store.Ledger = _store.Ledger.With(App, DoneTarget.Empty with { Lease = new TargetLease("dead", "elsewhere", _time.GetUtcNow().AddHours(-1)) });
        Assert.False(await IsLookCurrentAsync(_store.Ledger.DoneIn(App)));
        known = _store.Ledger.DoneIn(App);
        _store.Ledger = Ledger.Empty;
        Assert.False(await IsLookCurrentAsync(known));
    }

    [Fact]
    public async Task While_it_is_worked_on_the_lease_is_renewed()
    {
        await using var held = await TakenAsync();
        for (var i = 0; i < 12; i++)
            await AdvanceAsync(5);
        Assert.Equal((_time.GetUtcNow().AddMinutes(15), false), (Lease!.Until, held.Lost.IsCancellationRequested));
    }

    [Fact]
    public async Task A_lost_ledger_is_no_lost_lease()
    {
        await using var held = await TakenAsync();
        _store.Ledger = Ledger.Empty;
        await AdvanceAsync(5);
        Assert.Equal((_time.GetUtcNow().AddMinutes(15), null), (Lease!.Until, held.Loss));
    }

    [Fact]
    public async Task A_lease_that_cannot_be_renewed_is_given_up_before_it_ends()
    {
        await using var held = await TakenAsync();
        _store.Fault = new Fault.Retry("502");
        await AdvanceAsync(5);
        Assert.False(held.Lost.IsCancellationRequested);
        _time.Advance(TimeSpan.FromMinutes(5));
        await LostAsync(held);
        Assert.Contains("502", held.Loss!.Message, StringComparison.Ordinal);
        Assert.True(_time.GetUtcNow() < Lease!.Until);
    }

    [Fact]
    public async Task What_another_run_took_over_is_left_to_it()
    {
        await using var held = await TakenAsync();
        var other = new TargetLease("other", "elsewhere", _time.GetUtcNow().AddMinutes(15));
        _store.Ledger = _store.Ledger.With(App, DoneTarget.Empty with { Lease = other });
        _time.Advance(TimeSpan.FromMinutes(5));
        await LostAsync(held);
        await held.GiveBackAsync([Nothing], Cancellation);
        Assert.Equal(other, Lease);
    }

    [Fact]
    public async Task A_run_that_stood_still_learns_before_it_writes_that_another_had_the_target_meanwhile()
    {
        await using var held = await TakenAsync();
        // Its timer has not run yet.
        _time.AdjustTime(_time.GetUtcNow().AddMinutes(20));
        await (await TakenAsync()).DisposeAsync();
        await held.ConfirmAsync();
        Assert.True(held.Lost.IsCancellationRequested);
        Assert.Contains("another run took the target over", held.Loss!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_stood_still_goes_on_where_nobody_took_the_target()
    {
        await using var held = await TakenAsync();
        await held.ConfirmAsync();
        Assert.Equal(1, _store.Writes);
        _time.AdjustTime(_time.GetUtcNow().AddMinutes(20));
        await held.ConfirmAsync();
        Assert.Equal((null, _time.GetUtcNow().AddMinutes(15)), (held.Loss, Lease!.Until));
    }

    [Fact]
    public async Task What_was_given_back_is_not_taken_again_by_a_late_write()
    {
        await using var held = await TakenAsync();
        await held.GiveBackAsync([Nothing], Cancellation);
        _time.AdjustTime(_time.GetUtcNow().AddMinutes(20));
        await held.ConfirmAsync();
        Assert.True(Lease!.Ended);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_at_the_end_is_no_failure_of_its_own()
    {
        var held = await TakenAsync();
        _store.Fault = new Fault.Retry("502");
        await held.DisposeAsync();
        Assert.False(Lease!.Ended);
    }

    private TargetLeases Run() => new(_store, new ProcessSigns("here", _ => false), _time, Logger.None);

    private async Task<HeldTarget> TakenAsync() =>
        Assert.IsType<LeaseAttempt.Taken>(await Run().TryTakeAsync(App, DoneTarget.Empty, Cancellation)).Target;

    private async Task<bool> IsLookCurrentAsync(DoneTarget known)
    {
        var taken = Assert.IsType<LeaseAttempt.Taken>(await Run().TryTakeAsync(App, known, Cancellation));
        await taken.Target.DisposeAsync();
        return taken.IsLookCurrent;
    }

    /// <summary>Lets time pass, and waits for the one renewal that is due then.</summary>
    private async Task AdvanceAsync(int minutes)
    {
        var asked = _store.NextAsked();
        _time.Advance(TimeSpan.FromMinutes(minutes));
        await asked.WaitAsync(Cancellation);
    }

    private static async Task LostAsync(HeldTarget held)
    {
        var lost = new TaskCompletionSource();
        using var registration = held.Lost.Register(lost.SetResult);
        await lost.Task.WaitAsync(Cancellation);
    }

    private sealed class Store : ILedgerStore, IDisposable
    {
        private readonly SemaphoreSlim _one = new(1);
        private TaskCompletionSource _asked = new();

        public Ledger Ledger { get; set; } = Ledger.Empty;

        public Fault? Fault { get; set; }

        public int Writes { get; private set; }

        public Task NextAsked() => (_asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public Task<Ledger> LoadAsync(CancellationToken cancellation) => Task.FromResult(Ledger);

        public async Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
        {
            await _one.WaitAsync(cancellation);
            try
            {
                if (Fault is { } fault)
                    throw new FaultException(fault);
                Ledger = LedgerChange.Apply(Ledger, changes);
                Writes++;
            }
            finally
            {
                _one.Release();
                _asked.TrySetResult();
            }
        }

        public void Dispose() => _one.Dispose();
    }
}
