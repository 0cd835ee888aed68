using BumpBot.Http;
using BumpBot.Model;

namespace BumpBot.Registries.Http;

/// <summary>Registries answer from their storage: any host on the same or a safer scheme, where addresses of foreign files lead to the public network alone.</summary>
internal sealed class RegistryRedirectsHandler(Reach reach) : RedirectsHandler
{
    protected override string NameOf(Uri from) => from.IdnHost;

    protected override void Check(Uri from, Uri next)
    {
        if (!Origin.MayLeadTo(from, next))
            throw FaultException.GiveUp($"{from.IdnHost} redirects to an address that is not https; it is not followed");
        if (reach != Reach.Configured && !PublicHost.Allows(next))
            throw PublicHost.Refusal(next.IdnHost);
    }
}
