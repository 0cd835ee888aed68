using System.Net;
using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Whose token it is: the login under which the bot's issues and pull requests are found. Asked once.</summary>
public sealed class BotIdentity(GitHubHttp http) : IDisposable
{
    /// <summary>The author of what the token of a GitHub Actions job writes. That token may not ask who it is.</summary>
    public const string ActionsLogin = "github-actions[bot]";

    private readonly GitHubReader _reader = new(http);
    private readonly SemaphoreSlim _once = new(1, 1);
    private string? _login;

    /// <exception cref="FaultException">There is no token, or GitHub does not tell whose it is.</exception>
    public async Task<string> LoginAsync(CancellationToken cancellation)
    {
        await _once.WaitAsync(cancellation);
        try
        {
            return _login ??= await AskAsync(cancellation);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<string> AskAsync(CancellationToken cancellation) =>
        await _reader.GetAsync("user", GitHubJson.Default.UserJson, null, cancellation) switch
        {
            Answer<UserJson>.Found { Value.Login: { Length: > 0 } login } => login,
            Answer<UserJson>.Refused { Status: HttpStatusCode.Forbidden } when http.Connection.OnActions => ActionsLogin,
            Answer<UserJson>.Refused refused => throw FaultException.StopRun(
                $"GitHub does not tell whose token this is ({(int)refused.Status} {refused.Message}); use a personal access token, or run on GitHub Actions with the job's token"),
            _ => throw FaultException.Retry("GitHub answered the question whose token this is without a login"),
        };
}
