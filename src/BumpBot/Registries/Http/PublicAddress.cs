using System.Net;
using System.Net.Sockets;

namespace BumpBot.Registries.Http;

/// <summary>Tells the addresses of the public internet from all others.</summary>
/// <remarks>Source: IANA's registries of special-purpose addresses for IPv4 and IPv6 (RFC 6890), and of multicast.</remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Special = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
    }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");

    /// <summary>An IPv4 address within an IPv6 one, as networks without IPv4 write it (RFC 6052).</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (Translated.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return (address.AddressFamily == AddressFamily.InterNetwork || Unicast.Contains(address)) && !Special.Any(network => network.Contains(address));
    }
}
