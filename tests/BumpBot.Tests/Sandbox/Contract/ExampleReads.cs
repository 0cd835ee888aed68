using System.Text.Json.Nodes;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>A call or more of every route that reads, good ones and bad ones, and of the one that gives tokens.</summary>
internal static class ExampleReads
{
    private const string App = "repos/acme/app";

    public static IEnumerable<ExampleCall> On(ExampleGitHub github) =>
    [
        .. OfAccounts(github), .. OfRepositories(github), .. OfReleases(github), .. OfCommits(github), .. OfFiles(github), .. OfRefs(github),
        .. OfIssues(github), .. OfLabels(github), .. OfPulls(github), .. OfHooks(github), .. Conditional(github),
    ];

    private static IEnumerable<ExampleCall> OfAccounts(ExampleGitHub github)
    {
        var tokens = $"app/installations/{github.Installation.Id}/access_tokens";
        return
        [
            github.Get("user"),
            github.Get("user", 401) with { Token = null },
            github.Get("user", 401) with { Token = "ghp_unknown" },
            github.Get("rate_limit"),
            github.Get("app") with { Token = github.AppToken },
            github.Get("app/installations") with { Token = github.AppToken },
            github.Get($"{App}/installation") with { Token = github.AppToken },
            github.Get("repos/acme/old/installation", 301) with { Token = github.AppToken },
            github.Get("repos/acme/none/installation", 404) with { Token = github.AppToken },
            github.Write("POST", tokens, 201, []) with { Token = github.AppToken },
            github.Write("POST", tokens, 201, new() { ["repositories"] = new JsonArray("app"), ["permissions"] = new JsonObject { ["contents"] = "read" } })
                with { Token = github.AppToken },
            github.Write("POST", tokens, 422, new() { ["repositories"] = new JsonArray("none") }) with { Token = github.AppToken },
            github.Write("POST", tokens, 401, []),
            github.Write("POST", "app/installations/1/access_tokens", 404, []) with { Token = github.AppToken },
        ];
    }

    private static IEnumerable<ExampleCall> OfRepositories(ExampleGitHub github) =>
    [
        github.Get(App),
        github.Get(App) with { Token = null },
        github.Get("repos/ann/app"),
        github.Get("repos/acme/none", 404),
        github.Get("repos/acme/old", 301),
        github.Get($"{App}/collaborators/bot/permission"),
        github.Get($"{App}/collaborators/ann/permission"),
        github.Get($"{App}/collaborators/nobody/permission", 404),
    ];

    private static IEnumerable<ExampleCall> OfHooks(ExampleGitHub github) =>
    [
        github.Get("repos/acme/hooked/hooks"),
        github.Get($"{App}/hooks", 404),
        github.Get($"repos/acme/hooked/hooks/{github.Hook.Id}/deliveries"),
        github.Get($"repos/acme/hooked/hooks/{github.Hook.Id}/deliveries?per_page=1"),
        github.Get($"repos/acme/hooked/hooks/{github.Hook.Id}/deliveries?per_page=1&cursor={github.Hook.Deliveries[1].Id}"),
        github.Get("repos/acme/hooked/hooks/1/deliveries", 404),
        github.Get("app/hook/deliveries") with { Token = github.AppToken },
        github.Get("app/hook/deliveries", 401),
        github.Get($"app/hook/deliveries/{github.AppHook.Deliveries[0].Id}") with { Token = github.AppToken },
        github.Get("app/hook/deliveries/1", 404) with { Token = github.AppToken },
    ];

    private static IEnumerable<ExampleCall> OfReleases(ExampleGitHub github) =>
    [
        github.Get($"{App}/releases"),
        github.Get($"{App}/releases?per_page=1&page=2"),
        github.Get($"{App}/releases/latest"),
        github.Get("repos/acme/empty/releases/latest", 404),
        github.Get($"{App}/releases/tags/v1.0.0"),
        github.Get($"{App}/releases/tags/none", 404),
        github.Get($"{App}/releases/{github.App.Release("v3.0.0")!.Id}"),
        github.Get($"{App}/releases/1", 404),
    ];

    private static IEnumerable<ExampleCall> OfCommits(ExampleGitHub github)
    {
        var head = github.App.HeadOf("bump");
        return
        [
            github.Get($"{App}/commits?sha=bump"),
            github.Get($"{App}/commits?sha=none", 404),
            github.Get("repos/acme/empty/commits", 409),
            github.Get($"{App}/commits/bump"),
            github.Get($"{App}/commits/v1.1.0"),
            github.Get($"{App}/commits/none", 422),
            github.Get($"{App}/commits/{head}/check-runs"),
            github.Get($"{App}/commits/{head}/status"),
            github.Get($"{App}/branches/bump"),
            github.Get($"{App}/branches/none", 404),
            github.Get($"{App}/compare/main...bump"),
            github.Get($"{App}/compare/bump...closed?page=2&per_page=1"),
            github.Get($"{App}/compare/main...none", 404),
        ];
    }

    private static IEnumerable<ExampleCall> OfFiles(ExampleGitHub github) =>
    [
        github.Get($"{App}/contents"),
        github.Get($"{App}/contents/docs?ref=main"),
        github.Get($"{App}/contents/docs/guide.md"),
        github.Get($"{App}/contents/link"),
        github.Get($"{App}/contents/docs/nowhere"),
        github.Get($"{App}/contents/vendor"),
        github.Get($"{App}/contents/none", 404),
    ];

    private static IEnumerable<ExampleCall> OfRefs(ExampleGitHub github) =>
    [
        github.Get($"{App}/tags"),
        github.Get($"{App}/git/ref/heads/bump"),
        github.Get($"{App}/git/ref/tags/v1.1.0"),
        github.Get($"{App}/git/ref/heads/none", 404),
        github.Get($"{App}/git/matching-refs/tags/v"),
        github.Get($"{App}/git/tags/{github.AnnotatedTag}"),
        github.Get($"{App}/git/tags/{github.App.HeadOf("main")}", 404),
    ];

    private static IEnumerable<ExampleCall> OfIssues(ExampleGitHub github) =>
    [
        github.Get($"{App}/issues?state=all"),
        github.Get($"{App}/issues?state=none", 422),
        github.Get($"{App}/issues/1"),
        github.Get($"{App}/issues/2"),
        github.Get($"{App}/issues/4"),
        github.Get($"{App}/issues/999", 404),
        github.Get("repos/acme/silent/issues/1", 404),
        github.Get($"{App}/issues/1/comments"),
        github.Get($"{App}/issues/1/labels"),
    ];

    private static IEnumerable<ExampleCall> OfLabels(ExampleGitHub github) =>
    [
        github.Get($"{App}/labels"),
        github.Get($"{App}/labels/bug"),
        github.Get($"{App}/labels/none", 404),
        github.Get($"{App}/milestones?state=all"),
    ];

    private static IEnumerable<ExampleCall> OfPulls(ExampleGitHub github) =>
    [
        github.Get($"{App}/pulls?state=all"),
        github.Get($"{App}/pulls?state=none", 422),
        .. github.App.Pulls.Select(pull => github.Get($"{App}/pulls/{pull.Number}")),
        github.Get($"{App}/pulls/1", 404),
        github.Get($"{App}/pulls/4/files"),
    ];

    private static IEnumerable<ExampleCall> Conditional(ExampleGitHub github) =>
        new[] { "user", App, $"{App}/releases", $"{App}/releases/latest", $"{App}/issues/1", $"{App}/pulls", $"{App}/pulls/4", $"{App}/contents/Makefile" }
            .Select(path => github.Get(path, 304) with { IsConditional = true });
}
