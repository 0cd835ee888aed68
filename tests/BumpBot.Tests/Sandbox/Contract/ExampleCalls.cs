using System.Text.Json.Nodes;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>A call or more of every route, good ones and bad ones. They are made in their order, and what writes comes late.</summary>
internal static class ExampleCalls
{
    private const string App = "repos/acme/app";

    public static IReadOnlyList<ExampleCall> On(ExampleGitHub github) =>
    [
        .. OfAccounts(github), .. OfRepositories(github), .. OfReleases(github), .. OfCommits(github), .. OfFiles(github), .. OfRefs(github),
        .. OfIssues(github), .. OfLabels(github), .. OfPulls(github), .. Conditional(github), .. GitWrites(github), .. IssueWrites(github),
        .. LabelWrites(github), .. PullWrites(github), .. RefWrites(github),
    ];

    private static IEnumerable<ExampleCall> OfAccounts(ExampleGitHub github)
    {
        var tokens = $"app/installations/{github.Installation.Id}/access_tokens";
        return
        [
            Get(github, "user"),
            Get(github, "user", 401) with { Token = null },
            Get(github, "user", 401) with { Token = "ghp_unknown" },
            Get(github, "rate_limit"),
            Get(github, "app") with { Token = github.AppToken },
            Get(github, "app/installations") with { Token = github.AppToken },
            Get(github, $"{App}/installation") with { Token = github.AppToken },
            Get(github, "repos/acme/old/installation", 301) with { Token = github.AppToken },
            Get(github, "repos/acme/none/installation", 404) with { Token = github.AppToken },
            Write(github, "POST", tokens, 201, []) with { Token = github.AppToken },
            Write(github, "POST", tokens, 201, new() { ["repositories"] = new JsonArray("app"), ["permissions"] = new JsonObject { ["contents"] = "read" } })
                with { Token = github.AppToken },
            Write(github, "POST", tokens, 422, new() { ["repositories"] = new JsonArray("none") }) with { Token = github.AppToken },
            Write(github, "POST", tokens, 401, []),
            Write(github, "POST", "app/installations/1/access_tokens", 404, []) with { Token = github.AppToken },
        ];
    }

    private static IEnumerable<ExampleCall> OfRepositories(ExampleGitHub github) =>
    [
        Get(github, App),
        Get(github, App) with { Token = null },
        Get(github, "repos/ann/app"),
        Get(github, "repos/acme/none", 404),
        Get(github, "repos/acme/old", 301),
        Get(github, $"{App}/collaborators/bot/permission"),
        Get(github, $"{App}/collaborators/ann/permission"),
        Get(github, $"{App}/collaborators/nobody/permission", 404),
    ];

    private static IEnumerable<ExampleCall> OfReleases(ExampleGitHub github) =>
    [
        Get(github, $"{App}/releases"),
        Get(github, $"{App}/releases?per_page=1&page=2"),
        Get(github, $"{App}/releases/latest"),
        Get(github, "repos/acme/empty/releases/latest", 404),
        Get(github, $"{App}/releases/tags/v1.0.0"),
        Get(github, $"{App}/releases/tags/none", 404),
        Get(github, $"{App}/releases/{github.App.Release("v3.0.0")!.Id}"),
        Get(github, $"{App}/releases/1", 404),
    ];

    private static IEnumerable<ExampleCall> OfCommits(ExampleGitHub github)
    {
        var head = github.App.HeadOf("bump");
        return
        [
            Get(github, $"{App}/commits?sha=bump"),
            Get(github, $"{App}/commits?sha=none", 404),
            Get(github, "repos/acme/empty/commits", 409),
            Get(github, $"{App}/commits/bump"),
            Get(github, $"{App}/commits/v1.1.0"),
            Get(github, $"{App}/commits/none", 422),
            Get(github, $"{App}/commits/{head}/check-runs"),
            Get(github, $"{App}/commits/{head}/status"),
            Get(github, $"{App}/branches/bump"),
            Get(github, $"{App}/branches/none", 404),
            Get(github, $"{App}/compare/main...bump"),
            Get(github, $"{App}/compare/bump...closed?page=2&per_page=1"),
            Get(github, $"{App}/compare/main...none", 404),
        ];
    }

    private static IEnumerable<ExampleCall> OfFiles(ExampleGitHub github) =>
    [
        Get(github, $"{App}/contents"),
        Get(github, $"{App}/contents/docs?ref=main"),
        Get(github, $"{App}/contents/docs/guide.md"),
        Get(github, $"{App}/contents/link"),
        Get(github, $"{App}/contents/docs/nowhere"),
        Get(github, $"{App}/contents/vendor"),
        Get(github, $"{App}/contents/none", 404),
    ];

    private static IEnumerable<ExampleCall> OfRefs(ExampleGitHub github) =>
    [
        Get(github, $"{App}/tags"),
        Get(github, $"{App}/git/ref/heads/bump"),
        Get(github, $"{App}/git/ref/tags/v1.1.0"),
        Get(github, $"{App}/git/ref/heads/none", 404),
        Get(github, $"{App}/git/matching-refs/tags/v"),
        Get(github, $"{App}/git/tags/{github.AnnotatedTag}"),
        Get(github, $"{App}/git/tags/{github.App.HeadOf("main")}", 404),
    ];

    private static IEnumerable<ExampleCall> OfIssues(ExampleGitHub github) =>
    [
        Get(github, $"{App}/issues?state=all"),
        Get(github, $"{App}/issues?state=none", 422),
        Get(github, $"{App}/issues/1"),
        Get(github, $"{App}/issues/2"),
        Get(github, $"{App}/issues/4"),
        Get(github, $"{App}/issues/999", 404),
        Get(github, "repos/acme/silent/issues/1", 404),
        Get(github, $"{App}/issues/1/comments"),
        Get(github, $"{App}/issues/1/labels"),
    ];

    private static IEnumerable<ExampleCall> OfLabels(ExampleGitHub github) =>
    [
        Get(github, $"{App}/labels"),
        Get(github, $"{App}/labels/bug"),
        Get(github, $"{App}/labels/none", 404),
    ];

    private static IEnumerable<ExampleCall> OfPulls(ExampleGitHub github) =>
    [
        Get(github, $"{App}/pulls?state=all"),
        Get(github, $"{App}/pulls?state=none", 422),
        .. github.App.Pulls.Select(pull => Get(github, $"{App}/pulls/{pull.Number}")),
        Get(github, $"{App}/pulls/1", 404),
        Get(github, $"{App}/pulls/4/files"),
    ];

    private static IEnumerable<ExampleCall> Conditional(ExampleGitHub github) =>
        new[] { "user", App, $"{App}/releases", $"{App}/releases/latest", $"{App}/issues/1", $"{App}/pulls", $"{App}/pulls/4", $"{App}/contents/Makefile" }
            .Select(path => Get(github, path, 304) with { IsConditional = true });

    private static IEnumerable<ExampleCall> GitWrites(ExampleGitHub github)
    {
        var (head, tree) = (github.App.HeadOf("main")!, TreeOf(github, "main"));
        JsonObject entry = new() { ["path"] = "docs/new.md", ["mode"] = "100644", ["type"] = "blob", ["content"] = "new\n" };
        JsonObject person = new() { ["name"] = "Ann", ["email"] = "ann@example.com", ["date"] = "2026-01-01T00:00:00Z" };
        return
        [
            Write(github, "POST", $"{App}/git/blobs", 201, new() { ["content"] = "text", ["encoding"] = "utf-8" }),
            Write(github, "POST", $"{App}/git/blobs", 422, new() { ["encoding"] = "utf-8" }),
            Write(github, "POST", $"{App}/git/blobs", 403, new() { ["content"] = "text" }) with { Token = github.Sandbox.AddUser("reader").Token },
            Write(github, "POST", "repos/acme/none/git/blobs", 404, new() { ["content"] = "text" }),
            Write(github, "POST", $"{App}/git/trees", 201, new() { ["base_tree"] = tree, ["tree"] = new JsonArray(entry) }),
            Write(github, "POST", $"{App}/git/trees", 422, new() { ["base_tree"] = head, ["tree"] = new JsonArray(entry.DeepClone()) }),
            Write(github, "POST", $"{App}/git/commits", 201, new() { ["message"] = "New", ["tree"] = tree, ["parents"] = new JsonArray(head) }),
            Write(github, "POST", $"{App}/git/commits", 201, new() { ["message"] = "New", ["tree"] = tree, ["parents"] = new JsonArray(), ["author"] = person }),
            Write(github, "POST", $"{App}/git/commits", 422, new() { ["message"] = "New", ["tree"] = head }),
        ];
    }

    private static IEnumerable<ExampleCall> IssueWrites(ExampleGitHub github)
    {
        var reactions = $"{App}/issues/comments/{github.Comment.Id}/reactions";
        return
        [
            Write(github, "POST", $"{App}/issues", 201, new() { ["title"] = "New", ["labels"] = new JsonArray("bug", "fresh"), ["assignees"] = new JsonArray("ann") }),
            Write(github, "POST", $"{App}/issues", 422, new() { ["title"] = new string('x', 257) }),
            Write(github, "POST", $"{App}/issues", 422, new() { ["body"] = "untitled" }),
            Write(github, "POST", "repos/acme/silent/issues", 410, new() { ["title"] = "New" }),
            Write(github, "POST", "repos/acme/archived/issues", 403, new() { ["title"] = "New" }),
            Write(github, "PATCH", $"{App}/issues/1", 200, new() { ["state"] = "closed", ["state_reason"] = "completed" }),
            Write(github, "PATCH", $"{App}/issues/1", 200, new() { ["body"] = null, ["state"] = "open" }),
            Write(github, "PATCH", $"{App}/issues/1", 422, new() { ["state"] = "merged" }),
            Write(github, "PATCH", $"{App}/issues/999", 404, new() { ["title"] = "New" }),
            Write(github, "POST", $"{App}/issues/1/comments", 201, new() { ["body"] = "A word." }),
            Write(github, "POST", $"{App}/issues/1/comments", 422, new() { ["body"] = "" }),
            Write(github, "POST", $"{App}/issues/999/comments", 404, new() { ["body"] = "A word." }),
            Write(github, "POST", reactions, 201, new() { ["content"] = "+1" }),
            Write(github, "POST", reactions, 200, new() { ["content"] = "+1" }),
            Write(github, "POST", reactions, 422, new() { ["content"] = "wave" }),
        ];
    }

    private static IEnumerable<ExampleCall> LabelWrites(ExampleGitHub github) =>
    [
        Write(github, "POST", $"{App}/labels", 201, new() { ["name"] = "new", ["color"] = "ff0000", ["description"] = "New" }),
        Write(github, "POST", $"{App}/labels", 422, new() { ["name"] = "new" }),
        Write(github, "POST", $"{App}/issues/1/labels", 200, new() { ["labels"] = new JsonArray("new") }),
        Write(github, "POST", $"{App}/issues/1/labels", 422, new() { ["labels"] = new JsonArray(new string('x', 51)) }),
        Write(github, "POST", $"{App}/issues/999/labels", 404, new() { ["labels"] = new JsonArray("new") }),
    ];

    private static IEnumerable<ExampleCall> PullWrites(ExampleGitHub github)
    {
        JsonObject pull = new() { ["title"] = "New", ["head"] = "new", ["base"] = "main", ["body"] = "Something new." };
        return
        [
            Write(github, "POST", $"{App}/pulls", 201, pull),
            Write(github, "POST", $"{App}/pulls", 422, pull),
            Write(github, "POST", $"{App}/pulls", 422, new() { ["title"] = "New", ["head"] = "none", ["base"] = "main" }),
            Write(github, "POST", "repos/acme/other/pulls", 403, new() { ["title"] = "New", ["head"] = "main", ["base"] = "main" }),
            Write(github, "PATCH", $"{App}/pulls/4", 200, new() { ["title"] = "Better", ["body"] = "A body." }),
            Write(github, "PATCH", $"{App}/pulls/4", 422, new() { ["base"] = "none" }),
            Write(github, "PUT", $"{App}/pulls/4/merge", 409, new() { ["sha"] = new string('0', 40) }),
            Write(github, "PUT", $"{App}/pulls/5/merge", 405, []),
            Write(github, "PUT", $"{App}/pulls/999/merge", 404, []),
            Write(github, "PUT", $"{App}/pulls/4/merge", 200, new() { ["merge_method"] = "squash" }),
            Get(github, $"{App}/pulls/4"),
        ];
    }

    private static IEnumerable<ExampleCall> RefWrites(ExampleGitHub github) =>
    [
        Delete(github, $"{App}/git/refs/heads/closed", 204),
        Delete(github, $"{App}/git/refs/heads/closed", 422),
    ];

    private static ExampleCall Get(ExampleGitHub github, string path, int status = 200) => new("GET", path, status) { Token = github.Bot.Token };

    private static ExampleCall Delete(ExampleGitHub github, string path, int status) => new("DELETE", path, status) { Token = github.Bot.Token };

    private static ExampleCall Write(ExampleGitHub github, string method, string path, int status, JsonObject body) =>
        new(method, path, status, body) { Token = github.Bot.Token };

    private static string TreeOf(ExampleGitHub github, string branch) => github.App.CommitAt(branch).Tree;
}
