using System.Text;
using BumpBot.Queue;
using Serilog;

namespace BumpBot.Serve;

/// <summary>Whether work can be done: the ledger is readable, the queue answers, the forge takes the credentials. Who asks often gets the last answer.</summary>
public sealed class Readiness(CurrentParts parts, ILookQueue queue, TimeProvider time, ILogger log) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly SemaphoreSlim _once = new(1, 1);
    private (bool IsReady, string Text)? _last;
    private long _at;

    /// <returns>A line for each part: its name and <c>ok</c> or <c>failed</c>. Why it failed stands in the log alone.</returns>
    public async Task<(bool IsReady, string Text)> AskAsync(CancellationToken cancellation)
    {
        await _once.WaitAsync(cancellation);
        try
        {
            if (_last is { } last && time.GetElapsedTime(_at) < Freshness)
                return last;
            using var use = parts.Use();
            var answer = new StringBuilder();
            var isReady = await CheckAsync("ledger", async token => await use.Parts.Ledger(token))
                & await CheckAsync("queue", async token => await queue.StateAsync(token))
                & await CheckAsync("forge", async token =>
                {
                    if (await use.Parts.AskForge(token) is { } fault)
                        throw new Model.FaultException(fault);
                });
            (_last, _at) = ((isReady, answer.ToString()), time.GetTimestamp());
            return _last.Value;

            async Task<bool> CheckAsync(string name, Func<CancellationToken, Task> check)
            {
                var isOk = await IsOkAsync(name, check, cancellation);
                answer.Append(name).Append(isOk ? ": ok\n" : ": failed\n");
                return isOk;
            }
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<bool> IsOkAsync(string name, Func<CancellationToken, Task> check, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            await check(either.Token);
            return true;
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Warning("not ready: the {Part} {Why}", name, patience.IsCancellationRequested ? "did not answer in time" : $"failed: {e.Message}");
            return false;
        }
    }
}
