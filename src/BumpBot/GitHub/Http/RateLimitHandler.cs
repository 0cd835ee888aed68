using BumpBot.Model;
using BumpBot.Publishing;
using Serilog;

namespace BumpBot.GitHub.Http;

/// <summary>
/// Obeys GitHub's rate limits: a short pause is waited out and the refused request sent again, a longer one becomes a fault that names its end.
/// While a pause lasts, no other request goes out either, since going on can get a bot banned.
/// </summary>
/// <param name="shared">The pauses that other processes of the same identity were asked for; null = there are none.</param>
internal sealed class RateLimitHandler(GitHubConnection connection, WritePacer pacer, ISharedPauses? shared, TimeProvider time, ILogger log) : DelegatingHandler
{
    /// <summary>The longest that one request waits for limits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private DateTimeOffset _restUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _queriesUntil = DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (true)
        {
            await WaitAsync(request, deadline, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (await PauseAsync(request, response, cancellationToken) is not { } pause)
                return response;
            log.Warning("GitHub asks for a pause until {Until:u} ({Status} for {Path})", pause.Until, (int)response.StatusCode, request.RequestUri?.AbsolutePath);
            Hold(request, pause);
            // An overloaded server may have carried out what it did not confirm: only refused requests and reads are sent again.
            if ((int)response.StatusCode >= 500 && !ApiRequest.IsSafe(request))
                return response;
            response.Dispose();
        }
    }

    private async Task<Pause?> PauseAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        if ((int)response.StatusCode >= 400)
            return RateLimit.Of(response, await response.Content.ReadAsStringAsync(cancellation), time.GetUtcNow());
        return ApiRequest.IsQuery(request) && await GraphLimit.IsReachedAsync(response, cancellation)
            ? RateLimit.OfLimited(response, time.GetUtcNow())
            : null;
    }

    /// <summary>REST and GraphQL have each an hourly limit of their own; all other limits are of both.</summary>
    private void Hold(HttpRequestMessage request, Pause pause)
    {
        var (rest, queries) = pause.OfResource ? (!ApiRequest.IsQuery(request), ApiRequest.IsQuery(request)) : (true, true);
        if (rest)
            pacer.HoldUntil(pause.Until);
        lock (_lock)
        {
            if (rest && pause.Until > _restUntil)
                _restUntil = pause.Until;
            if (queries && pause.Until > _queriesUntil)
                _queriesUntil = pause.Until;
        }
        if (rest)
            _ = shared?.TellAsync(PausedRequests.Rest, pause.Until);
        if (queries)
            _ = shared?.TellAsync(PausedRequests.Queries, pause.Until);
    }

    private async Task WaitAsync(HttpRequestMessage request, DateTimeOffset deadline, CancellationToken cancellation)
    {
        while (true)
        {
            var until = await UntilAsync(ApiRequest.IsQuery(request) ? PausedRequests.Queries : PausedRequests.Rest);
            var wait = until - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
                return;
            if (until > deadline)
                throw new FaultException(new Fault.Retry(Message(until), until));
            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>The later of what this process was asked for and what others were.</summary>
    private async Task<DateTimeOffset> UntilAsync(PausedRequests requests)
    {
        var others = shared is null ? null : await shared.UntilAsync(requests);
        lock (_lock)
        {
            var own = requests == PausedRequests.Queries ? _queriesUntil : _restUntil;
            return others > own ? others.Value : own;
        }
    }

    private string Message(DateTimeOffset until) =>
        $"GitHub's rate limit is reached; it asks to come back at {until:u}"
        + (connection.IsAnonymous ? ". Without a token 60 requests an hour are allowed: set GITHUB_TOKEN" : "");
}
