using System.Net;
using System.Text.Json;
using BumpBot.Model;

namespace BumpBot.GitHub.Graph;

/// <param name="Repository">Its node id.</param>
/// <param name="Expected">The commit to replace; null = the branch must not exist.</param>
internal sealed record RefUpdate(string Repository, string Branch, string? Expected, string Commit);

/// <summary>Moves branches to commits that have been made through the API.</summary>
/// <remarks>
/// By GraphQL's <c>updateRefs</c>, since it names the commit that it replaces, as a push with a lease does; REST's forced update of a ref
/// would replace whatever stands there. docs.github.com/graphql/reference/git#updaterefs
/// </remarks>
internal sealed class RefUpdates(GitHubHttp http)
{
    private const string Document =
        "mutation($repository:ID!,$name:GitRefname!,$before:GitObjectID!,$after:GitObjectID!)"
        + "{updateRefs(input:{repositoryId:$repository,refUpdates:[{name:$name,beforeOid:$before,afterOid:$after,force:true}]}){clientMutationId}}";

    /// <summary>Stands for a ref that is not there.</summary>
    private static readonly string Nothing = new('0', 40);

    /// <returns>Null = it is done; else GitHub's words why it is not.</returns>
    /// <exception cref="FaultException">It cannot be asked for, or nobody knows whether it was done.</exception>
    public async Task<string?> MoveAsync(RefUpdate update, CancellationToken cancellation)
    {
        var question = new GraphRequest(Document, new Dictionary<string, string>
        {
            ["repository"] = update.Repository,
            ["name"] = $"refs/heads/{update.Branch}",
            ["before"] = update.Expected ?? Nothing,
            ["after"] = update.Commit,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, http.Connection.GraphUrl)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(question, GraphJson.Default.GraphRequest)),
        };
        using var response = await http.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await ReadAsync(update.Branch, response, cancellation),
            HttpStatusCode.Unauthorized => throw FaultException.StopRun($"cannot move {update.Branch}: GitHub does not accept the token; check that it is whole, not expired and not revoked"),
            >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => throw FaultException.Retry($"cannot move {update.Branch}: GitHub answered {(int)response.StatusCode}"),
            var status => throw FaultException.GiveUp($"cannot move {update.Branch}: GitHub answered {(int)status}; commits: api needs GraphQL, commits: push does not"),
        };
    }

    private async Task<string?> ReadAsync(string branch, HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            var reply = await JsonSerializer.DeserializeAsync(body, GraphJson.Default.GraphReply, cancellation);
            var errors = reply?.Errors?.OfType<GraphError>().ToList() ?? [];
            if (errors.Any(error => error.Type == "RATE_LIMITED"))
                throw FaultException.Retry($"cannot move {branch}: GitHub's rate limit is reached");
            if (errors.Count > 0)
                return http.Connection.Clean(errors[0].Message is { Length: > 0 } words ? words : "no reason given");
            return reply?.Data?.GetValueOrDefault("updateRefs").ValueKind == JsonValueKind.Object
                ? null
                : throw FaultException.Retry($"cannot tell whether {branch} was moved: the answer is not the documented JSON");
        }
        catch (JsonException e)
        {
            throw FaultException.Retry($"cannot tell whether {branch} was moved: the answer is not the documented JSON", e);
        }
    }
}
