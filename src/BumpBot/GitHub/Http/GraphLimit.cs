using System.Net;
using System.Text.Json;
using BumpBot.GitHub.Graph;

namespace BumpBot.GitHub.Http;

/// <summary>GraphQL says with a 200 that a limit is reached.</summary>
/// <remarks>docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api, "Exceeding the rate limit".</remarks>
internal static class GraphLimit
{
    /// <summary>An answer that says only this is short; a long one is not read twice.</summary>
    private const int LongestRefusal = 64 << 10;

    public static async Task<bool> IsReachedAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            return false;
        await response.Content.LoadIntoBufferAsync(cancellation);
        if (response.Content.Headers.ContentLength is not <= LongestRefusal)
            return false;
        try
        {
            var reply = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(cancellation), GraphJson.Default.GraphReply);
            return reply is { Data: null, Errors: { } errors } && errors.Any(error =>
                error?.Type == "RATE_LIMITED" || error?.Message?.Contains("rate limit", StringComparison.OrdinalIgnoreCase) == true);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
