using BumpBot.Model;
using BumpBot.Publishing;

namespace BumpBot.GitHub.Http;

/// <summary>Lets each write wait for its turn. A POST counts as a creation: that is what the bot posts.</summary>
internal sealed class PacedHandler(WritePacer pacer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        ApiRequest.IsSafe(request) ? base.SendAsync(request, cancellationToken) : WriteAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> WriteAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        await pacer.WaitAsync(request.Method == HttpMethod.Post ? WriteKind.Creation : WriteKind.Change, cancellation);
        await WriteGuard.ConfirmAsync(cancellation);
        return await base.SendAsync(request, cancellation);
    }
}
