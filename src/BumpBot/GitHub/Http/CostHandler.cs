using System.Diagnostics;
using System.Net;
using BumpBot.Model;
using BumpBot.Watching;

namespace BumpBot.GitHub.Http;

/// <summary>Counts each request that goes out, tries among them, and keeps what the answers say of the limits.</summary>
internal sealed class CostHandler(GitHubConnection connection, CostMeter meter) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await TracedAsync(request, cancellationToken);
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

    private async Task<HttpResponseMessage> TracedAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var route = ApiRoute.Of(connection.ApiUrl, request.RequestUri!);
        using var span = Spans.Source.StartActivity("request", ActivityKind.Client);
        span?.SetTag("http.request.method", request.Method.Method).SetTag("bumpbot.route", route).SetTag("server.address", connection.ApiUrl.Host);
        int? status = null;
        try
        {
            var response = await base.SendAsync(request, cancellation);
            status = (int)response.StatusCode;
            return response;
        }
        finally
        {
            meter.Asked(route, status);
            span?.SetTag("http.response.status_code", status).SetStatus(status is < 400 ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        }
    }
}
