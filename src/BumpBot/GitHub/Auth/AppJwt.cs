using System.Buffers.Text;
using System.Text.Json;
using BumpBot.Config;

namespace BumpBot.GitHub.Auth;

/// <summary>The JSON Web Token with which an App speaks for itself.</summary>
/// <remarks>
/// docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app; the form is
/// RFC 7519's and RFC 7515's.
/// </remarks>
internal static class AppJwt
{
    /// <summary>Its start lies so far back, since clocks differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    /// <summary>GitHub takes none that ends more than 10 minutes from now, by its own clock.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(9);

    /// <param name="issuer">The App's number or client id.</param>
    public static string Of(string issuer, AppKey key, DateTimeOffset now)
    {
        var header = """{"alg":"RS256","typ":"JWT"}"""u8;
        var claims = JsonSerializer.SerializeToUtf8Bytes(
            new AppClaims((now - Skew).ToUnixTimeSeconds(), (now + Life).ToUnixTimeSeconds(), issuer), AuthJson.Default.AppClaims);
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(key.Sign(System.Text.Encoding.ASCII.GetBytes(signed)))}";
    }
}
