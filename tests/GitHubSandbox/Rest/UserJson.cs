using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class UserJson
{
    public static JsonObject Simple(SandboxUser user, Links links)
    {
        var api = $"{links.ApiRoot}/users/{Uri.EscapeDataString(user.Login)}";
        return new JsonObject
        {
            ["login"] = user.Login,
            ["id"] = user.Id,
            ["node_id"] = Links.NodeId("User", user.Id),
            ["avatar_url"] = $"{links.ServerRoot}/avatars/u/{user.Id}",
            ["gravatar_id"] = "",
            ["url"] = api,
            ["html_url"] = $"{links.ServerRoot}/{HtmlPath(user)}",
            ["followers_url"] = $"{api}/followers",
            ["following_url"] = $"{api}/following{{/other_user}}",
            ["gists_url"] = $"{api}/gists{{/gist_id}}",
            ["starred_url"] = $"{api}/starred{{/owner}}{{/repo}}",
            ["subscriptions_url"] = $"{api}/subscriptions",
            ["organizations_url"] = $"{api}/orgs",
            ["repos_url"] = $"{api}/repos",
            ["events_url"] = $"{api}/events{{/privacy}}",
            ["received_events_url"] = $"{api}/received_events",
            ["type"] = user.Kind.ToString(),
            ["user_view_type"] = "public",
            ["site_admin"] = false,
        };
    }

    /// <summary>The account that the token belongs to.</summary>
    public static JsonObject Own(SandboxUser user, Links links)
    {
        var shown = Simple(user, links);
        foreach (var name in new[] { "name", "company", "location", "email", "notification_email", "hireable", "bio", "twitter_username" })
            shown[name] = null;
        shown["blog"] = "";
        foreach (var name in new[] { "public_repos", "public_gists", "followers", "following" })
            shown[name] = 0;
        shown["created_at"] = Links.Time(user.CreatedAt);
        shown["updated_at"] = Links.Time(user.CreatedAt);
        return shown;
    }

    private static string HtmlPath(SandboxUser user) =>
        user.Kind == AccountKind.Bot ? "apps/" + user.Login.Replace("[bot]", "", StringComparison.Ordinal) : user.Login;
}
