using BumpBot.Model;

namespace BumpBot.Targets;

/// <summary>Why a remote refused one branch, as it says in its own words, and what to do about it.</summary>
public static class PushRefusals
{
    public static Fault Moved(string branch) =>
        new Fault.Retry($"{branch} moved while the run was under way: nothing was pushed there. The next run looks at it anew.");

    /// <param name="text">The server's words, fit for a message.</param>
    public static PushResult.Refused Of(string branch, string text) =>
        new(branch, FaultOf(branch, text)) { ForWorkflows = IsForWorkflows(text) };

    /// <summary>GitHub's words: "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission", and the like of other tokens.</summary>
    private static bool IsForWorkflows(string text) =>
        text.Contains("refusing to allow", StringComparison.OrdinalIgnoreCase) && text.Contains("workflow", StringComparison.OrdinalIgnoreCase);

    private static Fault FaultOf(string branch, string text)
    {
        if (IsForWorkflows(text))
            return GiveUp("The change touches a workflow file: give the token the permission workflows: write (a classic token: the scope workflow), or keep the file out with files: ignore.");
        var covered = branch.StartsWith(BranchName.Prefix, StringComparison.Ordinal) ? $"{BranchName.Prefix}**" : branch;
        if (Says("protected branch") || Says("rule violation") || Says("GH006") || Says("GH013"))
            return GiveUp($"A branch protection or rule set covers {covered}: leave it out, or let the bot bypass it.");
        if (Says("hook declined"))
            return GiveUp($"A hook of the server declined it: see what the hook asks for; it must let the bot push to {covered}.");
        if (Says("non-fast-forward"))
            return GiveUp($"The server refuses forced pushes: allow them for {covered}, since a branch is refreshed in place.");
        if (Says("failed to update ref") || Says("failed to lock") || Says("cannot lock ref") || Says("stale info") || Says("reference already exists"))
            return new Fault.Retry($"{branch} could not be updated, mostly because it moved meanwhile: {text}. If it stays so, look for a branch whose name is the start of this one.");
        return GiveUp("");

        bool Says(string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
        Fault GiveUp(string remedy) => new Fault.GiveUp($"{branch} was refused by the server: {text}. {remedy}".TrimEnd());
    }
}
