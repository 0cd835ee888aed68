using System.Net;

namespace BumpBot.Config.Reading;

/// <summary>An entry of <c>proxies:</c>: an address, or a network such as <c>10.0.0.0/8</c>.</summary>
internal static class ProxyText
{
    public static IReadOnlyList<IPNetwork> ReadAll(Section top) => [.. top.Texts("proxies").Select(text => Read(text, top)).OfType<IPNetwork>()];

    /// <summary>Null = a problem.</summary>
    private static IPNetwork? Read(Scalar text, Section top)
    {
        if (IPNetwork.TryParse(text.Value, out var network))
            return network;
        if (IPAddress.TryParse(text.Value, out var address))
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        top.Problems.Add(text.At, $"{text.Quoted} is neither an address nor a network", $"write {top.Example("proxies")}");
        return null;
    }
}
