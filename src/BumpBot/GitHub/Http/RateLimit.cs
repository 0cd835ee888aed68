using System.Globalization;
using System.Net;
using BumpBot.Http;

namespace BumpBot.GitHub.Http;

/// <summary>Reads from an answer whether GitHub asks for a pause, and until when.</summary>
/// <remarks>Source: GitHub's documentation, "rate limits for the REST API" and "best practices for using the REST API".</remarks>
internal static class RateLimit
{
    /// <summary>What to wait when a limit is named without a moment.</summary>
    private static readonly TimeSpan Unnamed = TimeSpan.FromMinutes(1);

    /// <summary>A moment in the past means that the clocks differ: it is not taken as leave to go on at once.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <param name="body">The answer's text; only looked at in a 403, which also means other things.</param>
    /// <returns>Null = the answer asks for no pause.</returns>
    public static DateTimeOffset? HeldUntil(HttpResponseMessage response, string body, DateTimeOffset now)
    {
        var named = Later(RetryAfter.Of(response, now), Reset(response));
        var limited = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.Forbidden => named is not null || body.Contains("rate limit", StringComparison.OrdinalIgnoreCase),
            HttpStatusCode.ServiceUnavailable => RetryAfter.Of(response, now) is not null,
            _ => false,
        };
        return limited ? Later(named ?? now + Unnamed, now + Shortest) : null;
    }

    private static DateTimeOffset? Reset(HttpResponseMessage response) =>
        Number(response, "x-ratelimit-remaining") == 0 && Number(response, "x-ratelimit-reset") is { } seconds and >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;
}
