using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace BumpBot.Http;

/// <summary>Up to three tries for what only reads; one for what writes, since an answer that was lost does not mean that nothing was done.</summary>
internal static class ReadRetries
{
    public const int Tries = 3;

    public static readonly TimeSpan TimePerTry = TimeSpan.FromSeconds(30);

    /// <summary>Before the second try; doubled before the third.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <param name="timePerTry">Null = the usual one, for answers of a few megabytes.</param>
    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider time, TimeSpan? timePerTry = null)
    {
        var retry = new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = Tries - 1,
            Delay = FirstPause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = false,
            ShouldRetryAfterHeader = false,
            ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome)),
        };
        retry.DisableForUnsafeHttpMethods();
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(retry)
            .AddTimeout(timePerTry ?? TimePerTry)
            .Build();
    }

    /// <summary>An answer that names a moment (<c>Retry-After</c>) is not asked again before it: that is the rate limit's part.</summary>
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.RequestTimeout)
            && response.Headers.RetryAfter is null,
        { Exception: { } e } => TransportFaults.IsTimeOut(e)
            || (TransportFaults.IsTransport(e) && !TransportFaults.IsTooLarge(e) && TransportFaults.Refused(e) is null),
        _ => false,
    };
}
