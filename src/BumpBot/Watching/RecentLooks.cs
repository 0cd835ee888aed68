using System.Collections.Concurrent;
using BumpBot.Model;

namespace BumpBot.Watching;

/// <summary>What this process has looked at, and when. It is lost with the process: then everything is asked for again.</summary>
internal sealed class RecentLooks
{
    private readonly ConcurrentDictionary<(UpstreamSource, Follow), DateTimeOffset> _begun = new();
    private readonly ConcurrentDictionary<(UpstreamSource, Follow), SemaphoreSlim> _turns = new();

    /// <summary>Whether a look that succeeded began at that moment or later.</summary>
    /// <param name="since">Null = never.</param>
    public bool Has(LookRequest request, DateTimeOffset? since) => since is { } moment && _begun.TryGetValue(Key(request), out var begun) && begun >= moment;

    /// <param name="begun">When the look began; null = that is not known.</param>
    public void Note(LookRequest request, DateTimeOffset? begun)
    {
        if (begun is { } moment)
            _begun[Key(request)] = moment;
    }

    /// <summary>Waits until no other look at the same is under way.</summary>
    /// <returns>To be disposed of after the look.</returns>
    public async Task<IDisposable> TurnAsync(LookRequest request, CancellationToken cancellation)
    {
        var turn = _turns.GetOrAdd(Key(request), _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    private static (UpstreamSource, Follow) Key(LookRequest request) => (request.Source, request.Follow);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
