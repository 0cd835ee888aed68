using System.Text.Json;
using BumpBot.Model;
using Serilog;

namespace BumpBot.Ledgers;

/// <summary>
/// The ledger on a branch. Where another run was faster, its state is fetched, the changes are made on it, and it is pushed again: they are
/// functions of an entry's newest state, so nothing of either is lost.
/// </summary>
/// <param name="place">For people.</param>
public sealed class LedgerBranch(IOneFileBranch branch, LedgerPlace.Branch place, TimeProvider time, ILogger log) : ILedgerStore
{
    /// <summary>In each round that others win one of them is done, so this is how many may write at once with certainty.</summary>
    private const int MostTries = 10;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    public async Task<Ledger> LoadAsync(CancellationToken cancellation)
    {
        byte[]? json = null;
        var failed = await TriedAsync(async () =>
        {
            json = await branch.ReadAsync(cancellation);
            return null;
        }, cancellation);
        return failed is null ? Read(json) : throw new FaultException(Told(failed, "cannot be read"));
    }

    public async Task ApplyAsync(IReadOnlyList<LedgerChange> changes, CancellationToken cancellation)
    {
        if (changes.Count == 0)
            return;
        if (await TriedAsync(() => branch.TryReplaceAsync(json => Changed(Read(json), changes), cancellation), cancellation) is { } failed)
            throw new FaultException(Told(failed, "cannot be written"));
    }

    private static byte[]? Changed(Ledger newest, IReadOnlyList<LedgerChange> changes)
    {
        var changed = LedgerChange.Apply(newest, changes);
        return LedgerDifference.IsWorthAPush(newest, changed) ? LedgerJson.Write(changed) : null;
    }

    private Ledger Read(byte[]? json)
    {
        try
        {
            return json is null ? Ledger.Empty : LedgerJson.Read(json);
        }
        catch (JsonException e)
        {
            throw FaultException.StopRun(
                $"the ledger on {place} cannot be read: {e.Message} Nothing was changed. Repair {LedgerPlace.Branch.FileName} there, or delete the branch and run bumpbot ledger rebuild.", e);
        }
    }

    /// <summary>Tries until it is done, or has failed in a way that trying again does not mend.</summary>
    /// <returns>The last failure; null = it is done.</returns>
    private async Task<Fault?> TriedAsync(Func<Task<Fault?>> attempt, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var failed = await FailureOf(attempt);
            if (failed is not Fault.Retry || tries == MostTries)
                return failed;
            log.Information("{Place}: tried again, since {Fault}", place.ToString(), failed.Message);
            await Task.Delay(PauseAfter(tries), time, cancellation);
        }
    }

    private static async Task<Fault?> FailureOf(Func<Task<Fault?>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (FaultException e) when (e.Fault is not Fault.StopRun)
        {
            return e.Fault;
        }
    }

    /// <summary>Grows, and differs from writer to writer, so that those who met once do not meet again.</summary>
    private static TimeSpan PauseAfter(int tries)
    {
        var longest = Math.Min(FirstPause.TotalMilliseconds * Math.Pow(2, tries - 1), LongestPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (0.5 + Random.Shared.NextDouble() / 2));
    }

    private Fault Told(Fault fault, string what) => fault switch
    {
        Fault.Retry retry => new Fault.Retry($"the ledger on {place} {what}, though it was tried {MostTries} times: {retry.Message}", retry.NotBefore),
        Fault.StopRun stop => stop,
        _ => new Fault.StopRun(
            $"the ledger on {place} {what}: {fault.Message} Give the token contents: write there (on Actions: permissions: {{ contents: write }}) and leave the branch out of rule sets, or keep the ledger in a file: ledger: .bumpbot/ledger.json in the config, or --ledger FILE."),
    };
}
