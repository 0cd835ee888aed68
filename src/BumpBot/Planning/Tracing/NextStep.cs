using System.Diagnostics;
using BumpBot.Model;

namespace BumpBot.Planning.Tracing;

/// <summary>What a person can do now, as a sentence; where there is nothing, that.</summary>
public static class NextStep
{
    public static string Of(TargetTrace trace) => trace switch
    {
        TargetTrace.Failed => "mend what the message names, and ask again",
        TargetTrace.Planned planned => Of(planned),
        _ => throw new UnreachableException(),
    };

    private static string Of(TargetTrace.Planned trace)
    {
        var outcome = trace.Outcome;
        List<string> steps =
        [
            .. outcome.Problems.Count > 0 ? ["correct the rules that the problems name"] : Array.Empty<string>(),
            .. outcome.NotDone.Select(reason => Of(reason, trace)).OfType<string>(),
        ];
        if (outcome.Pull is not null || outcome.Issue is not null || outcome.Alarm is not null || outcome.Closings.Count > 0)
            steps.Insert(0, $"{RunLine(trace.Target)} does it");
        return steps.Count == 0 ? "nothing to do" : string.Join("; ", steps);
    }

    /// <summary>Null = nothing, now or until it changes by itself.</summary>
    private static string? Of(BumpReason reason, TargetTrace.Planned trace) => reason switch
    {
        BumpReason.NoReferences => "name it in a file, or add its names (packages, images, variables) or a rule to the config",
        BumpReason.NothingToMove => Left(trace),
        BumpReason.NothingToMoveTo => "loosen allow:, ignore: or prereleases: if one of its releases is wanted",
        BumpReason.CoolingDown cooling => $"wait until {ReasonText.Time(cooling.Until)}, or shorten cooldown:",
        BumpReason.Held held => $"wait until {ReasonText.Day(held.Until)}, or take hold: out of the config",
        BumpReason.WaitsForEvidence waits => $"wait until {ReasonText.Cut(waits.What)} is published; each run looks again",
        BumpReason.Alarmed { Issue: { } issue } => $"look at what is alarming, and close issue #{issue} to accept it",
        BumpReason.Alarmed => "look at what is alarming, and run bumpbot baseline --upstream to accept it",
        BumpReason.LookFailed => "mend what the message names, or wait: the next run looks again",
        BumpReason.RivalNotSeen => "ask without --upstream, or mend what kept the rival from being looked at",
        BumpReason.MemberNotSeen unseen => $"ask without --upstream, or mend what kept {ReasonText.Cut(unseen.Member.ToString())} from being looked at",
        BumpReason.AlreadyOpen open => $"review and merge pull request #{open.Number}{Page(open.Number, trace)}",
        BumpReason.OpenTwice twin => $"close pull request #{twin.Number}{Page(twin.Number, trace)}",
        BumpReason.DeclinedByPerson declined => $"reopen pull request #{declined.Number}{Page(declined.Number, trace)}, or wait for the next release",
        BumpReason.RevertedAfterMerge => "wait for the next release, or bump it by hand",
        BumpReason.PersonOnBranch person => $"merge or close pull request #{person.Number}{Page(person.Number, trace)}",
        BumpReason.BranchHeldByPerson held => $"delete the branch {held.Branch} if it is done with",
        BumpReason.LimitReached limit => $"merge or close one of the open pull requests, or raise pulls: limit ({limit.Limit})",
        BumpReason.HourlyLimitReached => "wait for an hour, or raise pulls: per-hour",
        BumpReason.OutsideWindow window => $"wait until {ReasonText.Time(window.Opens)}, or widen pulls: window",
        BumpReason.NotRebased rebase => $"comment /bumpbot rebase on pull request #{rebase.Number}{Page(rebase.Number, trace)}, or bring its branch up to date",
        BumpReason.ApartFromGroup => null,
        BumpReason.Snoozed snoozed => $"wait until {ReasonText.Time(snoozed.Until)}, or comment /bumpbot snooze 0",
        BumpReason.IgnoredByPerson ignored => $"comment /bumpbot unignore in #{ignored.Number} if {ReasonText.Cut(ignored.Tag)} is wanted",
        BumpReason.IssuesSwitchedOff => null,
        BumpReason.NeedsWorkflowsPermission => ReasonText.WorkflowsRemedy,
        _ => throw new UnreachableException(),
    };

    /// <summary>Reasons that a person may want to act on, where all that could move has.</summary>
    private static string? Left(TargetTrace.Planned trace)
    {
        var stuck = trace.References.Count(reference => reference.Fate is ReferenceFate.Stays { Reason: not (ReferenceReason.AlreadyCurrent or ReferenceReason.NewerThanCandidate or ReferenceReason.RangeAllows) });
        return stuck == 0 ? null : $"see the reason{(stuck == 1 ? "" : "s")} of the {(stuck == 1 ? "place that stays" : $"{stuck} places that stay")}";
    }

    private static string Page(int number, TargetTrace.Planned trace) =>
        trace.Standing.Pulls.FirstOrDefault(pull => pull.Number == number) is { } pull ? $" ({pull.Page})" : "";

    private static string RunLine(TargetName target) => target switch
    {
        TargetName.OnForge forge => $"bumpbot run --target {forge.Repo}",
        TargetName.LocalFolder local => $"bumpbot run --local {local.Folder}",
        _ => throw new UnreachableException(),
    };
}
