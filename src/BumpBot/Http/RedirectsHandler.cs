using System.Net;
using BumpBot.Model;

namespace BumpBot.Http;

/// <summary>Follows redirects with the request as it was, to addresses that a client allows. Credentials go to no other origin than the first.</summary>
internal abstract class RedirectsHandler : DelegatingHandler
{
    private const int MostHops = 5;

    protected sealed override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.RequestMessage = request;
            if (!IsRedirect(response.StatusCode, request.Method))
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

    /// <summary>The name of what answered, for messages.</summary>
    protected abstract string NameOf(Uri from);

    /// <summary>Throws the fault that says why the address is not followed.</summary>
    protected abstract void Check(Uri from, Uri next);

    private Uri Next(Uri from, Uri? location, int hop)
    {
        if (location is null || !Uri.TryCreate(from, location, out var next))
            throw FaultException.GiveUp($"{NameOf(from)} answered with a redirect that names no address");
        if (hop == MostHops)
            throw FaultException.GiveUp($"{NameOf(from)} was redirected more than {MostHops} times");
        Check(from, next);
        return next;
    }

    /// <summary>303 asks for a read in the place of what was sent.</summary>
    private static bool IsRedirect(HttpStatusCode status, HttpMethod method) => status switch
    {
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect => true,
        HttpStatusCode.SeeOther => method == HttpMethod.Get || method == HttpMethod.Head,
        _ => false,
    };
}
