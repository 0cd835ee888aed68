using BumpBot.Registries.Images;

namespace BumpBot.Tests.Registries;

public class ChallengeTests
{
    [Theory]
    [InlineData("""Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:acme/tool:pull" """)]
    [InlineData("""bearer service=registry.docker.io, scope = "repository:acme/tool:pull", realm="https://auth.docker.io/token" """)]
    [InlineData("""Basic realm="x", Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:acme/tool:pull" """)]
    [InlineData("""Bearer realm="https://auth.docker.io/token",service="registry\.docker.io",scope="repository:acme/tool:pull",error="invalid_token" """)]
    public void A_token_challenge_is_read_however_it_is_written(string header) =>
        Assert.Equal(new Challenge.Bearer(new Uri("https://auth.docker.io/token"), "registry.docker.io", "repository:acme/tool:pull"), Of(header));

    [Fact]
    public void A_scope_may_hold_commas() => Assert.Equal(
        new Challenge.Bearer(new Uri("https://a.example/token"), null, "repository:a/b:pull,push"),
        Of("""Bearer realm="https://a.example/token",scope="repository:a/b:pull,push" """));

    [Theory]
    [InlineData("Basic realm=\"Registry\"")]
    [InlineData("Basic")]
    public void A_password_challenge_is_read(string header) => Assert.Equal(new Challenge.Basic(), Of(header));

    [Theory]
    [InlineData("Negotiate")]
    [InlineData("Bearer")]
    [InlineData("Bearer service=\"x\"")]
    [InlineData("Bearer realm=\"/token\"")]
    [InlineData("Bearer realm=\"file:///etc/passwd\"")]
    [InlineData("Bearer realm=\"not an address\"")]
    [InlineData("\"")]
    public void What_cannot_be_met_is_none(string header) => Assert.Null(Of(header));

    [Fact]
    public void No_challenge_is_none() => Assert.Null(Challenge.Choose(new HttpResponseMessage()));

    private static Challenge? Of(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("WWW-Authenticate", header);
        return Challenge.Choose(response);
    }
}
