using BumpBot.Model;
using Serilog;

namespace BumpBot.Ledgers;

/// <summary>A target that this run has for itself: its lease is renewed until it is given back. To dispose of it gives it back, too.</summary>
public sealed class HeldTarget : IAsyncDisposable
{
    private readonly TargetLeases _leases;
    private readonly TargetName _target;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _given = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly SemaphoreSlim _oneRenewal = new(1);
    private readonly Task _renewing;
    private TargetLease _lease;
    private bool _isGivenBack;

    internal HeldTarget(TargetLeases leases, TargetName target, TargetLease lease, TimeProvider time, ILogger log)
    {
        (_leases, _target, _lease, _time, _log) = (leases, target, lease, time, log);
        _renewing = RenewAsync();
    }

    /// <summary>Cancelled when the target is no longer this run's: whatever is published there has to stop.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Why it is lost; null = it is not.</summary>
    public Fault? Loss { get; private set; }

    /// <summary>Where the lease is about to end, as the process stood still when it was to be renewed, it is renewed first; or lost, if another has the target.</summary>
    public async Task ConfirmAsync()
    {
        await _oneRenewal.WaitAsync();
        try
        {
            if (IsAboutToEnd && Loss is null && !_given.IsCancellationRequested)
                await RenewOnceAsync(CancellationToken.None);
        }
        finally
        {
            _oneRenewal.Release();
        }
    }

    /// <summary>Remembers what was done and gives the target back, in one write.</summary>
    public async Task GiveBackAsync(IReadOnlyList<LedgerChange> done, CancellationToken cancellation)
    {
        await StopRenewingAsync();
        await _leases.ApplyAsync([.. done, End], cancellation);
        _isGivenBack = true;
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        try
        {
            if (!_isGivenBack)
                await _leases.ApplyAsync([End], CancellationToken.None);
        }
        catch (FaultException e)
        {
            _log.Warning("{Target} could not be given back, which its lease does by itself at {Until}: {Fault}", _target.ToString(), _lease.Until, e.Fault.Message);
        }
        _given.Dispose();
        _lost.Dispose();
        _oneRenewal.Dispose();
    }

    /// <summary>Before the next renewal comes, at the latest.</summary>
    private bool IsAboutToEnd => _time.GetUtcNow() + Leases.RenewedEvery >= _lease.Until;

    private LedgerChange.OfTarget End => new(_target, before => Leases.End(before, _lease.Holder));

    private async Task StopRenewingAsync()
    {
        await _given.CancelAsync();
        await _renewing;
    }

    private async Task RenewAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Leases.RenewedEvery, _time);
            while (Loss is null && await timer.WaitForNextTickAsync(_given.Token))
                await RenewInTurnAsync();
        }
        catch (OperationCanceledException) when (_given.IsCancellationRequested)
        {
            // Given back.
        }
        catch (Exception e)
        {
            _log.Error(e, "the lease of {Target} could not be renewed", _target.ToString());
            await LoseAsync(Fault.OfMistake(e));
        }
    }

    private async Task RenewInTurnAsync()
    {
        await _oneRenewal.WaitAsync(_given.Token);
        try
        {
            if (Loss is null)
                await RenewOnceAsync(_given.Token);
        }
        finally
        {
            _oneRenewal.Release();
        }
    }

    private async Task RenewOnceAsync(CancellationToken cancellation)
    {
        var next = _lease with { Until = _time.GetUtcNow() + Leases.Length };
        try
        {
            if (await _leases.TryRenewAsync(_target, next, cancellation))
                _lease = next;
            else
                await LoseAsync(new Fault.Retry("another run took the target over: nothing more is published there; the next run does what is missing"));
        }
        catch (FaultException e) when (!IsAboutToEnd)
        {
            _log.Warning("the lease of {Target} could not be renewed, which is tried again: {Fault}", _target.ToString(), e.Fault.Message);
        }
        catch (FaultException e)
        {
            await LoseAsync(new Fault.Retry($"the lease of the target could not be renewed, so nothing more is published there; the next run does what is missing: {e.Fault.Message}"));
        }
    }

    private async Task LoseAsync(Fault why)
    {
        _log.Error("{Target} is left in mid-work: {Fault}", _target.ToString(), why.Message);
        Loss = why;
        await _lost.CancelAsync();
    }
}
