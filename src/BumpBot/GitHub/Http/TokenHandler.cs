using System.Net.Http.Headers;

namespace BumpBot.GitHub.Http;

/// <summary>Gives each request the token, when its turn has come: a token may end while a write waits for that. No other origin than the API's gets one.</summary>
internal sealed class TokenHandler(GitHubConnection connection) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = connection.Tokens is { } tokens && request.RequestUri is { } address && connection.IsApi(address)
            ? new AuthenticationHeaderValue("Bearer", await tokens.TokenAsync(cancellationToken))
            : null;
        var response = await base.SendAsync(request, cancellationToken);
        connection.Tokens?.Learn(response);
        return response;
    }
}
