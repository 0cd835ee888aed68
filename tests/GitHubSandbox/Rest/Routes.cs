using Sandbox.Graph;

namespace Sandbox.Rest;

/// <summary>Every route of the API that the sandbox knows.</summary>
internal static class Routes
{
    private const string Repo = "/repos/{owner}/{repo}";

    public static RouteTable All { get; } = new(
        new Route("GET", "/user", AccountRoutes.Own),
        new Route("GET", "/app", AppRoutes.Own),
        new Route("GET", "/app/installations", AppRoutes.Installations),
        new Route("POST", "/app/installations/{installation_id}/access_tokens", AppRoutes.CreateToken),
        new Route("GET", AppRoutes.InstallationOfRepository, AppRoutes.OfRepository),
        new Route("GET", "/rate_limit", AccountRoutes.RateLimit),
        new Route("POST", GraphRoute.Template, GraphRoute.Run),
        new Route("GET", Repo, RepositoryRoutes.Get),
        new Route("GET", Repo + "/releases", ReleaseRoutes.List),
        new Route("GET", Repo + "/releases/latest", ReleaseRoutes.Latest),
        new Route("GET", Repo + "/releases/tags/{*tag}", ReleaseRoutes.ByTag),
        new Route("GET", Repo + "/releases/{id}", ReleaseRoutes.ById),
        new Route("GET", Repo + "/tags", GitRoutes.Tags),
        new Route("GET", Repo + "/commits", CommitRoutes.List),
        new Route("GET", Repo + "/commits/{sha}/check-runs", CheckRoutes.Runs),
        new Route("GET", Repo + "/commits/{sha}/status", CheckRoutes.Status),
        new Route("GET", Repo + "/commits/{*ref}", CommitRoutes.Get),
        new Route("GET", Repo + "/branches/{*branch}", CommitRoutes.Branch),
        new Route("GET", Repo + "/compare/{*basehead}", CompareRoutes.Compare),
        new Route("GET", Repo + "/contents", ContentRoutes.Root),
        new Route("GET", Repo + "/contents/{*path}", ContentRoutes.At),
        new Route("GET", Repo + "/git/ref/{*ref}", GitRoutes.Ref),
        new Route("GET", Repo + "/git/matching-refs/{*ref}", GitRoutes.MatchingRefs),
        new Route("DELETE", Repo + "/git/refs/{*ref}", GitRoutes.DeleteRef),
        new Route("GET", Repo + "/git/tags/{sha}", GitRoutes.Tag),
        new Route("POST", Repo + "/git/blobs", GitDataRoutes.CreateBlob),
        new Route("POST", Repo + "/git/trees", GitDataRoutes.CreateTree),
        new Route("POST", Repo + "/git/commits", GitDataRoutes.CreateCommit),
        new Route("GET", Repo + "/issues", IssueRoutes.List),
        new Route("POST", Repo + "/issues", IssueRoutes.Create),
        new Route("GET", Repo + "/issues/{number}", IssueRoutes.Get),
        new Route("PATCH", Repo + "/issues/{number}", IssueRoutes.Update),
        new Route("GET", Repo + "/issues/{number}/comments", CommentRoutes.List),
        new Route("POST", Repo + "/issues/{number}/comments", CommentRoutes.Create),
        new Route("POST", Repo + "/issues/comments/{id}/reactions", CommentRoutes.React),
        new Route("GET", Repo + "/collaborators/{username}/permission", CollaboratorRoutes.Permission),
        new Route("GET", Repo + "/issues/{number}/labels", LabelRoutes.OfIssue),
        new Route("POST", Repo + "/issues/{number}/labels", LabelRoutes.AddToIssue),
        new Route("GET", Repo + "/labels", LabelRoutes.List),
        new Route("POST", Repo + "/labels", LabelRoutes.Create),
        new Route("GET", Repo + "/labels/{name}", LabelRoutes.Get),
        new Route("GET", Repo + "/milestones", MilestoneRoutes.List),
        new Route("GET", Repo + "/pulls", PullRoutes.List),
        new Route("POST", Repo + "/pulls", PullRoutes.Create),
        new Route("GET", Repo + "/pulls/{number}", PullRoutes.Get),
        new Route("PATCH", Repo + "/pulls/{number}", PullRoutes.Update),
        new Route("GET", Repo + "/pulls/{number}/files", PullRoutes.Files),
        new Route("PUT", Repo + "/pulls/{number}/merge", MergeRoutes.Merge),
        new Route("PUT", Repo + "/pulls/{number}/update-branch", MergeRoutes.UpdateBranch),
        new Route("POST", Repo + "/pulls/{number}/requested_reviewers", ReviewRoutes.Request));
}
