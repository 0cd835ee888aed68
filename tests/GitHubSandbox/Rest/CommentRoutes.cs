using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class CommentRoutes
{
    public static Answer List(RestCall call)
    {
        var issue = IssueRoutes.Find(call);
        var since = call.QueryTime("since");
        var found = issue.Comments.Where(comment => since is null || comment.CreatedAt >= since).ToList();
        return Pages.Of(call, found, comment => IssueJson.Comment(comment, issue, call.Links));
    }

    public static Answer Create(RestCall call)
    {
        var issue = IssueRoutes.Find(call);
        _ = call.User;
        if (issue.IsLocked)
            call.Require(Access.Write);
        var text = call.BodyObject().Needed("body");
        if (text.Trim().Length == 0)
            throw RestError.Invalid("IssueComment", "body", "missing_field");
        ThreadRules.Check("IssueComment", null, text);
        return Answer.Created(IssueJson.Comment(issue.Comment(call.User.Login, text), issue, call.Links));
    }

    /// <summary>A reaction that the account has given already is answered with 200, a new one with 201. Reacting does not touch the issue.</summary>
    public static Answer React(RestCall call)
    {
        var id = call.Number("id");
        var comment = call.Repository.Threads.SelectMany(thread => thread.Comments).FirstOrDefault(comment => comment.Id == id) ?? throw RestError.NotFound();
        var content = call.BodyObject().Needed("content");
        if (content is not ("+1" or "-1" or "laugh" or "confused" or "heart" or "hooray" or "rocket" or "eyes"))
            throw RestError.Invalid("Reaction", "content", "invalid");
        var isNew = !comment.Reactions.Contains((call.User, content));
        if (isNew)
            comment.Reactions.Add((call.User, content));
        var index = comment.Reactions.IndexOf((call.User, content));
        return Answer.Json(isNew ? 201 : 200, new JsonObject
        {
            ["id"] = (comment.Id * 100) + index,
            ["node_id"] = Links.NodeId("Reaction", (comment.Id * 100) + index),
            ["user"] = UserJson.Simple(call.User, call.Links),
            ["content"] = content,
            ["created_at"] = Links.Time(call.Repository.Hub.Now),
        });
    }
}
