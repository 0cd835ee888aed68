using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

internal static class MergeRoutes
{
    public static Answer Merge(RestCall call)
    {
        var pull = PullRoutes.Find(call);
        call.Require(Access.Write);
        var body = call.Request.Body.Length == 0 ? [] : call.BodyObject();
        if (body.Text("sha") is { } expected && expected != pull.HeadSha)
            throw new RestError(409, "Head branch was modified. Review and try the merge again.");
        if (Refusal(pull) is { } refusal)
            throw new RestError(405, refusal);
        var method = MethodOf(body.Text("merge_method"));
        if (!call.Repository.MergeMethods.Contains(method))
            throw new RestError(405, $"{method switch { MergeMethod.Merge => "Merge commits", MergeMethod.Squash => "Squash merges", _ => "Rebase merges" }} are not allowed on this repository.");
        if (method == MergeMethod.Rebase && !pull.IsRebaseable)
            throw new RestError(405, "This branch can't be rebased");
        var sha = pull.Merge(call.User.Login, method, body.Text("commit_title"), body.Text("commit_message"));
        return Answer.Ok(new JsonObject { ["sha"] = sha, ["merged"] = true, ["message"] = "Pull Request successfully merged" });
    }

    /// <summary>Merges base into the head, as the button "Update branch" does.</summary>
    public static Answer UpdateBranch(RestCall call)
    {
        var pull = PullRoutes.Find(call);
        call.Require(Access.Write);
        var body = call.Request.Body.Length == 0 ? [] : call.BodyObject();
        if (body.Text("expected_head_sha") is { } expected && expected != pull.HeadSha)
            throw new RestError(422, $"expected head sha didn’t match current head ref.");
        if (!pull.IsMergeable)
            throw new RestError(422, "merge conflict between base and head");
        if (History.IsAncestor(call.Repository.Store, call.Repository.HeadOf(pull.BaseBranch)!, pull.HeadSha))
            throw new RestError(422, "There are no new commits on the base branch.");
        call.Repository.UpdateBranch(pull, call.User.Login);
        return Answer.Json(202, new JsonObject
        {
            ["message"] = "Updating pull request branch.",
            ["url"] = $"{call.Links.ApiOf(call.Repository)}/pulls/{pull.Number}",
        });
    }

    /// <returns>Null = it may be merged.</returns>
    private static string? Refusal(SandboxPull pull) => pull.State switch
    {
        MergeState.Unknown or MergeState.Dirty => "Pull Request is not mergeable",
        MergeState.Draft => "Pull Request is still a draft",
        MergeState.Blocked => $"Required status check \"{pull.Repository.MissingOn(pull.HeadSha)[0]}\" is expected.",
        MergeState.Behind => "The base branch requires all commits to be up to date.",
        _ => null,
    };

    private static MergeMethod MethodOf(string? name) => name switch
    {
        null or "merge" => MergeMethod.Merge,
        "squash" => MergeMethod.Squash,
        "rebase" => MergeMethod.Rebase,
        _ => throw RestError.Invalid("PullRequest", "merge_method", "invalid"),
    };
}
