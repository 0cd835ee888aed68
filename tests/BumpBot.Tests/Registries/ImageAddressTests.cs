using BumpBot.Registries.Images;

namespace BumpBot.Tests.Registries;

public class ImageAddressTests
{
    [Theory]
    [InlineData("alpine", "docker.io/library/alpine")]
    [InlineData("acme/tool", "docker.io/acme/tool")]
    [InlineData("docker.io/alpine", "docker.io/library/alpine")]
    [InlineData("docker.io/acme/tool", "docker.io/acme/tool")]
    [InlineData("index.docker.io/acme/tool", "docker.io/acme/tool")]
    [InlineData("registry-1.docker.io/library/alpine", "docker.io/library/alpine")]
    [InlineData("ghcr.io/acme/tool", "ghcr.io/acme/tool")]
    [InlineData("GHCR.io/acme/tool", "ghcr.io/acme/tool")]
    [InlineData("ghcr.io:443/acme/tool", "ghcr.io/acme/tool")]
    [InlineData("quay.io/tool", "quay.io/tool")]
    [InlineData("localhost/tool", "localhost/tool")]
    [InlineData("localhost:5000/tool", "localhost:5000/tool")]
    [InlineData("reg:5000/a/b/c", "reg:5000/a/b/c")]
    [InlineData("[::1]:5000/tool", "[::1]:5000/tool")]
    [InlineData("a__b/c-d--e.f", "docker.io/a__b/c-d--e.f")]
    public void A_name_is_taken_apart_as_docker_does(string name, string address)
    {
        Assert.True(ImageAddress.TryParse(name, out var read));
        Assert.Equal(address, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("Acme/Tool")]
    [InlineData("acme/")]
    [InlineData("acme//tool")]
    [InlineData("acme/../tool")]
    [InlineData("acme/./tool")]
    [InlineData("acme/tool?x=1")]
    [InlineData("acme/tool#x")]
    [InlineData("acme/tool:1")]
    [InlineData("acme/to ol")]
    [InlineData("acme/tool\n")]
    [InlineData("user@ghcr.io/acme/tool")]
    [InlineData("ghcr.io:port/acme/tool")]
    [InlineData("ghcr.io\\x/acme/tool")]
    [InlineData("https://ghcr.io/acme/tool")]
    [InlineData("a..b/tool/x")]
    public void What_no_image_can_be_called_is_none(string name) => Assert.False(ImageAddress.TryParse(name, out _));

    [Fact]
    public void A_name_is_read_in_linear_time()
    {
        var hostile = "ghcr.io/" + string.Concat(Enumerable.Repeat("a-", 1 << 20)) + "!";
        Assert.False(ImageAddress.TryParse(hostile, out _));
        Assert.False(ImageAddress.TryParse(hostile[..250] + "!", out _));
    }
}
