using System.Collections.ObjectModel;
using BumpBot.Model;

namespace BumpBot.Watching;

/// <summary>Looks at one upstream where it lives.</summary>
public interface IUpstreamFeed
{
    /// <summary>Whether this feed is the one for the source.</summary>
    bool Serves(UpstreamSource source);

    /// <summary>
    /// A complete look. With a last look at hand the feed asks conditionally and returns the last look's snapshot where nothing changed.
    /// </summary>
    /// <exception cref="FaultException">The look failed or was only partial: nothing is known.</exception>
    Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation);

    /// <summary>Complete looks at those of many upstreams that are cheaper to look at together, where the feed can. The others are looked at one by one.</summary>
    Task<IReadOnlyDictionary<LookRequest, StoredLook>> LookTogetherAsync(IReadOnlyList<LookRequest> requests, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<LookRequest, StoredLook>>(ReadOnlyDictionary<LookRequest, StoredLook>.Empty);
}

/// <param name="Follow">The union of what the entries of this source follow.</param>
/// <param name="Last">The last complete look; null = none is kept. It must not be used when it is another identity's or followed less.</param>
public sealed record LookRequest(UpstreamSource Source, Follow Follow, StoredLook? Last);

/// <summary>A snapshot and the validators that it came with, kept together: without the snapshot no validator is sent.</summary>
/// <param name="Validators">By stream name (<c>releases</c>, <c>tags</c>, <c>commits</c>): the ETag as it was received.</param>
/// <param name="Identity">A fingerprint of the credentials, to which GitHub binds validators; never the credentials themselves.</param>
/// <param name="FullLookAt">When all pages were last read, or a moment before it: from then on the time to the next full look is counted.</param>
public sealed record StoredLook(
    Snapshot Snapshot,
    Follow Follow,
    IReadOnlyDictionary<string, string> Validators,
    string Identity,
    DateTimeOffset FullLookAt);
