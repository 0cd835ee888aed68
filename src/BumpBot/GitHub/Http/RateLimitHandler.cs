using BumpBot.Model;
using BumpBot.Publishing;
using Serilog;

namespace BumpBot.GitHub.Http;

/// <summary>
/// Obeys GitHub's rate limits: a short pause is waited out and the refused request sent again, a longer one becomes a fault that names its end.
/// While a pause lasts, no other request goes out either, since going on can get a bot banned.
/// </summary>
internal sealed class RateLimitHandler(GitHubConnection connection, WritePacer pacer, TimeProvider time, ILogger log) : DelegatingHandler
{
    /// <summary>The longest that one request waits for limits.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private DateTimeOffset _heldUntil = DateTimeOffset.MinValue;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + Patience;
        while (true)
        {
            await WaitAsync(deadline, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if ((int)response.StatusCode < 400)
                return response;
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            if (RateLimit.HeldUntil(response, body, time.GetUtcNow()) is not { } until)
                return response;
            log.Warning("GitHub asks for a pause until {Until:u} ({Status} for {Path})", until, (int)response.StatusCode, request.RequestUri?.AbsolutePath);
            Hold(until);
            // An overloaded server may have carried out what it did not confirm: only refused requests and reads are sent again.
            if ((int)response.StatusCode >= 500 && !PacedHandler.IsSafe(request.Method))
                return response;
            response.Dispose();
        }
    }

    private void Hold(DateTimeOffset until)
    {
        pacer.HoldUntil(until);
        lock (_lock)
            _heldUntil = until > _heldUntil ? until : _heldUntil;
    }

    private async Task WaitAsync(DateTimeOffset deadline, CancellationToken cancellation)
    {
        while (true)
        {
            DateTimeOffset until;
            lock (_lock)
                until = _heldUntil;
            var wait = until - time.GetUtcNow();
            if (wait <= TimeSpan.Zero)
                return;
            if (until > deadline)
                throw new FaultException(new Fault.Retry(Message(until), until));
            await Task.Delay(wait, time, cancellation);
        }
    }

    private string Message(DateTimeOffset until) =>
        $"GitHub's rate limit is reached; it asks to come back at {until:u}"
        + (connection.Token is null ? ". Without a token 60 requests an hour are allowed: set GITHUB_TOKEN" : "");
}
