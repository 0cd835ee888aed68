using System.Text.Json;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Serve.Webhooks;

/// <summary>A payload -> where to look. Pure, and never throws: payloads are foreign text, even when they are signed.</summary>
public static class Nudges
{
    private const string Command = "/bumpbot";

    public static NudgeResult Read(string name, ReadOnlySpan<byte> json)
    {
        if (!IsKnown(name))
            return new NudgeResult.Ignored();
        try
        {
            return JsonSerializer.Deserialize(json, WebhookJson.Default.WebhookPayload) is { } payload ? Of(name, payload) : new NudgeResult.Malformed();
        }
        catch (JsonException)
        {
            return new NudgeResult.Malformed();
        }
    }

    /// <summary>Whether an event of this name is read at all.</summary>
    public static bool IsKnown(string name) =>
        name is "ping" or "release" or "push" or "create" or "issues" or "issue_comment" or "pull_request" or "check_suite" or "installation";

    /// <summary>What an event may be about, whatever its payload says; null = nothing, or it takes the payload to tell.</summary>
    public static LookAs? PartsOf(string name) => name switch
    {
        "release" or "create" => LookAs.Upstream,
        "push" or "issues" => LookAs.Upstream | LookAs.Target,
        "issue_comment" or "pull_request" or "check_suite" => LookAs.Target,
        _ => null,
    };

    private static NudgeResult Of(string name, WebhookPayload payload) => name switch
    {
        "ping" => new NudgeResult.Ignored(),
        "installation" => Installed(payload),
        _ => RepoName.TryParse(payload.Repository?.FullName, out var repo)
            ? As(name, payload) is { } parts ? new NudgeResult.Nudges([new Nudge(repo, parts, name)]) : new NudgeResult.Ignored()
            : new NudgeResult.Malformed(),
    };

    /// <summary>Null = it does not concern the bot.</summary>
    private static LookAs? As(string name, WebhookPayload payload) => name switch
    {
        "release" => LookAs.Upstream,
        "push" => Pushed(payload.Ref ?? ""),
        "create" => payload.RefType == "tag" ? LookAs.Upstream : null,
        "issues" => LookAs.Upstream | LookAs.Target,
        "issue_comment" => payload.Action != "deleted" && payload.Comment?.Body?.Contains(Command, StringComparison.OrdinalIgnoreCase) == true ? LookAs.Target : null,
        "pull_request" => IsBots(payload.PullRequest?.Head?.Ref) ? LookAs.Target : null,
        "check_suite" => payload.Action == "completed" && IsBots(payload.CheckSuite?.HeadBranch) ? LookAs.Target : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static LookAs? Pushed(string reference) => reference switch
    {
        _ when reference.StartsWith("refs/tags/", StringComparison.Ordinal) => LookAs.Upstream,
        _ when reference.StartsWith("refs/heads/", StringComparison.Ordinal) && !IsBots(reference["refs/heads/".Length..]) => LookAs.Upstream | LookAs.Target,
        _ => null,
    };

    private static NudgeResult Installed(WebhookPayload payload)
    {
        if (payload.Action is not ("created" or "unsuspend" or "new_permissions_accepted"))
            return new NudgeResult.Ignored();
        List<Nudge> all = [];
        foreach (var one in payload.Repositories ?? [])
        {
            if (RepoName.TryParse(one?.FullName, out var repo))
                all.Add(new Nudge(repo, LookAs.Target, "installation"));
        }
        return all.Count > 0 ? new NudgeResult.Nudges(all) : new NudgeResult.Ignored();
    }

    private static bool IsBots(string? branch) => branch?.StartsWith(BranchName.Prefix, StringComparison.Ordinal) == true;
}
