using System.Net;
using System.Text.Json;
using BumpBot.Model;

namespace BumpBot.GitHub.Auth;

/// <summary>What an installation's tokens are to be good for.</summary>
/// <param name="Repositories">Names without their owner; null = all of the installation.</param>
internal sealed record TokenScope(Installation Installation, IReadOnlyList<string>? Repositories, IReadOnlyDictionary<string, string> Permissions);

/// <summary>An installation's tokens, one after the other: each is replaced before it ends.</summary>
/// <param name="app">Where the App speaks for itself.</param>
/// <param name="scope">Asked before each token: what an App may do is changed by people meanwhile.</param>
internal sealed class InstallationTokens(
    GitHubHttp app, string subject, Func<CancellationToken, Task<TokenScope>> scope, TimeProvider time) : ITokenSource, IDisposable
{
    /// <summary>A token is replaced so long before its end, so that what is begun with it can be finished.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _once = new(1, 1);
    private volatile GivenToken? _given;

    /// <summary>
    /// It stays while tokens come and go. GitHub binds validators to the token, so that with a new one an old validator brings the whole
    /// answer and costs a point; what the last look told can be built on all the same.
    /// </summary>
    public string Subject => subject;

    public string? Last => _given?.Token;

    public bool? MayChangeWorkflows => _given is { } given ? AppPermissions.MayWriteWorkflows(given.Permissions) : null;

    public string ToCheck => "that the App is still installed there, and this machine's clock";

    public async ValueTask<string> TokenAsync(CancellationToken cancellation)
    {
        if (_given is { } given && Holds(given))
            return given.Token;
        await _once.WaitAsync(cancellation);
        try
        {
            if (_given is not { } current || !Holds(current))
                _given = current = await AskAsync(await scope(cancellation), cancellation);
            return current.Token;
        }
        finally
        {
            _once.Release();
        }
    }

    /// <summary>The next one that is wanted is made anew.</summary>
    public void Forget() => _given = null;

    public void Dispose() => _once.Dispose();

    private bool Holds(GivenToken given) => time.GetUtcNow() < given.End - Margin;

    private async Task<GivenToken> AskAsync(TokenScope scope, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new TokenRequestJson(scope.Repositories, scope.Permissions), AuthJson.Default.TokenRequestJson);
        var path = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"app/installations/{scope.Installation.Id}/access_tokens");
        return await new GitHubReader(app).PostAsync(path, body, AuthJson.Default.TokenJson, cancellation) switch
        {
            Answer<TokenJson>.Found { Value: { Token: { Length: > 0 } token, ExpiresAt: { } end } } when token.All(c => c is > ' ' and <= '~') => new GivenToken(token, end, scope.Permissions),
            Answer<TokenJson>.Refused refused => throw Fault(scope, refused.Status, refused.Message),
            _ => throw FaultException.Retry($"GitHub gave no token for the App at {scope.Installation.Account}"),
        };
    }

    private static FaultException Fault(TokenScope scope, HttpStatusCode status, string message) => status switch
    {
        HttpStatusCode.NotFound => FaultException.GiveUp($"the App is not installed at {scope.Installation.Account} any more: install it there"),
        HttpStatusCode.Forbidden => FaultException.GiveUp($"the App may not be used at {scope.Installation.Account} now (403 {message}): see whether it is suspended there"),
        HttpStatusCode.UnprocessableEntity => FaultException.GiveUp(
            $"GitHub gives the App no token for {scope.Installation.Account} (422 {message}): see in its settings there which repositories and permissions it has"),
        _ => FaultException.Retry($"GitHub gave no token for the App at {scope.Installation.Account}: {(int)status} {message}"),
    };

    private sealed record GivenToken(string Token, DateTimeOffset End, IReadOnlyDictionary<string, string> Permissions);
}
