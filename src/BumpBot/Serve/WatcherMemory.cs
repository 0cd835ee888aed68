namespace BumpBot.Serve;

/// <summary>The <see cref="Watchers"/> as the ledger tells them, read anew when they are older than a few seconds: whichever process changed them.</summary>
public sealed class WatcherMemory(CurrentParts parts, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private Known? _known;

    /// <exception cref="Model.FaultException">The ledger cannot be read.</exception>
    public async Task<Watchers> NowAsync(CancellationToken cancellation)
    {
        using var use = parts.Use();
        var known = Volatile.Read(ref _known);
        if (known is not null && ReferenceEquals(known.Config, use.Parts.Config) && time.GetElapsedTime(known.At) < Freshness)
            return known.Watchers;
        var next = new Known(use.Parts.Config, time.GetTimestamp(), Watchers.Of(use.Parts.Config, await use.Parts.Ledger(cancellation)));
        Volatile.Write(ref _known, next);
        return next.Watchers;
    }

    private sealed record Known(ServedConfig Config, long At, Watchers Watchers);
}
