using System.Text.Json.Nodes;
using Sandbox.Rest;

namespace Sandbox.Graph;

/// <summary>Switches auto-merge on and off, each in the one form that it is written in.</summary>
/// <remarks>docs.github.com/graphql/reference/pulls#enablepullrequestautomerge</remarks>
internal static class AutoMergeMutations
{
    private const string Enable =
        "mutation($id:ID!,$head:GitObjectID!,$method:PullRequestMergeMethod!){enablePullRequestAutoMerge(input:{pullRequestId:$id,expectedHeadOid:$head,mergeMethod:$method}){clientMutationId}}";

    private const string Disable = "mutation($id:ID!){disablePullRequestAutoMerge(input:{pullRequestId:$id}){clientMutationId}}";

    /// <returns>Null = the document is neither of them.</returns>
    public static Answer? Run(RestCall call, string document, JsonObject variables) => document.Replace(" ", "", StringComparison.Ordinal) switch
    {
        Enable => Switch(call, "enablePullRequestAutoMerge", variables, pull => EnableFor(call, pull, variables)),
        Disable => Switch(call, "disablePullRequestAutoMerge", variables, pull =>
        {
            pull.AutoMerge = null;
            return null;
        }),
        _ => null,
    };

    private static Answer Switch(RestCall call, string field, JsonObject variables, Func<SandboxPull, string?> change)
    {
        var pull = call.Hub.Repositories.SelectMany(repository => repository.Pulls).FirstOrDefault(pull => Links.NodeId("PullRequest", pull.Id) == Value(variables, "id"))
            ?? throw new GraphRefusal($"Could not resolve to a node with the global id of '{Value(variables, "id")}'", "NOT_FOUND");
        var covered = call.Caller.Grant is not { } grant || (grant.Covers(pull.Repository) && grant.Allows("pull_requests", write: true));
        if (!covered || pull.Repository.AccessOf(call.Caller) < Access.Write)
            return Answered(field, "FORBIDDEN", "Resource not accessible by integration");
        return change(pull) is { } refusal ? Answered(field, "UNPROCESSABLE", refusal) : Answered(field, null, null);
    }

    /// <returns>Why not; null = it is on.</returns>
    private static string? EnableFor(RestCall call, SandboxPull pull, JsonObject variables)
    {
        var method = Value(variables, "method") switch { "SQUASH" => MergeMethod.Squash, "REBASE" => MergeMethod.Rebase, _ => MergeMethod.Merge };
        if (!pull.Repository.AllowsAutoMerge)
            return "Auto merge is not allowed for this repository";
        if (!pull.Repository.MergeMethods.Contains(method))
            return "Merge method is not allowed on this repository";
        if (pull.HeadSha != Value(variables, "head"))
            return "Head sha didn't match expected_head_oid";
        if (pull.State is not (MergeState.Blocked or MergeState.Behind))
            return $"Pull request is in {pull.State.ToString().ToLowerInvariant()} status";
        pull.AutoMerge = new SandboxAutoMerge(call.User, method);
        return null;
    }

    private static string Value(JsonObject variables, string name) =>
        variables[name]?.GetValue<string>() ?? throw new GraphRefusal($"Variable ${name} was provided invalid value");

    private static Answer Answered(string field, string? type, string? message)
    {
        var answer = new JsonObject
        {
            ["data"] = new JsonObject { [field] = type is null ? new JsonObject { ["clientMutationId"] = null } : null },
        };
        if (type is not null)
            answer["errors"] = new JsonArray(new JsonObject { ["type"] = type, ["path"] = new JsonArray(field), ["message"] = message });
        return Answer.Ok(answer);
    }
}
