using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

internal static class PullRoutes
{
    /// <summary>A head without an owner filters nothing, as at GitHub.</summary>
    public static Answer List(RestCall call)
    {
        var head = call.Query("head") is { } text && text.Contains(':', StringComparison.Ordinal) ? text : null;
        var into = call.Query("base");
        var found = call.Repository.Pulls
            .Where(pull => IssueRoutes.InState(pull, call.Query("state") ?? "open"))
            .Where(pull => head is null || string.Equals(LabelOf(pull), head, StringComparison.OrdinalIgnoreCase))
            .Where(pull => into is null || pull.BaseBranch == into);
        var sorted = IssueRoutes.Sorted(found, call, descending: call.Query("sort") is null or "created");
        return Pages.Of(call, sorted, pull => PullJson.Simple(pull, call.Links, call.Caller.User));
    }

    public static Answer Get(RestCall call)
    {
        var pull = Find(call);
        return Answer.Ok(PullJson.Full(pull, call.Links, call.Caller.User)) with { LastModified = pull.UpdatedAt };
    }

    public static Answer Files(RestCall call)
    {
        var pull = Find(call);
        return Pages.Of(call, PullFiles.Of(pull), file => FileJson.Of(file, pull.HeadRepository, pull.HeadSha, call.Links));
    }

    public static Answer Create(RestCall call)
    {
        var body = call.BodyObject();
        var (title, head, into, text) = (body.Needed("title"), body.Needed("head"), body.Needed("base"), body.Text("body"));
        var (source, branch) = call.Repository.HeadNamed(head) ?? throw RestError.Invalid("PullRequest", "head", "invalid");
        if (source.AccessOf(call.Caller) < Access.Write)
            call.Require(Access.Write);
        if (call.User.Login == "github-actions[bot]" && !call.Repository.TakesPullsOfActions)
            throw RestError.Forbidden("GitHub Actions is not permitted to create or approve pull requests.");
        ThreadRules.Check("PullRequest", title, text);
        CheckBranches(call.Repository, source, branch, into);
        var pull = call.Repository.OpenPull(call.User, title, text, source, branch, into, body.Flag("draft"));
        return Answer.Created(PullJson.Full(pull, call.Links, call.Caller.User));
    }

    public static Answer Update(RestCall call)
    {
        var pull = Find(call);
        if (pull.Author != call.User)
            call.Require(Access.Write);
        var body = call.BodyObject();
        if (body.Text("base") is { } into)
        {
            pull.BaseSha = call.Repository.HeadOf(into) ?? throw RestError.Invalid("PullRequest", "base", "invalid");
            pull.BaseBranch = into;
        }
        ThreadRules.Update(pull, body, call.User.Login);
        return Answer.Ok(PullJson.Full(pull, call.Links, call.Caller.User));
    }

    public static SandboxPull Find(RestCall call) =>
        call.Repository.FindThread(call.Number("number")) as SandboxPull ?? throw RestError.NotFound();

    private static string LabelOf(SandboxPull pull) => $"{pull.HeadRepository.Owner.Login}:{pull.HeadBranch}";

    private static void CheckBranches(SandboxRepository repository, SandboxRepository source, string branch, string into)
    {
        var onto = repository.HeadOf(into) ?? throw RestError.Invalid("PullRequest", "base", "invalid");
        var label = $"{source.Owner.Login}:{branch}";
        var head = source.HeadOf(branch)!;
        if (repository.Pulls.Any(pull => pull.IsOpen && pull.HeadRepository == source && pull.HeadBranch == branch && pull.BaseBranch == into))
            throw RestError.Custom("PullRequest", $"A pull request already exists for {label}.");
        if (source == repository && History.IsAncestor(repository.Store, head, onto))
            throw RestError.Custom("PullRequest", $"No commits between {into} and {branch}");
    }
}
