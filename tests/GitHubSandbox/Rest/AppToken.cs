using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;

namespace Sandbox.Rest;

/// <summary>Checks the JSON Web Token of an App, as GitHub does.</summary>
internal static class AppToken
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static bool LooksLikeOne(string token) => token.StartsWith("eyJ", StringComparison.Ordinal) && token.Count(c => c == '.') == 2;

    /// <returns>The App, or why it is not believed.</returns>
    public static (SandboxApp? App, RestError? Refusal) Read(Hub hub, string token)
    {
        var parts = token.Split('.');
        try
        {
            var header = Part(parts[0]);
            var claims = Part(parts[1]);
            var issuer = claims["iss"]!.ToString();
            var (issued, end) = (Time(claims["iat"]), Time(claims["exp"]));
            if (header["alg"]?.GetValue<string>() != "RS256")
                return (null, Undecoded());
            if (hub.Apps.FirstOrDefault(app => app.ClientId == issuer || app.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) == issuer) is not { } app)
                return (null, new RestError(404, "Integration not found"));
            if (!app.Signed(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])))
                return (null, Undecoded());
            if (issued > hub.Now)
                return (null, new RestError(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued"));
            if (end <= hub.Now)
                return (null, new RestError(401, "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires"));
            return end - hub.Now > Longest
                ? (null, new RestError(401, "'Expiration time' claim ('exp') is too far in the future"))
                : (app, null);
        }
        catch (Exception e) when (e is FormatException or System.Text.Json.JsonException or NullReferenceException or InvalidOperationException)
        {
            return (null, Undecoded());
        }
    }

    private static RestError Undecoded() => new(401, "A JSON web token could not be decoded");

    private static JsonObject Part(string text) => JsonNode.Parse(Base64Url.DecodeFromChars(text))!.AsObject();

    private static DateTimeOffset Time(JsonNode? seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds!.GetValue<long>());
}
