using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BumpBot.Model;
using BumpBot.Registries.Http;

namespace BumpBot.Registries.Images;

/// <summary>Does what registries ask for before they answer, and remembers for each repository what it led to.</summary>
internal sealed class RegistryTokens(RegistryHttp http, TimeProvider time)
{
    /// <summary>How long a token holds whose answer does not say it; also the least that is believed.</summary>
    /// <remarks>Source: "Token Authentication Specification": 60 seconds for compatibility with older clients.</remarks>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>A token is given up before its end, since it may be on its way then.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    private const int LongestToken = 16 << 10;

    private readonly ConcurrentDictionary<(Uri Place, string Repository), Kept> _kept = [];

    private sealed record Kept(AuthenticationHeaderValue Header, DateTimeOffset Until);

    /// <summary>What opened the repository before and still holds; null = nothing known.</summary>
    public AuthenticationHeaderValue? Known(ImagePlace place, string repository) =>
        _kept.TryGetValue((place.Url, repository), out var kept) && kept.Until > time.GetUtcNow() ? kept.Header : null;

    /// <summary>Does what a 401 asks for.</summary>
    /// <exception cref="FaultException">It cannot be done.</exception>
    public async Task<AuthenticationHeaderValue> MeetAsync(HttpResponseMessage asking, ImagePlace place, string repository, CancellationToken cancellation)
    {
        var kept = Challenge.Choose(asking) switch
        {
            Challenge.Bearer bearer => await TokenAsync(bearer, place, repository, cancellation),
            Challenge.Basic when BasicCredentials.Header(place.Credentials) is { } header => new Kept(header, DateTimeOffset.MaxValue),
            Challenge.Basic => throw Refusals.Of(asking.StatusCode, place.Registry, repository, place.Credentials),
            _ => throw FaultException.GiveUp($"{place.Registry} asks for a kind of authentication that bumpbot does not know; it knows tokens and passwords"),
        };
        _kept[(place.Url, repository)] = kept;
        return kept.Header;
    }

    private async Task<Kept> TokenAsync(Challenge.Bearer challenge, ImagePlace place, string repository, CancellationToken cancellation)
    {
        if (!place.MayAskForTokens(challenge.Realm))
            throw Refusal(place, challenge.Realm);
        using var request = new HttpRequestMessage(HttpMethod.Get, TokenAddress(challenge, repository));
        request.Headers.Authorization = BasicCredentials.Header(place.Credentials);
        var asked = time.GetUtcNow();
        using var response = await http.SendAsync(request, place.Reach, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            throw Refusals.Of(response.StatusCode, place.Registry, repository, place.Credentials);
        return Read(await response.Content.ReadAsByteArrayAsync(cancellation), asked) ?? throw FaultException.Retry($"the token service of {place.Registry} answered without a token");
    }

    private static FaultException Refusal(ImagePlace place, Uri realm)
    {
        var needed = place.Reach == Reach.Public ? $"a public host over https, as long as {place.Registry} has no entry under registries:" : "the registry's own host, or https";
        return FaultException.GiveUp($"{place.Registry} sends bumpbot for a token to {realm.IdnHost}, which is not asked: it has to be {needed}");
    }

    private static Uri TokenAddress(Challenge.Bearer challenge, string repository)
    {
        var query = new List<string>();
        if (challenge.Realm.Query.TrimStart('?') is { Length: > 0 } own)
            query.Add(own);
        if (challenge.Service is { } service)
            query.Add("service=" + Uri.EscapeDataString(service));
        // Several scopes in one challenge are parted by blanks, and sent as one parameter each.
        foreach (var scope in (challenge.Scope ?? $"repository:{repository}:pull").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            query.Add("scope=" + Uri.EscapeDataString(scope));
        return new UriBuilder(challenge.Realm) { Query = string.Join('&', query), Fragment = "" }.Uri;
    }

    private static Kept? Read(byte[] body, DateTimeOffset asked)
    {
        try
        {
            var json = JsonSerializer.Deserialize(body, ImageJson.Default.TokenJson);
            var token = json?.Token is { Length: > 0 } named ? named : json?.AccessToken;
            if (token is not { Length: > 0 and <= LongestToken } || token.Any(c => c is <= ' ' or > '~'))
                return null;
            var seconds = Math.Clamp(json?.ExpiresIn ?? 0, Shortest.TotalSeconds, Longest.TotalSeconds);
            return new Kept(new AuthenticationHeaderValue("Bearer", token), asked + TimeSpan.FromSeconds(seconds) - Margin);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
