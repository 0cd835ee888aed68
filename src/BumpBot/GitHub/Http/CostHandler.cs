using System.Net;
using BumpBot.Watching;

namespace BumpBot.GitHub.Http;

/// <summary>Counts each request that goes out, tries among them, and keeps what the answers say of the limits.</summary>
internal sealed class CostHandler(GitHubConnection connection, CostMeter meter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var host = connection.ApiUrl.Host;
        if (ApiRequest.IsQuery(request))
            meter.Queried(host);
        else if (response.StatusCode == HttpStatusCode.NotModified)
            // Only a token's own are free: docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api.
            meter.NotModified(host, points: connection.IsAnonymous ? 1 : 0);
        else
            meter.Answered(host, points: 1);
        if (RateLimit.Left(response) is { } left)
            meter.Left(host, left);
        return response;
    }
}
