using BumpBot.Model;

namespace BumpBot.Watching;

/// <summary>How old releases are, for <c>cooldown:</c>.</summary>
/// <param name="seen">What the ledger knows of the upstream; null = nothing.</param>
internal sealed class ReleaseAge(TimeSpan cooldown, SeenUpstream? seen, DateTimeOffset now)
{
    /// <summary>Null = the release is old enough.</summary>
    public ReleaseSkip.CoolingDown? Refuse(Release release)
    {
        if (cooldown <= TimeSpan.Zero)
            return null;
        var (from, since) = Birth(release);
        return now - from >= cooldown ? null : new ReleaseSkip.CoolingDown(After(from), since);
    }

    private (DateTimeOffset From, AgeSince Since) Birth(Release release) =>
        release.PublishedAt is { } published ? (published, published > now ? AgeSince.FuturePublication : AgeSince.Publication)
        : seen?.FirstSeen.TryGetValue(release.Tag, out var first) == true ? (first, AgeSince.FirstSeen)
        : (now, AgeSince.NotSeenBefore);

    /// <summary>A date is foreign: it may be the last one that there is.</summary>
    private DateTimeOffset After(DateTimeOffset from) =>
        from.UtcDateTime > DateTime.MaxValue - cooldown ? DateTimeOffset.MaxValue : (from + cooldown).ToUniversalTime();
}
