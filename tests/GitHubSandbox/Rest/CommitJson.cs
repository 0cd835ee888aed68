using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

internal static class CommitJson
{
    public static JsonObject Of(SandboxRepository repository, CommitObject commit, Links links)
    {
        var api = links.ApiOf(repository);
        return new JsonObject
        {
            ["sha"] = commit.Sha,
            ["node_id"] = Links.NodeId("Commit", commit.Sha),
            ["commit"] = new JsonObject
            {
                ["author"] = Person(commit.Author),
                ["committer"] = Person(commit.Committer),
                ["message"] = commit.Message.TrimEnd('\n'),
                ["tree"] = new JsonObject { ["sha"] = commit.Tree, ["url"] = $"{api}/git/trees/{commit.Tree}" },
                ["url"] = $"{api}/git/commits/{commit.Sha}",
                ["comment_count"] = 0,
                ["verification"] = Verification(commit.IsSigned),
            },
            ["url"] = $"{api}/commits/{commit.Sha}",
            ["html_url"] = $"{links.PageOf(repository)}/commit/{commit.Sha}",
            ["comments_url"] = $"{api}/commits/{commit.Sha}/comments",
            ["author"] = Account(repository.Hub, commit.Author, links),
            ["committer"] = Account(repository.Hub, commit.Committer, links),
            ["parents"] = new JsonArray([.. commit.Parents.Select(parent => new JsonObject
            {
                ["sha"] = parent,
                ["url"] = $"{api}/commits/{parent}",
                ["html_url"] = $"{links.PageOf(repository)}/commit/{parent}",
            })]),
        };
    }

    public static JsonObject Verification(bool signed = false) => new()
    {
        ["verified"] = signed,
        ["reason"] = signed ? "valid" : "unsigned",
        ["signature"] = null,
        ["payload"] = null,
        ["verified_at"] = null,
    };

    public static JsonObject Person(GitSignature who) => new()
    {
        ["name"] = who.Name,
        ["email"] = who.Email,
        ["date"] = Links.Time(who.When),
    };

    /// <summary>The account behind a signature, where GitHub knows its address.</summary>
    private static JsonObject? Account(Hub hub, GitSignature who, Links links)
    {
        var login = who.Email.EndsWith("@users.noreply.github.com", StringComparison.Ordinal) ? who.Email.Split('@')[0].Split('+')[^1] : "";
        return hub.ByLogin(login) is { } user ? UserJson.Simple(user, links) : null;
    }
}
