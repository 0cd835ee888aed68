using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BumpBot.Config;
using BumpBot.GitHub.Auth;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace BumpBot.Tests.GitHub.Auth;

public sealed class AppJwtTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly RSA _key = RSA.Create(2048);

    private AppKey Key => AppKey.Read(_key.ExportRSAPrivateKeyPem(), "KEY");

    public void Dispose() => _key.Dispose();

    [Fact]
    public void It_names_the_app_starts_a_minute_back_and_ends_within_ten_minutes()
    {
        var parts = AppJwt.Of("Iv1", Key, Noon).Split('.');
        Assert.Equal("""{"alg":"RS256","typ":"JWT"}""", Text(parts[0]));
        var claims = JsonNode.Parse(Text(parts[1]))!;
        Assert.Equal("Iv1", claims["iss"]!.GetValue<string>());
        Assert.Equal(Noon.AddSeconds(-60).ToUnixTimeSeconds(), claims["iat"]!.GetValue<long>());
        Assert.InRange(claims["exp"]!.GetValue<long>(), Noon.AddMinutes(5).ToUnixTimeSeconds(), Noon.AddMinutes(10).ToUnixTimeSeconds());
        Assert.True(_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public async Task It_is_made_anew_before_it_ends()
    {
        var time = new FakeTimeProvider(Noon);
        var tokens = new AppTokens(new Credentials.App("1", Key), time);
        var first = await tokens.TokenAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(first, await tokens.TokenAsync(CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, await tokens.TokenAsync(CancellationToken.None));
    }

    private static string Text(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));
}
