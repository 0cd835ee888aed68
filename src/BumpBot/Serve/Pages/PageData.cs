using BumpBot.Model;
using BumpBot.Queue;

namespace BumpBot.Serve.Pages;

/// <summary>Gathers what pages are made of. The ledger is read anew when a run has ended, or when it is older than a few seconds: other processes may write it.</summary>
public sealed class PageData(CurrentParts parts, ILookQueue queue, LastSeen seen, PageNews news, Uri server, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);

    private Known? _known;

    /// <exception cref="FaultException">The ledger or the queue cannot be read.</exception>
    public async Task<PageFacts> NowAsync(CancellationToken cancellation)
    {
        using var use = parts.Use();
        var version = news.Version;
        var state = await queue.StateAsync(cancellation);
        var known = Volatile.Read(ref _known);
        if (known is null || known.Version != version || !ReferenceEquals(known.Config, use.Parts.Config) || time.GetElapsedTime(known.At) >= Freshness)
        {
            known = new Known(version, use.Parts.Config, await use.Parts.Ledger(cancellation), time.GetTimestamp());
            Volatile.Write(ref _known, known);
        }
        return new PageFacts(use.Parts.Config, known.Ledger, state, seen.Now, server, time.GetUtcNow(), VersionOf(version, state));
    }

    /// <summary>What a page would be of, without what it costs to read the ledger.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellation) => VersionOf(news.Version, await queue.StateAsync(cancellation));

    private static string VersionOf(string news, QueueState queue) => $"{news}.{queue.Waiting}.{queue.Taken}.{queue.LaidAside.Count}";

    private sealed record Known(string Version, ServedConfig Config, Ledger Ledger, long At);
}
