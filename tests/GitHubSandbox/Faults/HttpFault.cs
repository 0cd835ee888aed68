using System.Globalization;

namespace Sandbox;

/// <summary>When a fault strikes: before the request had its effect, or after.</summary>
public enum Moment
{
    BeforeEffect,
    AfterEffect,
}

/// <summary>One way in which a server or network lets a client down. A closed family.</summary>
public abstract record HttpFault
{
    private HttpFault()
    {
    }

    public Moment Moment { get; private init; }

    /// <summary>The same fault, but what was asked for is done first and only the answer is lost.</summary>
    public HttpFault AfterEffect() => this with { Moment = Moment.AfterEffect };

    /// <summary>The connection is cut without an answer.</summary>
    public static HttpFault Drop { get; } = new Dropped();

    /// <summary>The true answer with its full length announced, cut in the middle. The effect takes place.</summary>
    public static HttpFault CutBody { get; } = new Cut { Moment = Moment.AfterEffect };

    /// <summary>An error as the API words it.</summary>
    public static HttpFault Status(int status, string? message = null) =>
        new Answered(status, "application/json; charset=utf-8", ErrorJson(message ?? DefaultMessage(status)), []);

    /// <summary>An answer that is no JSON: a proxy's error page, or garbage.</summary>
    public static HttpFault Page(int status, string body = "<html><body>Unicorn!</body></html>", string contentType = "text/html") =>
        new Answered(status, contentType, body, []);

    /// <summary>The token's kind may not do this.</summary>
    public static HttpFault NotAccessibleByIntegration { get; } = Status(403, "Resource not accessible by integration");

    /// <summary>The primary rate limit: no points left until the reset.</summary>
    public static HttpFault RateLimited(DateTimeOffset reset, int status = 403) => new Answered(
        status,
        "application/json; charset=utf-8",
        ErrorJson("API rate limit exceeded for user ID 1."),
        [
            new("X-RateLimit-Limit", "5000"), new("X-RateLimit-Remaining", "0"), new("X-RateLimit-Used", "5000"),
            new("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ]);

    /// <summary>The primary rate limit of GraphQL, which is told with a 200.</summary>
    public static HttpFault QueriesLimited(DateTimeOffset reset) => new Answered(
        200,
        "application/json; charset=utf-8",
        """{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded for user ID 1."}]}""",
        [
            new("X-RateLimit-Limit", "5000"), new("X-RateLimit-Remaining", "0"), new("X-RateLimit-Resource", "graphql"),
            new("X-RateLimit-Reset", reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ]);

    /// <summary>The secondary rate limit.</summary>
    /// <param name="retryAfter">Sent as <c>Retry-After</c>; null = the answer does not say.</param>
    public static HttpFault SecondaryRateLimited(TimeSpan? retryAfter = null, int status = 403) => new Answered(
        status,
        "application/json; charset=utf-8",
        ErrorJson("You have exceeded a secondary rate limit. Please wait a few minutes before you try again."),
        retryAfter is { } wait ? [new("Retry-After", ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))] : []);

    /// <summary>The request waits, before its effect, until the test lets it go.</summary>
    public static HttpFault Delay(out HeldRequest held) => new Delayed(held = new HeldRequest());

    internal sealed record Answered(int Code, string ContentType, string Body, IReadOnlyList<KeyValuePair<string, string>> Headers) : HttpFault;

    internal sealed record Dropped : HttpFault;

    internal sealed record Cut : HttpFault;

    internal sealed record Delayed(HeldRequest Held) : HttpFault;

    private static string ErrorJson(string message) => new System.Text.Json.Nodes.JsonObject
    {
        ["message"] = message,
        ["documentation_url"] = "https://docs.github.com/rest",
    }.ToJsonString();

    private static string DefaultMessage(int status) => status switch
    {
        401 => "Bad credentials",
        403 => "Forbidden",
        404 => "Not Found",
        410 => "Gone",
        422 => "Validation Failed",
        503 => "Service Unavailable",
        _ => "Server Error",
    };
}

/// <summary>A request that waits for the test.</summary>
public sealed class HeldRequest
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once the request is there and waiting.</summary>
    public Task Arrived => _arrived.Task;

    public void Release() => _released.TrySetResult();

    internal async Task WaitAsync(CancellationToken gone)
    {
        _arrived.TrySetResult();
        await _released.Task.WaitAsync(gone);
    }
}
