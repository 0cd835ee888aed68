using System.Net;
using System.Runtime.Serialization;
using BumpBot.Model;
using Octokit;

namespace BumpBot.GitHub;

/// <summary>Octokit's exceptions as faults, with what to do about them.</summary>
internal static class OctokitFaults
{
    /// <param name="what">Completes "cannot …".</param>
    /// <returns>Null = not an exception of a request: a mistake in the program.</returns>
    public static FaultException? Translate(Exception e, string what, GitHubConnection connection) => e switch
    {
        RateLimitExceededException limit => new FaultException(new Fault.Retry($"cannot {what}: GitHub's rate limit is reached until {limit.Reset:u}", limit.Reset), e),
        ApiException api => FaultOf(api, what, connection.Clean(Words(api)), connection),
        SerializationException => FaultException.Retry($"cannot tell whether it went well to {what}: the answer is not the documented JSON", e),
        OperationCanceledException => FaultException.Retry($"cannot {what}: the request took too long", e),
        _ => null,
    };

    private static FaultException FaultOf(ApiException e, string what, string words, GitHubConnection connection) => e.StatusCode switch
    {
        HttpStatusCode.Unauthorized => FaultException.StopRun(
            $"cannot {what}: GitHub does not accept the token ({words}); check {connection.Tokens?.ToCheck ?? "GITHUB_TOKEN"}", e),
        HttpStatusCode.Forbidden => FaultException.GiveUp($"cannot {what}: {words}; {Remedy(words)}", e),
        HttpStatusCode.NotFound => FaultException.GiveUp(
            $"cannot {what}: not found, or the token may not write there; give it write access to contents, issues and pull requests", e),
        HttpStatusCode.Gone or HttpStatusCode.UnavailableForLegalReasons or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge =>
            FaultException.GiveUp($"cannot {what}: {(int)e.StatusCode} {words}", e),
        HttpStatusCode.UnprocessableEntity when words.Contains("already exists", StringComparison.OrdinalIgnoreCase) =>
            FaultException.GiveUp($"cannot {what}: {words}; the next run looks at it", e),
        HttpStatusCode.UnprocessableEntity => FaultException.GiveUp($"cannot {what}: GitHub refuses it as invalid: {words}", e),
        _ => FaultException.Retry($"cannot {what}: GitHub answered {(int)e.StatusCode}", e),
    };

    private static string Remedy(string words) =>
        words.Contains("GitHub Actions is not permitted", StringComparison.OrdinalIgnoreCase)
            ? "switch on Settings > Actions > General > Workflow permissions > \"Allow GitHub Actions to create and approve pull requests\" (an organisation may have to allow it first, in the same place of its own settings), or give the bot a GitHub App or a personal access token (BUMPBOT_TOKEN)"
            : words.Contains("not accessible by", StringComparison.OrdinalIgnoreCase)
                ? "give the token write access to contents, issues and pull requests (on GitHub Actions: permissions: contents, issues, pull-requests: write)"
                : "the token needs write access to contents, issues and pull requests of the repository";

    /// <summary>GitHub's message, and its details where it gives any.</summary>
    private static string Words(ApiException e)
    {
        var details = e.ApiError?.Errors?.Select(error => error.Message ?? $"{error.Field} {error.Code}".Trim()).Where(text => text.Length > 0) ?? [];
        return string.Join(": ", new[] { e.ApiError?.Message ?? "no reason given", string.Join(", ", details) }.Where(text => text.Length > 0));
    }
}
