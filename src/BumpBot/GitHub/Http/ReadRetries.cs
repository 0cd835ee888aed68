using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace BumpBot.GitHub.Http;

/// <summary>Up to three tries for what only reads; one for what writes, since an answer that was lost does not mean that nothing was done.</summary>
internal static class ReadRetries
{
    public const int Tries = 3;

    public static readonly TimeSpan TimePerTry = TimeSpan.FromSeconds(30);

    /// <summary>Before the second try; doubled before the third.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    public static ResiliencePipeline<HttpResponseMessage> Create(TimeProvider time)
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
            .AddTimeout(TimePerTry)
            .Build();
    }

    /// <summary>An answer that names a moment (<c>Retry-After</c>) is not asked again before it: that is the rate limit's part.</summary>
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.RequestTimeout)
            && response.Headers.RetryAfter is null,
        { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } } => false,
        _ => outcome.Exception is TimeoutRejectedException || TransportFaultsHandler.IsTransport(outcome.Exception),
    };
}
