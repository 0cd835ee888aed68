using System.Net;
using BumpBot.Model;

namespace BumpBot.Registries.Http;

/// <summary>Follows redirects of reads, as registries answer from their storage. Credentials go to no other origin than the first.</summary>
internal sealed class RedirectsHandler(Reach reach) : DelegatingHandler
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
            {
                var from = request.RequestUri!;
                var next = Next(from, response.Headers.Location, hop);
                if (!Origin.IsSame(from, next))
                    request.Headers.Authorization = null;
                request.RequestUri = next;
            }
        }
    }

    private Uri Next(Uri from, Uri? location, int hop)
    {
        if (location is null || !Uri.TryCreate(from, location, out var next))
            throw FaultException.GiveUp($"{from.IdnHost} answered with a redirect that names no address");
        if (hop == MostHops)
            throw FaultException.GiveUp($"{from.IdnHost} redirected more than {MostHops} times");
        if (!Origin.MayLeadTo(from, next))
            throw FaultException.GiveUp($"{from.IdnHost} redirects to an address that is not https; it is not followed");
        return reach == Reach.Configured || PublicHost.Allows(next) ? next : throw PublicHost.Refusal(next.IdnHost);
    }

    private static bool IsRedirect(HttpStatusCode status) => status is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
