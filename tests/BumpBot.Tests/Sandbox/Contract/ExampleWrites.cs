using System.Text.Json.Nodes;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>A call or more of every route that writes, good ones and bad ones. They are made in their order.</summary>
internal static class ExampleWrites
{
    private const string App = "repos/acme/app";

    public static IEnumerable<ExampleCall> On(ExampleGitHub github) =>
        [.. OfGit(github), .. OfIssues(github), .. OfLabels(github), .. OfPulls(github), .. OfRefs(github)];

    private static IEnumerable<ExampleCall> OfGit(ExampleGitHub github)
    {
        var (head, tree) = (github.App.HeadOf("main")!, github.App.CommitAt("main").Tree);
        JsonObject entry = new() { ["path"] = "docs/new.md", ["mode"] = "100644", ["type"] = "blob", ["content"] = "new\n" };
        JsonObject person = new() { ["name"] = "Ann", ["email"] = "ann@example.com", ["date"] = "2026-01-01T00:00:00Z" };
        return
        [
            github.Write("POST", $"{App}/git/blobs", 201, new() { ["content"] = "text", ["encoding"] = "utf-8" }),
            github.Write("POST", $"{App}/git/blobs", 422, new() { ["encoding"] = "utf-8" }),
            github.Write("POST", $"{App}/git/blobs", 403, new() { ["content"] = "text" }) with { Token = github.Sandbox.AddUser("reader").Token },
            github.Write("POST", "repos/acme/none/git/blobs", 404, new() { ["content"] = "text" }),
            github.Write("POST", $"{App}/git/trees", 201, new() { ["base_tree"] = tree, ["tree"] = new JsonArray(entry) }),
            github.Write("POST", $"{App}/git/trees", 422, new() { ["base_tree"] = head, ["tree"] = new JsonArray(entry.DeepClone()) }),
            github.Write("POST", $"{App}/git/commits", 201, new() { ["message"] = "New", ["tree"] = tree, ["parents"] = new JsonArray(head) }),
            github.Write("POST", $"{App}/git/commits", 201, new() { ["message"] = "New", ["tree"] = tree, ["parents"] = new JsonArray(), ["author"] = person }),
            github.Write("POST", $"{App}/git/commits", 422, new() { ["message"] = "New", ["tree"] = head }),
        ];
    }

    private static IEnumerable<ExampleCall> OfIssues(ExampleGitHub github)
    {
        var reactions = $"{App}/issues/comments/{github.Comment.Id}/reactions";
        return
        [
            github.Write("POST", $"{App}/issues", 201, new() { ["title"] = "New", ["labels"] = new JsonArray("bug", "fresh"), ["assignees"] = new JsonArray("ann") }),
            github.Write("POST", $"{App}/issues", 422, new() { ["title"] = new string('x', 257) }),
            github.Write("POST", $"{App}/issues", 422, new() { ["body"] = "untitled" }),
            github.Write("POST", "repos/acme/silent/issues", 410, new() { ["title"] = "New" }),
            github.Write("POST", "repos/acme/archived/issues", 403, new() { ["title"] = "New" }),
            github.Write("PATCH", $"{App}/issues/1", 200, new() { ["state"] = "closed", ["state_reason"] = "completed" }),
            github.Write("PATCH", $"{App}/issues/1", 200, new() { ["body"] = null, ["state"] = "open" }),
            github.Write("PATCH", $"{App}/issues/1", 422, new() { ["state"] = "merged" }),
            github.Write("PATCH", $"{App}/issues/999", 404, new() { ["title"] = "New" }),
            github.Write("POST", $"{App}/issues/1/comments", 201, new() { ["body"] = "A word." }),
            github.Write("POST", $"{App}/issues/1/comments", 422, new() { ["body"] = "" }),
            github.Write("POST", $"{App}/issues/999/comments", 404, new() { ["body"] = "A word." }),
            github.Write("POST", reactions, 201, new() { ["content"] = "+1" }),
            github.Write("POST", reactions, 200, new() { ["content"] = "+1" }),
            github.Write("POST", reactions, 422, new() { ["content"] = "wave" }),
        ];
    }

    private static IEnumerable<ExampleCall> OfLabels(ExampleGitHub github) =>
    [
        github.Write("POST", $"{App}/labels", 201, new() { ["name"] = "new", ["color"] = "ff0000", ["description"] = "New" }),
        github.Write("POST", $"{App}/labels", 422, new() { ["name"] = "new" }),
        github.Write("POST", $"{App}/issues/1/labels", 200, new() { ["labels"] = new JsonArray("new") }),
        github.Write("POST", $"{App}/issues/1/labels", 422, new() { ["labels"] = new JsonArray(new string('x', 51)) }),
        github.Write("POST", $"{App}/issues/999/labels", 404, new() { ["labels"] = new JsonArray("new") }),
    ];

    private static IEnumerable<ExampleCall> OfPulls(ExampleGitHub github)
    {
        JsonObject pull = new() { ["title"] = "New", ["head"] = "new", ["base"] = "main", ["body"] = "Something new." };
        return
        [
            github.Write("POST", $"{App}/pulls", 201, pull),
            github.Write("POST", $"{App}/pulls", 422, pull),
            github.Write("POST", $"{App}/pulls", 422, new() { ["title"] = "New", ["head"] = "none", ["base"] = "main" }),
            github.Write("POST", "repos/acme/other/pulls", 403, new() { ["title"] = "New", ["head"] = "main", ["base"] = "main" }),
            github.Write("PATCH", $"{App}/pulls/4", 200, new() { ["title"] = "Better", ["body"] = "A body." }),
            github.Write("PATCH", $"{App}/pulls/4", 422, new() { ["base"] = "none" }),
            github.Write("POST", $"{App}/pulls/4/requested_reviewers", 201, new() { ["reviewers"] = new JsonArray(), ["team_reviewers"] = new JsonArray("platform") }),
            github.Write("POST", $"{App}/pulls/4/requested_reviewers", 422, new() { ["reviewers"] = new JsonArray("nobody") }),
            github.Write("PUT", $"{App}/pulls/4/update-branch", 422, new() { ["expected_head_sha"] = new string('0', 40) }),
            github.Write("PUT", $"{App}/pulls/4/merge", 409, new() { ["sha"] = new string('0', 40) }),
            github.Write("PUT", $"{App}/pulls/5/merge", 405, []),
            github.Write("PUT", $"{App}/pulls/999/merge", 404, []),
            github.Write("PUT", $"{App}/pulls/4/merge", 200, new() { ["merge_method"] = "squash" }),
            github.Get($"{App}/pulls/4"),
        ];
    }

    private static IEnumerable<ExampleCall> OfRefs(ExampleGitHub github) =>
    [
        github.Delete($"{App}/git/refs/heads/closed", 204),
        github.Delete($"{App}/git/refs/heads/closed", 422),
    ];
}
