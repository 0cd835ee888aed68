using System.Text.Json;
using System.Text.Json.Serialization;

namespace BumpBot.GitHub.Graph;

/// <summary>What is sent to GraphQL and read of its answers. Further fields are skipped, missing ones are null; a wrong type fails the look.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphRequest))]
[JsonSerializable(typeof(GraphReply))]
[JsonSerializable(typeof(RepositoryNode))]
[JsonSerializable(typeof(RateLimitNode))]
[JsonSerializable(typeof(LoginNode))]
internal sealed partial class GraphJson : JsonSerializerContext;

internal sealed record GraphRequest(string Query, IReadOnlyDictionary<string, string> Variables);

/// <param name="Data">By alias; null where the query failed as a whole.</param>
internal sealed record GraphReply(Dictionary<string, JsonElement>? Data, List<GraphError?>? Errors);

/// <param name="Type">Such as <c>NOT_FOUND</c>.</param>
/// <param name="Path">Where in the answer something is missing, the alias first; null = nowhere in particular.</param>
internal sealed record GraphError(string? Type, string? Message, List<JsonElement>? Path);

internal sealed record RateLimitNode(int Cost);

/// <param name="Head">The followed branch; null = it is not there, and of the default branch: the repository is empty.</param>
/// <param name="Youngest">The tags of the youngest commits.</param>
internal sealed record RepositoryNode(
    long? DatabaseId,
    string? NameWithOwner,
    bool IsArchived,
    RefNode? Head,
    ConnectionNode<ReleaseNode>? Releases,
    ConnectionNode<RefNode>? Refs,
    ConnectionNode<RefNode>? Youngest);

internal sealed record ConnectionNode<T>(PageInfoNode? PageInfo, List<T?>? Nodes);

internal sealed record PageInfoNode(bool HasNextPage, string? EndCursor);

internal sealed record ReleaseNode(
    string? TagName,
    string? Name,
    string? Description,
    bool IsDraft,
    bool IsPrerelease,
    DateTimeOffset? PublishedAt,
    LoginNode? Author,
    string? Url,
    TargetNode? TagCommit);

internal sealed record LoginNode(string? Login);

internal sealed record RefNode(string? Name, TargetNode? Target);

/// <summary>A git object: a commit, or a tag that leads to one.</summary>
internal sealed record TargetNode(
    [property: JsonPropertyName("__typename")] string? TypeName,
    string? Oid,
    DateTimeOffset? CommittedDate,
    string? Message,
    string? Url,
    TargetNode? Target);
