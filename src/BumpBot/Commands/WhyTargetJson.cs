using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Planning;
using BumpBot.Planning.Tracing;
using Updaters.References;

namespace BumpBot.Commands;

/// <summary>What comes of an upstream in one target, as JSON.</summary>
internal static class WhyTargetJson
{
    public static JsonObject Of(TargetTrace trace) => trace switch
    {
        TargetTrace.Failed failed => new JsonObject { ["target"] = failed.Target.ToString(), ["state"] = "failed", ["fault"] = failed.Fault.Message },
        TargetTrace.Planned planned => new JsonObject
        {
            ["target"] = planned.Target.ToString(),
            ["state"] = "planned",
            ["base"] = ReportJson.Base(planned.Base),
            ["references"] = ReportJson.List(planned.References, Reference),
            ["notRead"] = ReportJson.List(planned.Unread, file => new JsonObject { ["path"] = file.Path, ["why"] = file.Why }),
            ["evidence"] = ReportJson.List(planned.Evidence, Evidence),
            ["standing"] = Standing(planned.Standing),
            ["ledger"] = new JsonObject { ["known"] = planned.Memory.Known, ["lastBump"] = planned.Memory.LastBump is { } bump ? Bump(bump) : null },
            ["problems"] = ReportJson.List(planned.Outcome.Problems, problem => JsonValue.Create(problem)),
            ["breaking"] = Breaking(planned.Breaking),
            ["decision"] = Decision(planned.Outcome),
            ["next"] = NextStep.Of(planned),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Reference(TracedReference reference)
    {
        var json = reference.Fate switch
        {
            ReferenceFate.Moves moves => ReportJson.Move(moves.Move),
            ReferenceFate.Stays stays => ReportJson.NotDoneOf(new NotDone.Reference(reference.Found, stays.Reason)),
            ReferenceFate.NotCompared => ReportJson.Place(reference.Found, _ => { }),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        json.Remove("upstream");
        json["fate"] = reference.Fate switch
        {
            ReferenceFate.Moves => "moves",
            ReferenceFate.Stays => "stays",
            _ => "notCompared",
        };
        json["kind"] = reference.Found.Reference.Kind.ToString();
        json["tie"] = Tie(reference.Found.Reference.Tie);
        if (reference.Fate is not ReferenceFate.Moves)
            json["pins"] = ReportJson.List(reference.Found.Reference.Pins, pin => new JsonObject { ["kind"] = pin.Kind.ToString(), ["current"] = pin.Current });
        return json;
    }

    private static JsonObject Tie(Tie tie)
    {
        var json = new JsonObject { ["by"] = tie.GetType().Name[2..], ["text"] = ReferenceText.Of(tie) };
        if (tie is Updaters.References.Tie.ByName name)
            (json["name"], json["source"]) = (name.Written, name.Name.Source.ToString());
        if (tie is Updaters.References.Tie.ByRule rule)
            json["rule"] = rule.Index + 1;
        return json;
    }

    private static JsonObject Evidence(TracedEvidence asked) => new()
    {
        ["question"] = asked.Question.ToString(),
        ["kind"] = asked.Question.GetType().Name,
        ["answer"] = asked.Answer.GetType().Name,
        ["text"] = ReferenceText.Of(asked.Answer),
        ["values"] = ReportJson.List((asked.Answer as EvidenceAnswer.There)?.Values ?? [], value => JsonValue.Create(value)),
    };

    private static JsonObject Standing(TracedStanding standing) => new()
    {
        ["pulls"] = ReportJson.List(standing.Pulls, pull => new JsonObject
        {
            ["number"] = pull.Number,
            ["state"] = pull.State.ToString(),
            ["members"] = Members(pull.Mark),
            ["branch"] = pull.Branch,
            ["page"] = pull.Page.AbsoluteUri,
            ["closedAt"] = pull.End?.At.UtcDateTime,
            ["closedBy"] = pull.End?.By,
            ["closedReason"] = pull.Mark.ClosedReason,
        }),
        ["issues"] = ReportJson.List(standing.Issues, issue => new JsonObject
        {
            ["number"] = issue.Number,
            ["state"] = issue.State.ToString(),
            ["members"] = Members(issue.Mark),
            ["page"] = issue.Page.AbsoluteUri,
        }),
        ["branch"] = standing.Branch is { } branch
            ? new JsonObject
            {
                ["name"] = branch.Name,
                ["head"] = branch.Head,
                ["owner"] = branch.Owner is BranchOwner.Person ? "person" : "bot",
                ["why"] = (branch.Owner as BranchOwner.Person)?.Why,
                ["conflict"] = branch.Merge is MergeOutcome.Conflict,
            }
            : null,
        ["openPulls"] = standing.OpenPulls,
        ["limit"] = standing.Limit,
    };

    private static JsonObject? Breaking(BreakingVerdict? verdict) => verdict is null ? null : new JsonObject
    {
        ["verdict"] = verdict.GetType().Name,
        ["why"] = (verdict as BreakingVerdict.NotKnown)?.Why,
        ["signs"] = ReportJson.List((verdict as BreakingVerdict.Breaking)?.Signs ?? [], sign => new JsonObject
        {
            ["rule"] = sign.Rule.ToString(),
            ["tag"] = sign.Tag,
            ["line"] = sign.Line,
            ["link"] = sign.Link?.AbsoluteUri,
        }),
    };

    private static JsonArray Members(Mark mark) => ReportJson.List(mark.Members, member => JsonValue.Create($"{member.Upstream}@{member.Tag}"));

    private static JsonObject Bump(DoneBump bump) => new()
    {
        ["from"] = ReportJson.List(bump.From, from => JsonValue.Create(from)),
        ["to"] = bump.To,
        ["branch"] = bump.Branch,
        ["outcome"] = bump.Outcome.ToString(),
        ["pull"] = bump.Pull,
        ["issue"] = bump.Issue,
        ["at"] = bump.At.UtcDateTime,
    };

    private static JsonObject Decision(TracedOutcome outcome) => new()
    {
        ["pull"] = outcome.Pull is { } pull
            ? new JsonObject
            {
                ["action"] = pull is PlannedPull.Refresh ? "refresh" : "open",
                ["number"] = (pull as PlannedPull.Refresh)?.Number,
                ["branch"] = pull.Branch,
                ["title"] = pull.Title,
            }
            : null,
        ["issue"] = outcome.Issue is { } issue
            ? new JsonObject
            {
                ["action"] = issue is PlannedIssue.Refresh ? "refresh" : "open",
                ["number"] = (issue as PlannedIssue.Refresh)?.Number,
                ["title"] = IssueText.Title(issue.Release),
            }
            : null,
        ["alarm"] = outcome.Alarm is { } alarm
            ? new JsonObject
            {
                ["action"] = alarm is PlannedAlarm.Refresh ? "refresh" : "open",
                ["number"] = (alarm as PlannedAlarm.Refresh)?.Number,
                ["title"] = AlarmText.Title(alarm),
            }
            : null,
        ["closings"] = ReportJson.List(outcome.Closings, closing => new JsonObject
        {
            ["kind"] = closing is Closing.Pull ? "pull" : "issue",
            ["number"] = closing.Number,
            ["reason"] = closing.Reason,
        }),
        ["notDone"] = ReportJson.List(outcome.NotDone, reason => ReportJson.NotDoneOf(reason)),
    };
}
