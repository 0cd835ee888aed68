using BumpBot.Model;

namespace BumpBot.GitHub.Auth;

/// <summary>A token that was given to the program, and stays.</summary>
internal sealed class FixedToken : ITokenSource
{
    /// <summary>Tells what a classic token or an OAuth app's may do; other tokens' answers do not have it.</summary>
    /// <remarks>docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps.</remarks>
    private const string Scopes = "X-OAuth-Scopes";

    private readonly string _token;

    /// <exception cref="FaultException">It cannot be a token.</exception>
    public FixedToken(string token)
    {
        _token = token.Trim();
        if (_token.Any(c => c is <= ' ' or > '~'))
            throw FaultException.StopRun("the GitHub token holds characters that no token has (spaces, line breaks or letters outside ASCII); check how it is set");
    }

    public string Subject => _token;

    public string Last => _token;

    public bool? MayChangeWorkflows { get; private set; }

    public string ToCheck => "that it is whole, not expired and not revoked, and set GITHUB_TOKEN anew";

    public ValueTask<string> TokenAsync(CancellationToken cancellation) => ValueTask.FromResult(_token);

    public void Learn(HttpResponseMessage response)
    {
        if (response.Headers.TryGetValues(Scopes, out var values) && string.Join(',', values) is { Length: > 0 } scopes)
            MayChangeWorkflows = scopes.Split(',', StringSplitOptions.TrimEntries).Contains("workflow", StringComparer.Ordinal);
    }
}
