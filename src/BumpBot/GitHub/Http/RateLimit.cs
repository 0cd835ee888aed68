using System.Globalization;
using System.Net;
using BumpBot.Http;
using BumpBot.Model;

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
    public static Pause? Of(HttpResponseMessage response, string body, DateTimeOffset now)
    {
        var (after, reset) = (RetryAfter.Of(response, now), Reset(response));
        var limited = response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => true,
            HttpStatusCode.Forbidden => (after ?? reset) is not null || body.Contains("rate limit", StringComparison.OrdinalIgnoreCase),
            HttpStatusCode.ServiceUnavailable => after is not null,
            _ => false,
        };
        return limited ? OfLimited(response, now) : null;
    }

    /// <summary>The pause after an answer that is known to name a limit.</summary>
    public static Pause OfLimited(HttpResponseMessage response, DateTimeOffset now)
    {
        var (after, reset) = (RetryAfter.Of(response, now), Reset(response));
        var until = Later(Later(after, reset) ?? now + Unnamed, now + Shortest) ?? now;
        return new Pause(until, OfResource: reset is not null && after is null);
    }

    /// <summary>What the answer says of the limit that it counts against; null = nothing.</summary>
    public static LimitLeft? Left(HttpResponseMessage response) =>
        Number(response, "x-ratelimit-limit") is { } limit and <= int.MaxValue
        && Number(response, "x-ratelimit-remaining") is { } remaining and <= int.MaxValue
        && Moment(response) is { } reset
            ? new LimitLeft(Resource(response), (int)remaining, (int)limit, reset)
            : null;

    private static string Resource(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-ratelimit-resource", out var values) && values.First() is { Length: > 0 and <= 40 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            ? name
            : "core";

    private static DateTimeOffset? Reset(HttpResponseMessage response) => Number(response, "x-ratelimit-remaining") == 0 ? Moment(response) : null;

    private static DateTimeOffset? Moment(HttpResponseMessage response) =>
        Number(response, "x-ratelimit-reset") is { } seconds and >= 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static long? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;
}
