namespace BumpBot.Http;

/// <summary>Reads each body whole, up to a limit, so that a body that is cut or stalls counts as a failed try like any other.</summary>
internal sealed class BodyLimitHandler : DelegatingHandler
{
    public const long Limit = 32L << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Limit, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
