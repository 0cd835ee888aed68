using System.Net;
using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Asks GitHub whether it takes the credentials. It costs no point of the hourly limit.</summary>
public static class TokenCheck
{
    /// <returns>Null = it does.</returns>
    /// <remarks>docs.github.com/rest/rate-limit. An Enterprise server without limits answers 404, and with a bad token 401 all the same.</remarks>
    public static async Task<Fault?> AskAsync(GitHubHttp http, CancellationToken cancellation)
    {
        if (http.Connection.Tokens is null)
            return new Fault.StopRun("no credentials are set: nothing can be written");
        return await new GitHubReader(http).GetAsync("rate_limit", GitHubJson.Default.RateLimitJson, null, cancellation) switch
        {
            Answer<RateLimitJson>.Refused { Status: not HttpStatusCode.NotFound } refused => new Fault.StopRun($"GitHub refuses the credentials ({(int)refused.Status} {refused.Message}); check {http.Connection.Tokens.ToCheck}"),
            _ => null,
        };
    }
}
