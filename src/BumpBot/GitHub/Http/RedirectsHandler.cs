using System.Net;
using BumpBot.Model;

namespace BumpBot.GitHub.Http;

/// <summary>Follows redirects (GitHub answers so for renamed repositories), with method and body as they were, and only within the API's origin.</summary>
internal sealed class RedirectsHandler(GitHubConnection connection) : DelegatingHandler
{
    private const int MostHops = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.RequestMessage = request;
            if (!IsRedirect(response.StatusCode))
                return response;
            using (response)
                request.RequestUri = Next(request.RequestUri!, response.Headers.Location, hop);
        }
    }

    private Uri Next(Uri from, Uri? location, int hop)
    {
        if (location is null)
            throw FaultException.GiveUp($"{from.AbsolutePath} answered with a redirect that names no address");
        if (hop == MostHops)
            throw FaultException.GiveUp($"{from.AbsolutePath} was redirected more than {MostHops} times");
        var next = new Uri(from, location);
        return connection.IsApi(next)
            ? next
            : throw FaultException.GiveUp($"{from.AbsolutePath} was redirected to another host, {connection.Clean(next.Host)}; it is not followed");
    }

    private static bool IsRedirect(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
