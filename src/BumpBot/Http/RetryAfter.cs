namespace BumpBot.Http;

/// <summary>The moment that an answer's <c>Retry-After</c> names, as seconds or as a date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    /// <returns>Null = none.</returns>
    public static DateTimeOffset? Of(HttpResponseMessage response, DateTimeOffset now) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => now + delta,
        { Date: { } date } => date,
        _ => null,
    };
}
