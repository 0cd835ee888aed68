using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace BumpBot.Registries.Images;

/// <summary>What a registry asks for before it answers (<c>WWW-Authenticate</c>; RFC 9110, 11.6.1). A closed family.</summary>
internal abstract partial record Challenge
{
    private Challenge() { }

    /// <summary>User name and password.</summary>
    public sealed record Basic : Challenge;

    /// <summary>A token of the token service at <paramref name="Realm"/>.</summary>
    /// <param name="Service">Null = the service has but one.</param>
    /// <param name="Scope">Null = not named.</param>
    public sealed record Bearer(Uri Realm, string? Service, string? Scope) : Challenge;

    /// <summary>Of several, the one to answer; null = none that can be.</summary>
    public static Challenge? Choose(HttpResponseMessage response)
    {
        var challenges = response.Headers.WwwAuthenticate;
        var bearer = challenges.Where(challenge => Is(challenge, "Bearer")).Select(ReadBearer).FirstOrDefault(read => read is not null);
        return bearer ?? (challenges.Any(challenge => Is(challenge, "Basic")) ? new Basic() : null);
    }

    private static bool Is(AuthenticationHeaderValue challenge, string scheme) => challenge.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase);

    private static Challenge? ReadBearer(AuthenticationHeaderValue challenge)
    {
        var parameters = Parameter().Matches(challenge.Parameter ?? "")
            .GroupBy(match => match.Groups["name"].Value.ToLowerInvariant())
            .ToDictionary(group => group.Key, group => Escape().Replace(group.First().Groups["value"].Value, "$1"));
        return parameters.TryGetValue("realm", out var realm) && Uri.TryCreate(realm, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new Bearer(address, parameters.GetValueOrDefault("service"), parameters.GetValueOrDefault("scope"))
            : null;
    }

    [GeneratedRegex("""(?<name>[A-Za-z_]{1,50})[ \t]*=[ \t]*(?:"(?<value>(?>[^"\\]|\\.)*)"|(?<value>[^\s,"]+))""", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
