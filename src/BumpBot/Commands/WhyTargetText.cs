using System.Diagnostics;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Tracing;

namespace BumpBot.Commands;

/// <summary>What comes of an upstream in one target, for people.</summary>
internal static class WhyTargetText
{
    public static IEnumerable<(string Text, Tone Tone)> Of(TargetTrace trace) =>
        [("", Tone.Plain), .. trace switch
        {
            TargetTrace.Failed failed => [($"  In {failed.Target}", Tone.Heading), ($"    failed: {failed.Fault.Message}", Tone.Bad)],
            TargetTrace.Planned planned => Of(planned),
            _ => throw new UnreachableException(),
        }, ($"    next: {NextStep.Of(trace)}", Tone.Plain)];

    private static IEnumerable<(string Text, Tone Tone)> Of(TargetTrace.Planned trace) =>
    [
        ($"  In {trace.Target} (base {trace.Base.Branch} at {trace.Base.Commit[..Math.Min(7, trace.Base.Commit.Length)]})", Tone.Heading),
        .. trace.References.Count == 0 ? [("    no place in its files", Tone.Quiet)] : trace.References.SelectMany(Reference),
        .. trace.Unread.Select(file => ($"    not read: {file}", Tone.Bad)),
        .. trace.Evidence.Select(asked => ($"    asked for {asked.Question}: {ReferenceText.Of(asked.Answer)}", Tone.Plain)),
        .. Standing(trace.Standing).Select(line => ($"    {line}", Tone.Plain)),
        .. Memory(trace.Memory).Select(line => ($"    {line}", Tone.Quiet)),
        .. trace.Outcome.Problems.Select(problem => ($"    problem: {problem}", Tone.Bad)),
        .. Breaking(trace.Breaking).Select(line => ($"    {line}", Tone.Plain)),
        .. Outcome(trace.Outcome).Select(line => ($"    {line}", Tone.Plain)),
    ];

    private static IEnumerable<(string Text, Tone Tone)> Reference(TracedReference reference)
    {
        var found = reference.Found;
        yield return ($"    {found.Reference.Path}:{found.Line}  {found.Current}{Fate(reference.Fate)}", reference.Fate is ReferenceFate.Moves ? Tone.Plain : Tone.Quiet);
        var pins = found.Reference.Pins.Count == 0 ? "" : $", beside it {string.Join(", ", found.Reference.Pins.Select(pin => ReasonText.NameOf(pin.Kind)).Distinct())}";
        yield return ($"      {ReferenceText.Of(found.Reference.Kind)} found by {found.Updater}, {ReferenceText.Of(found.Reference.Tie)}{pins}", Tone.Quiet);
        if (reference.Fate is ReferenceFate.Moves { Move.Evidence: MoveEvidence.Unverified unverified })
            yield return ($"      not verified: {unverified.What}: {unverified.Why}", Tone.Bad);
    }

    private static string Fate(ReferenceFate fate) => fate switch
    {
        ReferenceFate.Moves moves => $" -> {moves.Move.NewText}{string.Concat(moves.Move.Pins.Select(pin => $", {ReasonText.NameOf(pin.Pin.Kind)} too"))}",
        ReferenceFate.Stays stays => $" stays: {ReasonText.Of(stays.Reason)}",
        ReferenceFate.NotCompared => " stays: there is no candidate to compare it with",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Standing(TracedStanding standing)
    {
        foreach (var pull in standing.Pulls)
            yield return $"pull request #{pull.Number} ({Tags(pull.Mark)}) {State(pull)}: {pull.Page}";
        foreach (var issue in standing.Issues)
            yield return $"issue #{issue.Number} ({Tags(issue.Mark)}) {State(issue.State)}: {issue.Page}";
        if (standing.Branch is { } branch)
            yield return $"branch {branch.Name} is {Owner(branch.Owner)}{(branch.Merge is MergeOutcome.Conflict ? ", and conflicts with the base" : "")}";
        if (standing.OpenPulls > 0)
            yield return $"open pull requests of the bot, for all upstreams: {standing.OpenPulls}{(standing.Limit > 0 ? $" of at most {standing.Limit}" : "")}";
    }

    private static string Tags(Mark mark) => mark.Kind == MarkKind.Alarm ? "an alarm" : string.Join(", ", mark.Members.Select(member => ReasonText.Cut(member.Tag)).Distinct());

    private static string State(StandingPull pull) => pull.State switch
    {
        PullState.Open => "is open",
        PullState.Merged => $"was merged{End(pull.End)}",
        PullState.ClosedByBot => $"was closed by the bot{(pull.Mark.ClosedReason is { } reason ? $" ({ReasonText.Cut(reason)})" : "")}{End(pull.End)}",
        PullState.ClosedByPerson => $"was closed by {(pull.End?.By is { } who ? ReasonText.Cut(who) : "a person")}{End(pull.End)}",
        _ => throw new UnreachableException(),
    };

    private static string End(ThreadEnd? end) => end is null ? "" : $" at {ReasonText.Time(end.At)}";

    private static string State(IssueState state) => state switch
    {
        IssueState.Open => "is open",
        IssueState.ClosedByBot => "was closed by the bot",
        IssueState.Closed => "was closed by a person, or with its pull request",
        _ => throw new UnreachableException(),
    };

    private static string Owner(BranchOwner owner) => owner switch
    {
        BranchOwner.Bot => "the bot's",
        BranchOwner.Person person => $"a person's: {ReasonText.Cut(person.Why)}",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Breaking(BreakingVerdict? verdict) => verdict switch
    {
        null or BreakingVerdict.Quiet => [],
        BreakingVerdict.NotKnown unknown => [$"breaking: not known: {ReasonText.Cut(unknown.Why)}"],
        BreakingVerdict.Breaking breaking => breaking.Signs.Select(sign =>
            $"breaking: {ReasonText.Cut(sign.Tag)}, {BreakingText.RuleText(sign.Rule)}{(sign.Line is { } line ? $": {ReasonText.Cut(line)}" : "")}"),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Memory(TracedMemory memory)
    {
        if (memory.Known is { } known)
            yield return $"the ledger: was told about {known} last";
        if (memory.LastBump is { } bump)
            yield return $"the ledger: last bump {(bump.From.Count > 0 ? $"from {string.Join(", ", bump.From)} " : "")}to {bump.To}, {Outcome(bump.Outcome)}{(bump.Pull is { } pull ? $" as #{pull}" : "")} at {ReasonText.Time(bump.At)}";
    }

    private static string Outcome(BumpOutcome outcome) => outcome switch
    {
        BumpOutcome.Opened => "opened",
        BumpOutcome.Refreshed => "refreshed",
        BumpOutcome.Merged => "merged",
        BumpOutcome.ClosedByBot => "closed by the bot",
        BumpOutcome.ClosedByPerson => "closed by a person",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Outcome(TracedOutcome outcome)
    {
        if (outcome.Pull is { } pull)
            yield return $"decided: {(pull is PlannedPull.Refresh refresh ? $"refresh pull request #{refresh.Number}" : "open a pull request")} from {pull.Branch}: {pull.Title}";
        if (outcome.Issue is { } issue)
            yield return $"decided: {(issue is PlannedIssue.Refresh refresh ? $"refresh issue #{refresh.Number}" : "open an issue")}: {IssueText.Title(issue.Release)}";
        if (outcome.Alarm is { } alarm)
            yield return $"decided: {(alarm is PlannedAlarm.Refresh refresh ? $"refresh issue #{refresh.Number}" : "open an issue")}: {AlarmText.Title(alarm)}";
        foreach (var closing in outcome.Closings)
            yield return $"decided: close {(closing is Closing.Pull ? "pull request" : "issue")} #{closing.Number}: {closing.Reason}";
        foreach (var reason in outcome.NotDone)
            yield return $"decided: {ReasonText.Of(reason)}";
    }
}
