using System.Text.Json.Nodes;
using Sandbox.Git;

namespace Sandbox.Rest;

/// <summary>Two commits compared.</summary>
internal static class CompareRoutes
{
    /// <summary>How many commits come where no page is asked for.</summary>
    private const int DefaultSize = 250;

    public static Answer Compare(RestCall call)
    {
        var repository = call.Repository;
        var names = call.Values["basehead"].Split("...");
        if (names.Length != 2)
            throw RestError.NotFound();
        var from = CommitRoutes.Resolve(repository, names[0]) ?? throw RestError.NotFound();
        var to = CommitRoutes.Resolve(repository, names[1]) ?? throw RestError.NotFound();
        var (ahead, behind) = (History.Between(repository.Store, from, to), History.Between(repository.Store, to, from));
        var left = behind.Select(commit => commit.Sha).ToHashSet();
        var common = History.Walk(repository.Store, from).FirstOrDefault(commit => !left.Contains(commit.Sha))
            ?? throw RestError.NotFound($"No common ancestor between {names[0]} and {names[1]}.");
        var page = $"{call.Links.PageOf(repository)}/compare/{names[0]}...{names[1]}";
        var (shown, headers) = Pages.Cut(call, ahead, DefaultSize);
        var comparison = new JsonObject
        {
            ["url"] = $"{call.Links.ApiOf(repository)}/compare/{names[0]}...{names[1]}",
            ["html_url"] = page,
            ["permalink_url"] = $"{call.Links.PageOf(repository)}/compare/{from}...{to}",
            ["diff_url"] = $"{page}.diff",
            ["patch_url"] = $"{page}.patch",
            ["base_commit"] = CommitJson.Of(repository, CommitObject.Read(repository.Store, from), call.Links),
            ["merge_base_commit"] = CommitJson.Of(repository, common, call.Links),
            ["status"] = (ahead.Count, behind.Count) switch { (0, 0) => "identical", (_, 0) => "ahead", (0, _) => "behind", _ => "diverged" },
            ["ahead_by"] = ahead.Count,
            ["behind_by"] = behind.Count,
            ["total_commits"] = ahead.Count,
            ["commits"] = new JsonArray([.. shown.Select(commit => CommitJson.Of(repository, commit, call.Links))]),
        };
        // The files come with the first page alone.
        if (call.QueryNumber("page", 1) == 1)
            comparison["files"] = new JsonArray([.. PullFiles.Between(repository.Store, from, to).Select(file => FileJson.Of(file, repository, to, call.Links))]);
        return Answer.Ok(comparison) with { Headers = headers };
    }
}
