using System.Globalization;

namespace Sandbox.Rest;

/// <summary>The primary rate limit: points per hour and token, 60 for all anonymous callers together.</summary>
internal sealed class RateLimits(TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (int Used, DateTimeOffset Reset)> windows = [];

    public int AnonymousLimit { get; set; } = 60;

    public int LimitOf(Caller caller) => caller.User?.HourlyLimit ?? caller.App?.Account.HourlyLimit ?? AnonymousLimit;

    public (int Limit, int Used, DateTimeOffset Reset) Of(Caller caller)
    {
        var now = time.GetUtcNow();
        var window = windows.GetValueOrDefault(caller.Token);
        return window.Reset <= now ? (LimitOf(caller), 0, now + Hour) : (LimitOf(caller), window.Used, window.Reset);
    }

    /// <summary>Queries have a limit of their own, in points.</summary>
    public (int Limit, int Used, DateTimeOffset Reset) OfQueries(Caller caller) => Of(Querying(caller));

    public bool IsExhausted(Caller caller, bool queries) => Of(queries ? Querying(caller) : caller) is var (limit, used, _) && used >= limit;

    public void Spend(Caller caller, int? queryPoints)
    {
        var counted = queryPoints is null ? caller : Querying(caller);
        var (_, used, reset) = Of(counted);
        windows[counted.Token] = (used + (queryPoints ?? 1), reset);
    }

    public IEnumerable<KeyValuePair<string, string>> HeadersFor(Caller caller, bool queries)
    {
        var (limit, used, reset) = Of(queries ? Querying(caller) : caller);
        return
        [
            new("X-RateLimit-Limit", Text(limit)),
            new("X-RateLimit-Remaining", Text(Math.Max(0, limit - used))),
            new("X-RateLimit-Used", Text(used)),
            new("X-RateLimit-Reset", Text(reset.ToUnixTimeSeconds())),
            new("X-RateLimit-Resource", queries ? "graphql" : "core"),
        ];
    }

    private static Caller Querying(Caller caller) => caller with { Token = caller.Token + " graphql" };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
