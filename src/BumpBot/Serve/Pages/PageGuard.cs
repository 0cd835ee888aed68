using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BumpBot.Serve.Pages;

/// <summary>Who may see the pages. With a token set, whoever has it; without one, this machine alone.</summary>
internal static class PageGuard
{
    public const string Cookie = "bumpbot-page";

    /// <summary>Where a browser gives the token, once.</summary>
    public const string Parameter = "token";

    /// <summary>What proxies add: whoever comes through one that is not believed is nobody of this machine.</summary>
    private static readonly string[] ProxyHeaders = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"];

    /// <param name="token">Null = none is set.</param>
    public static Admission Of(HttpRequest request, IPAddress? from, string? token) => token switch
    {
        null when IsOfThisMachine(request, from) => Admission.Granted,
        null => Admission.NoTokenSet,
        _ when IsSame(Bearer(request), token) || IsSame(request.Cookies[Cookie], CookieValue(token)) => Admission.Granted,
        _ => Admission.TokenWanted,
    };

    /// <summary>Of a token, but not the token: a browser's store need not hold it.</summary>
    public static string CookieValue(string token) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), "bumpbot page"u8));

    /// <summary>Takes the same time wherever the two differ.</summary>
    public static bool IsSame(string? given, string wanted) =>
        given is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(wanted)));

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;

    /// <summary>The name that was asked for counts, too: a foreign page's name may lead to loopback (DNS rebinding).</summary>
    private static bool IsOfThisMachine(HttpRequest request, IPAddress? from) =>
        from is not null && IPAddress.IsLoopback(from) && IsLocalName(request.Host.Host) && !ProxyHeaders.Any(request.Headers.ContainsKey);

    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

internal enum Admission
{
    Granted,

    /// <summary>A token is set, and it was not given.</summary>
    TokenWanted,

    /// <summary>Somebody from elsewhere, and no token is set that could tell who it is.</summary>
    NoTokenSet,
}
