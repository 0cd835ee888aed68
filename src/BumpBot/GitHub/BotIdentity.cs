using System.Net;
using System.Text.Json;
using BumpBot.GitHub.Auth;
using BumpBot.GitHub.Graph;
using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Whose token it is: the login under which the bot's issues and pull requests are found. Asked once.</summary>
/// <param name="http">As the one who is asked about: a user, an installation, or an App itself.</param>
public sealed class BotIdentity(GitHubHttp http) : IDisposable
{
    /// <summary>The author of what the token of a GitHub Actions job writes.</summary>
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
            return _login ??= http.Connection.Tokens is AppTokens ? await AppAsync(cancellation) : await UserAsync(cancellation);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();

    private async Task<string> UserAsync(CancellationToken cancellation)
    {
        switch (await _reader.GetAsync("user", GitHubJson.Default.UserJson, null, cancellation))
        {
            case Answer<UserJson>.Found { Value.Login: { Length: > 0 } login }:
                return login;
            case Answer<UserJson>.Refused refused when refused.Status == HttpStatusCode.Forbidden:
                return await ViewerAsync(cancellation) ?? (http.Connection.OnActions ? ActionsLogin : throw Unknown(refused));
            case Answer<UserJson>.Refused refused:
                throw Unknown(refused);
            default:
                throw FaultException.Retry("GitHub answered the question whose token this is without a login");
        }
    }

    /// <summary>An installation's token, as that of an Actions job is one, may not ask REST who it is, but GraphQL.</summary>
    /// <returns>Null = it is not told there either.</returns>
    private async Task<string?> ViewerAsync(CancellationToken cancellation)
    {
        var question = new GraphRequest("query{viewer{login}}", new Dictionary<string, string>());
        try
        {
            return await new GraphClient(http).AskAsync(question, cancellation) is GraphOutcome.Told told
                && told.ByAlias.TryGetValue("viewer", out var viewer)
                && viewer.Deserialize(GraphJson.Default.LoginNode)?.Login is { Length: > 0 } login ? login : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <remarks>docs.github.com/rest/apps/apps, "Get the authenticated app". Its account is named for its slug.</remarks>
    private async Task<string> AppAsync(CancellationToken cancellation) =>
        await _reader.GetAsync("app", AuthJson.Default.AppJson, null, cancellation) switch
        {
            Answer<AppJson>.Found { Value.Slug: { Length: > 0 } slug } => $"{slug}[bot]",
            Answer<AppJson>.Refused refused => throw FaultException.StopRun(
                $"GitHub does not know the App ({(int)refused.Status} {refused.Message}); check {http.Connection.Tokens!.ToCheck}"),
            _ => throw FaultException.Retry("GitHub described the App without its name"),
        };

    private static FaultException Unknown(Answer<UserJson>.Refused refused) => FaultException.StopRun(
        $"GitHub does not tell whose token this is ({(int)refused.Status} {refused.Message}); use a personal access token, or a GitHub App by BUMPBOT_APP_ID and BUMPBOT_APP_PRIVATE_KEY, or run on GitHub Actions with the job's token");
}
