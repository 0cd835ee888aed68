using BumpBot.Publishing;

namespace BumpBot.GitHub.Http;

/// <summary>Lets each write wait for its turn. A POST counts as a creation: that is what the bot posts.</summary>
internal sealed class PacedHandler(WritePacer pacer) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!ApiRequest.IsSafe(request))
            await pacer.WaitAsync(request.Method == HttpMethod.Post ? WriteKind.Creation : WriteKind.Change, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
