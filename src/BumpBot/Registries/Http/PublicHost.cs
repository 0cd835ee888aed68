using BumpBot.Model;

namespace BumpBot.Registries.Http;

/// <summary>Which addresses may be asked without being configured, as far as can be told before their name is resolved.</summary>
internal static class PublicHost
{
    /// <summary>Https on its usual port, of a host with a name that has a dot. <see cref="AddressGuard"/> looks at what the name resolves to.</summary>
    public static bool Allows(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", HostNameType: UriHostNameType.Dns, IsDefaultPort: true }
        && address.Scheme == Uri.UriSchemeHttps
        && address.IdnHost.TrimEnd('.').Contains('.');

    public static FaultException Refusal(string host) => FaultException.GiveUp(
        $"{host} is asked only if it is configured: without an entry under registries: only public hosts are, by name and over https; write one for {host} if it is meant");
}
