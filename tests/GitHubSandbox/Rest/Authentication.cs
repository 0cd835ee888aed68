using System.Text;

namespace Sandbox.Rest;

/// <summary>Reads who asks from an <c>Authorization</c> header.</summary>
internal static class Authentication
{
    public static (Caller Caller, bool BadToken) OfApi(Hub hub, string header)
    {
        if (header.Length == 0)
            return (Caller.Anonymous, false);
        var parts = header.Split(' ', 2);
        var token = parts is [var scheme, var value] ? TokenIn(scheme, value) : null;
        return Known(hub, token);
    }

    /// <summary>Git sends the token as the password of Basic; the name does not matter.</summary>
    public static (Caller Caller, bool BadToken) OfGit(Hub hub, string header)
    {
        if (header.Length == 0)
            return (Caller.Anonymous, false);
        return Known(hub, header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? Password(header["Basic ".Length..]) : null);
    }

    private static string? TokenIn(string scheme, string value) => scheme.ToUpperInvariant() switch
    {
        "TOKEN" or "BEARER" => value.Trim(),
        "BASIC" => Password(value),
        _ => null,
    };

    private static (Caller Caller, bool BadToken) Known(Hub hub, string? token)
    {
        lock (hub.Gate)
        {
            return token is not null && hub.ByToken(token) is { } user ? (new Caller(user, token), false) : (Caller.Anonymous, true);
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
