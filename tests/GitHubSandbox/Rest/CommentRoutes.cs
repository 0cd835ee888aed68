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
}
