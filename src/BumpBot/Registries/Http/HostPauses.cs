using System.Collections.Concurrent;
using System.Net;
using BumpBot.Http;
using BumpBot.Model;

namespace BumpBot.Registries.Http;

/// <summary>Until when each host asked to be left alone.</summary>
internal sealed class HostPauses(TimeProvider time)
{
    /// <summary>The longest pause that one request waits out; a longer one becomes a fault that names its end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What to wait when a host asks for less without naming a moment.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromMinutes(1);

    /// <summary>No host is left alone longer, whatever it names.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>Null = the answer asks for no pause.</returns>
    public DateTimeOffset? AskedBy(HttpResponseMessage response)
    {
        var now = time.GetUtcNow();
        var until = RetryAfter.Of(response, now);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            until ??= now + Unnamed;
        else if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            return null;
        return until > now + Longest ? now + Longest : until;
    }

    public void Hold(string host, DateTimeOffset until) => _until.AddOrUpdate(host, until, (_, known) => known > until ? known : until);

    /// <exception cref="FaultException">The pause is too long to be waited out.</exception>
    public async Task WaitAsync(string host, CancellationToken cancellation)
    {
        while (_until.TryGetValue(host, out var until))
        {
            var wait = until - time.GetUtcNow();
            if (wait > Patience)
                throw TooLong(host, until);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellation);
            else
                _until.TryRemove(new KeyValuePair<string, DateTimeOffset>(host, until));
        }
    }

    public static FaultException TooLong(string host, DateTimeOffset until) =>
        new(new Fault.Retry($"{host} asks for fewer requests, and to come back at {until:u}", until));
}
