using Updaters.References;
using Updaters.Text;
using Xunit;

namespace Updaters.Tests.Finding;

/// <summary>What stands where a hash should may itself read as a version: then the two edits would overlap.</summary>
public class PinsBesideVersionsTests
{
    private static readonly Upstream Toolbox = Upstream.WithDefaultNames(UpstreamId.Parse("acme/toolbox"));

    [Theory]
    [InlineData("Dockerfile", "ADD --checksum=github.com/acme/toolbox/releases/download/2")]
    [InlineData("Makefile", "#bumpbot:acme/toolbox\na=sha256:148de9c5a7a44d19e56cd9ae1a554bf67847afb0c58f6e12fa29ac7ddfca9940")]
    [InlineData("requirements.txt", "--hash=github.com/acme/toolbox/releases/download/0")]
    public void A_pin_never_stands_over_its_own_version(string path, string text)
    {
        var found = FileUpdaters.All.SelectMany(updater => updater.Find(new FileText(path, text), [Toolbox]));
        Assert.DoesNotContain(found, reference => reference.Pins.Any(pin => pin.Span.Overlaps(reference.Span)));
    }
}
