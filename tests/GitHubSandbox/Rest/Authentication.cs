using System.Text;

namespace Sandbox.Rest;

/// <summary>Reads who asks from an <c>Authorization</c> header.</summary>
internal static class Authentication
{
    /// <returns>Who it is; with a refusal, nobody.</returns>
    public static (Caller Caller, RestError? Refusal) OfApi(Hub hub, string header)
    {
        if (header.Length == 0)
            return (Caller.Anonymous, null);
        var parts = header.Split(' ', 2);
        var token = parts is [var scheme, var value] ? TokenIn(scheme, value) : null;
        if (token is null || !AppToken.LooksLikeOne(token))
            return Known(hub, token);
        lock (hub.Gate)
        {
            var (app, refusal) = AppToken.Read(hub, token);
            return (app is null ? Caller.Anonymous : new Caller(null, token) { App = app }, refusal);
        }
    }

    /// <summary>Git sends the token as the password of Basic; the name does not matter.</summary>
    public static (Caller Caller, RestError? Refusal) OfGit(Hub hub, string header)
    {
        if (header.Length == 0)
            return (Caller.Anonymous, null);
        return Known(hub, header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? Password(header["Basic ".Length..]) : null);
    }

    private static string? TokenIn(string scheme, string value) => scheme.ToUpperInvariant() switch
    {
        "TOKEN" or "BEARER" => value.Trim(),
        "BASIC" => Password(value),
        _ => null,
    };

    private static (Caller Caller, RestError? Refusal) Known(Hub hub, string? token)
    {
        lock (hub.Gate)
        {
            if (token is not null && hub.Grant(token) is { } grant)
                return (new Caller(grant.Installation.App.Account, token) { Grant = grant }, null);
            return token is not null && hub.ByToken(token) is { } user
                ? (new Caller(user, token), null)
                : (Caller.Anonymous, new RestError(401, "Bad credentials"));
        }
    }

    private static string? Password(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2).ElementAtOrDefault(1)
            : null;
    }
}
