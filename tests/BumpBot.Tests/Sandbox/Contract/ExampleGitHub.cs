using System.Text.Json.Nodes;
using BumpBot.Config;
using BumpBot.GitHub.Auth;
using Sandbox;
using Sandbox.Webhooks;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>A sandbox in which there is something of every kind that can be answered.</summary>
internal sealed class ExampleGitHub : IAsyncDisposable
{
    /// <summary>Where nobody listens.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:1/integrations/github/webhook");

    private readonly SandboxApp _app;

    private ExampleGitHub(GitHubSandbox github)
    {
        Sandbox = github;
        Bot = github.AddUser("bot");
        App = AddTarget(github);
        AnnotatedTag = App.AddAnnotatedTag("v1.1.0");
        AddReleases(App);
        Comment = AddIssues(App);
        AddPulls(App);
        github.AddRepository("acme/old").Rename("acme/new");
        github.AddEmptyRepository("acme/empty").Grant("bot", Access.Write);
        github.AddRepository("acme/silent").Grant("bot", Access.Write).DisableIssues();
        github.AddRepository("acme/archived").Grant("bot", Access.Write).Archive();
        github.AddRepository("acme/other");
        _app = github.RegisterApp("bump-app");
        Installation = _app.Install("acme");
        github.AddRepository("acme/hooked").Grant("bot", Access.Admin);
        Hook = github.AddHook("acme/hooked", Nowhere, "secret");
        AppHook = github.SetHook(_app, "acme/hooked", Nowhere, "secret");
    }

    public GitHubSandbox Sandbox { get; }

    public SandboxUser Bot { get; }

    /// <summary><c>acme/app</c>, to which the bot may write.</summary>
    public SandboxRepository App { get; }

    public string AnnotatedTag { get; }

    public SandboxComment Comment { get; }

    public SandboxInstallation Installation { get; }

    /// <summary>With which the App speaks for itself.</summary>
    public string AppToken => AppJwt.Of(_app.ClientId, AppKey.Read(_app.PrivateKey, "the key"), DateTimeOffset.UtcNow);

    /// <summary>Of <c>acme/hooked</c>, which the bot administers.</summary>
    public SandboxHook Hook { get; }

    public SandboxHook AppHook { get; }

    public static async Task<ExampleGitHub> StartAsync()
    {
        var github = new ExampleGitHub(await GitHubSandbox.StartAsync());
        foreach (var hook in new[] { github.Hook, github.AppHook })
        {
            await hook.PushAsync("main");
            await hook.PushAsync("other");
        }
        return github;
    }

    /// <summary>A call with the bot's token, as the others.</summary>
    public ExampleCall Get(string path, int status = 200) => new("GET", path, status) { Token = Bot.Token };

    public ExampleCall Delete(string path, int status) => new("DELETE", path, status) { Token = Bot.Token };

    public ExampleCall Write(string method, string path, int status, JsonObject body) => new(method, path, status, body) { Token = Bot.Token };

    public ValueTask DisposeAsync()
    {
        Hook.Dispose();
        AppHook.Dispose();
        return Sandbox.DisposeAsync();
    }

    private static SandboxRepository AddTarget(GitHubSandbox github)
    {
        var app = github.AddRepository(
            "acme/app", ("Makefile", "VERSION := 1\n"), ("docs/guide.md", "# Guide\n"), ("logo.png", new byte[] { 0, 1, 2 }),
            FileChange.Link("link", "Makefile"), FileChange.Link("docs/nowhere", "../none"), FileChange.Submodule("vendor", new string('a', 40)),
            (".gitmodules", "[submodule \"vendor\"]\n\tpath = vendor\n\turl = https://github.com/tools/vendor\n"));
        app.Grant("bot", Access.Write);
        app.Description = "An application";
        app.AddTag("v0.9.0");
        foreach (var branch in new[] { "bump", "closed", "merged", "draft", "new" })
            app.PushAs("bot", branch, ("Makefile", $"VERSION := {branch}\n"), ("added", "1\n"), FileChange.Delete("docs/guide.md"));
        app.PushAs("bot", "elsewhere", ("elsewhere", "1\n"));
        return app;
    }

    private static void AddReleases(SandboxRepository app)
    {
        app.AddRelease(
            "v1.0.0", "Notes", assets: [new SandboxAsset { Name = "app.zip", Digest = "sha256:" + new string('0', 64), Size = 1L << 33 }, "old.tar.gz"]);
        app.AddRelease("v2.0.0-rc.1", prerelease: true);
        app.AddRelease("v3.0.0", draft: true);
    }

    private static SandboxComment AddIssues(SandboxRepository app)
    {
        app.AddLabel("bug", "d73a4a", "Something is wrong");
        var issue = app.OpenIssue("ann", "Broken", "It breaks.", "bug", "dependencies");
        issue.Assignees.Add(issue.Author);
        var comment = issue.Comment("bot", "Noted.");
        app.OpenIssue("bot", "Done").Close("ann", StateReason.NotPlanned);
        var again = app.OpenIssue("ann", "Not done");
        again.Close("ann");
        again.Reopen("ann");
        return comment;
    }

    private static void AddPulls(SandboxRepository app)
    {
        var pull = app.OpenPull("bot", "Bump", "bump", "Closes #1");
        pull.AddLabels("dependencies");
        pull.Comment("ann", "Thank you.");
        app.SetCheck(pull.HeadSha, "build", "success");
        app.SetCheck(pull.HeadSha, "test", null);
        app.OpenPull("bot", "Closed", "closed").Close("ann");
        app.OpenPull("bot", "Draft", "draft", draft: true);
        var fork = app.Fork("ann");
        fork.PushAs("ann", "patch", ("patch", "1\n"));
        app.OpenPull("ann", "From a fork", "ann:patch");
        app.OpenPull("bot", "Merged", "merged", into: "elsewhere").Merge("ann");
    }
}
