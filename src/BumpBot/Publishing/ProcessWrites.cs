using System.Collections.Concurrent;
using BumpBot.Model;

namespace BumpBot.Publishing;

/// <summary>What this process has written: it outlives the parts that a service makes anew for a new config, so that their budgets do not begin anew.</summary>
public sealed class ProcessWrites(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<(string Identity, ApiSettings Settings), WritePacer> _pacers = new();

    /// <param name="identity">Of whom the forge is asked, and as whom.</param>
    public ISharedWrites Of(string identity, ApiSettings settings) =>
        _pacers.GetOrAdd((identity, settings), key => new WritePacer(key.Settings, time));

    public void Dispose()
    {
        foreach (var pacer in _pacers.Values)
            pacer.Dispose();
    }
}
