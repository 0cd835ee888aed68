using System.Net;
using BumpBot.Model;
using BumpBot.Registries;
using Serilog;

namespace BumpBot.Tests.Registries;

/// <summary>Over real sockets: the names are resolved by the test.</summary>
public class AddressGuardTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("::1")]
    [InlineData("8.8.8.8", "10.0.0.1")]
    public async Task A_public_name_that_leads_into_the_own_network_is_not_asked(params string[] addresses)
    {
        var resolved = 0;
        using var http = new RegistryHttp(new EagerTime(), new LoggerConfiguration().CreateLogger(), null, (host, _) =>
        {
            resolved++;
            Assert.Equal("images.example.org", host);
            return Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse));
        });
        var answer = await new ImageRegistry(http, [], TimeProvider.System).AskAsync(new EvidenceQuestion.ImageTag("images.example.org/acme/tool", "1.2.3"), CancellationToken.None);
        Assert.Contains("write one for images.example.org", Assert.IsType<EvidenceAnswer.Unknown>(answer).Why, StringComparison.Ordinal);
        Assert.Equal(1, resolved);
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_is_unknown()
    {
        using var http = new RegistryHttp(new EagerTime(), new LoggerConfiguration().CreateLogger(), null,
            (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
        var answer = await new ImageRegistry(http, [], TimeProvider.System).AskAsync(new EvidenceQuestion.ImageTag("ghcr.io/acme/tool", "1.2.3"), CancellationToken.None);
        Assert.Contains("could not be resolved", Assert.IsType<EvidenceAnswer.Unknown>(answer).Why, StringComparison.Ordinal);
    }
}
