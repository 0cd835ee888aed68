using System.Net;
using BumpBot.Registries.Http;

namespace BumpBot.Tests.Registries;

public class PublicAddressTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("140.82.112.3")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::6810:84e5")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void Addresses_of_the_internet_are_public(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("192.0.0.192")]
    [InlineData("192.0.2.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("64:ff9b::7f00:1")]
    public void All_others_are_not(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://ghcr.io/v2/", true)]
    [InlineData("https://ghcr.io:443/v2/", true)]
    [InlineData("http://ghcr.io/v2/", false)]
    [InlineData("https://ghcr.io:8443/v2/", false)]
    [InlineData("https://localhost/v2/", false)]
    [InlineData("https://localhost./v2/", false)]
    [InlineData("https://registry/v2/", false)]
    [InlineData("https://8.8.8.8/v2/", false)]
    [InlineData("https://127.1/v2/", false)]
    [InlineData("https://0x7f000001/v2/", false)]
    [InlineData("https://2130706433/v2/", false)]
    [InlineData("https://[2606:4700::1]/v2/", false)]
    [InlineData("https://me:secret@ghcr.io/v2/", false)]
    public void Only_named_hosts_with_a_dot_are_asked_over_https_without_being_configured(string address, bool allowed) =>
        Assert.Equal(allowed, PublicHost.Allows(new Uri(address)));
}
