using System.Text.Json.Nodes;

namespace Sandbox.Rest;

internal static class IssueRoutes
{
    /// <summary>Pull requests are issues too, and stay in the list where issues are switched off.</summary>
    public static Answer List(RestCall call)
    {
        var labels = call.Query("labels")?.Split(',') ?? [];
        var creator = call.Query("creator");
        var since = call.QueryTime("since");
        var found = call.Repository.Threads
            .Where(thread => thread is SandboxPull || call.Repository.HasIssues)
            .Where(thread => InState(thread, call.Query("state") ?? "open"))
            .Where(thread => creator is null || string.Equals(thread.Author.Login, creator, StringComparison.OrdinalIgnoreCase))
            .Where(thread => since is null || thread.UpdatedAt >= since)
            .Where(thread => labels.All(label => thread.LabelNames.Contains(label, StringComparer.OrdinalIgnoreCase)));
        return Pages.Of(call, Sorted(found, call, descending: true), thread => IssueJson.Of(thread, call.Links));
    }

    public static Answer Get(RestCall call)
    {
        var thread = Find(call);
        return Answer.Ok(IssueJson.Of(thread, call.Links)) with { LastModified = thread.UpdatedAt };
    }

    public static Answer Create(RestCall call)
    {
        _ = call.User;
        if (!call.Repository.HasIssues)
            throw new RestError(410, "Issues has been disabled in this repository.");
        var body = call.BodyObject();
        var (title, text) = (body.Needed("title"), body.Text("body"));
        ThreadRules.Check("Issue", title, text);
        var issue = call.Repository.OpenIssue(call.User.Login, title, text);
        if (call.Access >= Access.Write)        // GitHub drops them silently from anybody else
            ThreadRules.Apply(issue, body);
        return Answer.Created(IssueJson.Of(issue, call.Links));
    }

    public static Answer Update(RestCall call)
    {
        var thread = Find(call);
        if (thread.Author != call.User)
            call.Require(Access.Write);
        ThreadRules.Update(thread, call.BodyObject(), call.User.Login);
        return Answer.Ok(IssueJson.Of(thread, call.Links));
    }

    public static SandboxIssue Find(RestCall call)
    {
        var thread = call.Repository.FindThread(call.Number("number")) ?? throw RestError.NotFound();
        return thread is SandboxPull || call.Repository.HasIssues
            ? thread
            : throw new RestError(410, "Issues has been disabled in this repository.");
    }

    public static bool InState(SandboxIssue thread, string state) => state switch
    {
        "open" => thread.IsOpen,
        "closed" => !thread.IsOpen,
        "all" => true,
        _ => throw RestError.Invalid("Issue", "state", "invalid"),
    };

    public static List<T> Sorted<T>(IEnumerable<T> threads, RestCall call, bool descending)
        where T : SandboxIssue
    {
        Func<T, long> key = call.Query("sort") switch
        {
            "updated" => thread => thread.UpdatedAt.UtcTicks,
            "comments" or "popularity" => thread => thread.Comments.Count,
            _ => thread => thread.CreatedAt.UtcTicks,
        };
        var ascending = threads.OrderBy(key).ThenBy(thread => thread.Number);
        var down = call.Query("direction") is { } direction ? direction != "asc" : descending;
        return [.. down ? ascending.Reverse() : ascending];
    }
}

/// <summary>What GitHub accepts as an issue or pull request, and how one is changed.</summary>
internal static class ThreadRules
{
    private const int LongestTitle = 256;
    private const int LongestBody = 65_536;

    public static void Check(string resource, string? title, string? body)
    {
        if (title is not null && title.Trim().Length == 0)
            throw RestError.Invalid(resource, "title", "missing_field");
        if (title?.Length > LongestTitle)
            throw RestError.Custom(resource, $"title is too long (maximum is {LongestTitle} characters)", "title");
        if (body?.Length > LongestBody)
            throw RestError.Custom(resource, $"body is too long (maximum is {LongestBody} characters)", "body");
    }

    public static void Update(SandboxIssue thread, JsonObject body, string by)
    {
        var resource = thread is SandboxPull ? "PullRequest" : "Issue";
        var (title, text, state) = (body.Text("title"), body.Text("body"), body.Text("state"));
        Check(resource, title, text);
        if (state is not (null or "open" or "closed"))
            throw RestError.Invalid(resource, "state", "invalid");
        if (title is not null || text is not null)
            thread.Edit(title, text);
        else if (body.Has("body"))
            thread.ClearBody();
        Apply(thread, body);
        if (state == "closed" && thread.IsOpen)
            thread.Close(by, ReasonOf(body.Text("state_reason")));
        if (state == "open" && !thread.IsOpen)
            Reopen(thread, by);
    }

    /// <summary>Labels, assignees and milestone, each replaced as a whole where the body names them.</summary>
    public static void Apply(SandboxIssue thread, JsonObject body)
    {
        if (body["labels"] is JsonArray labels)
        {
            thread.Labels.Clear();
            thread.AddLabels(labels.LabelNames());
        }
        if (body["assignees"] is JsonArray logins)
        {
            thread.Assignees.Clear();
            foreach (var user in logins.Select(login => thread.Repository.Hub.ByLogin(login!.GetValue<string>())).OfType<SandboxUser>())
                thread.Assignees.Add(user);
        }
        if (body.Has("milestone"))
            thread.Milestone = body["milestone"] is { } number ? MilestoneOf(thread, number.GetValue<int>()) : null;
    }

    private static SandboxMilestone MilestoneOf(SandboxIssue thread, int number) =>
        thread.Repository.Milestones.FirstOrDefault(milestone => milestone.Number == number) ?? throw RestError.Invalid("Issue", "milestone", "invalid");

    private static void Reopen(SandboxIssue thread, string by)
    {
        if (thread is SandboxPull pull)
        {
            var problem = pull switch
            {
                { IsMerged: true } => "The pull request has already been merged.",
                _ when pull.HeadRepository.HeadOf(pull.HeadBranch) is null => $"The {pull.HeadBranch} branch has been deleted.",
                _ when pull.HeadRepository.HeadOf(pull.HeadBranch) != pull.HeadSha => $"The {pull.HeadBranch} branch was force-pushed or recreated.",
                _ => null,
            };
            if (problem is not null)
                throw RestError.Custom("PullRequest", $"state cannot be changed. {problem}", "state");
        }
        thread.Reopen(by);
    }

    private static StateReason ReasonOf(string? reason) => reason switch
    {
        "not_planned" => StateReason.NotPlanned,
        "duplicate" => StateReason.Duplicate,
        _ => StateReason.Completed,
    };
}
