using System.Text.Json.Nodes;

namespace Sandbox.Rest;

/// <summary>Asking people and teams for a review.</summary>
internal static class ReviewRoutes
{
    public static Answer Request(RestCall call)
    {
        var pull = PullRoutes.Find(call);
        call.Require(Access.Write);
        var body = call.BodyObject();
        foreach (var login in Names(body, "reviewers"))
        {
            var user = call.Hub.ByLogin(login);
            if (user == pull.Author)
                throw new RestError(422, "Review cannot be requested from pull request author.");
            if (user is null || call.Repository.AccessOf(user) < Access.Write)
                throw new RestError(422, $"Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the {call.Repository.FullName} repository.");
            pull.AskForReview(user);
        }
        foreach (var team in Names(body, "team_reviewers"))
            pull.AskTeamForReview(team);
        return Answer.Created(PullJson.Simple(pull, call.Links, call.Caller.User));
    }

    public static JsonObject Team(string slug, Links links) => new()
    {
        ["id"] = 1,
        ["node_id"] = Links.NodeId("Team", slug),
        ["name"] = slug,
        ["slug"] = slug,
        ["description"] = null,
        ["privacy"] = "closed",
        ["permission"] = "push",
        ["url"] = $"{links.ApiRoot}/teams/1",
        ["html_url"] = $"{links.ServerRoot}/orgs/acme/teams/{slug}",
        ["members_url"] = $"{links.ApiRoot}/teams/1/members{{/member}}",
        ["repositories_url"] = $"{links.ApiRoot}/teams/1/repos",
        ["type"] = "organization",
        ["parent"] = null,
    };

    private static IEnumerable<string> Names(JsonObject body, string field) =>
        body[field] is JsonArray names ? names.Select(name => name!.GetValue<string>()) : [];
}
