using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.Commands;

/// <summary>Results as JSON. The shape has a number, which grows when a reader of the old one would be misled.</summary>
public static class ReportJson
{
    internal const int Schema = 1;

    internal static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static string Of(RunReport report)
    {
        var json = Parts(report);
        json.Insert(0, "schema", Schema);
        return json.ToJsonString(Indented);
    }

    /// <summary>The report within another document, which has a number of its own.</summary>
    internal static JsonObject Parts(RunReport report) => new()
    {
        ["upstreams"] = List(report.Detections.DistinctBy(d => d.Upstream), Upstream),
        ["targets"] = List(report.Targets, Target),
        ["cost"] = Cost(report.Cost),
    };

    internal static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode> json) => new([.. items.Select(json)]);

    internal static JsonArray Cost(LookCost cost) => List(cost.Hosts, host => new JsonObject
    {
        ["host"] = host.Host,
        ["answered"] = host.Answered,
        ["notModified"] = host.NotModified,
        ["graphQl"] = host.GraphQl,
        ["git"] = host.Git,
        ["points"] = host.Points,
        ["left"] = List(host.Left, left => new JsonObject
        {
            ["resource"] = left.Resource,
            ["remaining"] = left.Remaining,
            ["limit"] = left.Limit,
            ["reset"] = left.Reset.UtcDateTime,
        }),
    });

    internal static JsonObject Upstream(Detection detection)
    {
        var json = Looked(detection);
        json["alarms"] = List(detection.Trust.Alarms.Where(alarm => alarm.Stands), alarm => AlarmOf(alarm.Alarm, json => json["since"] = alarm.Since.UtcDateTime));
        return json;
    }

    private static JsonObject AlarmOf(Alarm alarm, Action<JsonObject>? more = null)
    {
        var json = new JsonObject
        {
            ["alarm"] = alarm.GetType().Name,
            ["tag"] = alarm.About,
            ["blocks"] = alarm.Blocks,
            ["text"] = AlarmText.Sentence(alarm),
        };
        more?.Invoke(json);
        return json;
    }

    private static JsonObject Looked(Detection detection) => detection switch
    {
        Detection.Found found => new JsonObject
        {
            ["upstream"] = found.Upstream.ToString(),
            ["state"] = "found",
            ["newest"] = found.Candidate.Release.Tag,
            ["publishedAt"] = found.Candidate.Release.PublishedAt?.UtcDateTime,
            ["page"] = found.Candidate.Release.Page?.AbsoluteUri,
            ["source"] = found.Snapshot.Source.ToString(),
            ["tagBeyond"] = TagsBeyond.IsTold(found.Snapshot) ? found.Snapshot.TagBeyond!.Name : null,
            ["commit"] = found.Snapshot.Head?.Sha,
            ["toCheck"] = LedgerJsonReport.Of(found.ToCheck),
            ["cooling"] = Cooling(found),
            ["hold"] = found.Hold is { } hold ? new JsonObject { ["until"] = Day(hold.Until), ["reason"] = hold.Reason } : null,
            ["skipped"] = List(found.Skipped, Skipped),
        },
        Detection.NothingToMoveTo nothing => new JsonObject
        {
            ["upstream"] = nothing.Upstream.ToString(),
            ["state"] = "nothingToMoveTo",
            ["source"] = nothing.Snapshot.Source.ToString(),
            ["commit"] = nothing.Snapshot.Head?.Sha,
            ["toCheck"] = LedgerJsonReport.Of(nothing.ToCheck),
            ["cooling"] = Cooling(nothing),
            ["skipped"] = List(nothing.Skipped, Skipped),
        },
        Detection.Unknown unknown => new JsonObject
        {
            ["upstream"] = unknown.Upstream.ToString(),
            ["state"] = "unknown",
            ["fault"] = unknown.Fault.Message,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject? Cooling(Detection detection) =>
        detection.Cooling is { } cooling ? new JsonObject { ["tag"] = cooling.Tag, ["until"] = cooling.Until.UtcDateTime } : null;

    internal static JsonObject Skipped(SkippedRelease skipped)
    {
        var json = new JsonObject
        {
            ["tag"] = skipped.Tag,
            ["reason"] = skipped.Reason.GetType().Name,
            ["text"] = ReasonText.Of(skipped.Reason),
        };
        Add(json, "until", skipped.Reason switch
        {
            ReleaseSkip.CoolingDown cooling => cooling.Until.UtcDateTime,
            ReleaseSkip.Ignored { Until: { } day } => Day(day),
            _ => null,
        });
        return json;
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
    }

    private static JsonObject Target(TargetReport target) => target switch
    {
        TargetReport.Failed failed => new JsonObject
        {
            ["target"] = failed.Target.ToString(),
            ["state"] = "failed",
            ["fault"] = failed.Fault.Message,
        },
        TargetReport.Left left => new JsonObject
        {
            ["target"] = left.Target.ToString(),
            ["state"] = "left",
            ["reason"] = left.Reason.GetType().Name,
            ["text"] = ReasonText.Of(left.Reason),
            ["until"] = (left.Reason as TargetReason.AnotherRunWorksOnIt)?.Until.UtcDateTime,
        },
        TargetReport.Done done => new JsonObject
        {
            ["target"] = done.Target.ToString(),
            ["state"] = "done",
            ["base"] = Base(new PlanBase(done.Plan.BaseBranch, done.Plan.BaseCommit)),
            ["pulls"] = List(done.Plan.Pulls, Pull),
            ["issues"] = List(done.Plan.Issues, issue => new JsonObject
            {
                ["action"] = issue is PlannedIssue.Refresh ? "refresh" : "open",
                ["number"] = (issue as PlannedIssue.Refresh)?.Number,
                ["title"] = IssueText.Title(issue.Release),
            }),
            ["alarms"] = List(done.Plan.Alarms, issue => new JsonObject
            {
                ["action"] = issue is PlannedAlarm.Refresh ? "refresh" : "open",
                ["number"] = (issue as PlannedAlarm.Refresh)?.Number,
                ["upstream"] = issue.Upstream.ToString(),
                ["title"] = AlarmText.Title(issue),
                ["alarms"] = List(issue.Alarms, alarm => AlarmOf(alarm)),
            }),
            ["merges"] = List(done.Plan.Merges, merge => new JsonObject { ["number"] = merge.Standing.Number, ["head"] = merge.Head }),
            ["noLongerMerged"] = List(done.Plan.NoLongerMerged, pull => JsonValue.Create(pull.Number)),
            ["notes"] = List(done.Plan.Notes, note => new JsonObject { ["number"] = note.Standing.Number, ["why"] = note.Why }),
            ["closings"] = List(done.Plan.Closings, closing => new JsonObject { ["number"] = closing.Number, ["reason"] = closing.Reason }),
            ["answers"] = List(done.Plan.Answers, answer => Answer(answer.Asked, answer.Reply)),
            ["dashboard"] = done.Plan.Dashboard is { } dashboard ? new JsonObject { ["action"] = CommandWords.Action(dashboard) } : null,
            ["inventory"] = done.Plan.Inventory is { } inventory ? new JsonObject { ["action"] = CommandWords.Action(inventory), ["why"] = (inventory as PlannedInventory.Left)?.Why } : null,
            ["notDone"] = List(done.Plan.NotDone, NotDoneOf),
            ["problems"] = List(done.Plan.Problems, problem => JsonValue.Create(problem)),
            ["published"] = List(done.Published, PublishedOf),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject Answer(AskedCommand asked, Reply reply) => new()
    {
        ["number"] = asked.Thread,
        ["comment"] = asked.Comment,
        ["by"] = asked.By,
        ["command"] = asked.Command.GetType().Name,
        ["reaction"] = reply.Reaction.ToString(),
        ["text"] = reply.Text,
    };

    internal static JsonObject Base(PlanBase @base) => new() { ["branch"] = @base.Branch, ["commit"] = @base.Commit };

    private static JsonObject Pull(PlannedPull pull) => new()
    {
        ["action"] = pull is PlannedPull.Refresh ? "refresh" : "open",
        ["number"] = (pull as PlannedPull.Refresh)?.Number,
        ["branch"] = pull.Branch,
        ["group"] = pull.Group,
        ["title"] = pull.Title,
        ["members"] = List(pull.Members, member => Member(member.Bump)),
    };

    private static JsonObject Member(Bump bump) => new()
    {
        ["upstream"] = bump.Upstream.ToString(),
        ["from"] = List(bump.From, from => JsonValue.Create(from)),
        ["to"] = bump.To.Release.Tag,
        ["breaking"] = BreakingJson.Of(bump.Breaking),
        ["moves"] = List(bump.Moves, Move),
        ["lockFiles"] = List(bump.LockFiles, file => new JsonObject { ["path"] = file.Path, ["command"] = file.Command }),
    };

    internal static JsonObject Move(ReferenceMove move) => Place(move.Found, json =>
    {
        json["to"] = move.NewText;
        if (move.Submodule is { } submodule)
            json["submodule"] = submodule.Path;
        json["pins"] = List(move.Pins, pin => new JsonObject { ["kind"] = pin.Pin.Kind.ToString(), ["current"] = pin.Pin.Current, ["to"] = pin.NewText });
        json["evidence"] = move.Evidence switch
        {
            MoveEvidence.Published published => new JsonObject { ["state"] = "published", ["what"] = published.What },
            MoveEvidence.Unverified unverified => new JsonObject { ["state"] = "unverified", ["what"] = unverified.What, ["why"] = unverified.Why },
            _ => new JsonObject { ["state"] = "notAsked" },
        };
    });

    internal static JsonObject Place(FoundReference found, Action<JsonObject> more)
    {
        var json = new JsonObject
        {
            ["path"] = found.Reference.Path,
            ["line"] = found.Line,
            ["updater"] = found.Updater,
            ["current"] = found.Current,
        };
        more(json);
        return json;
    }

    internal static JsonObject NotDoneOf(NotDone notDone) => notDone switch
    {
        NotDone.Upstream upstream => NotDoneOf(upstream),
        NotDone.Reference reference => Place(reference.Found, json =>
        {
            json["upstream"] = reference.Found.Reference.Upstream.ToString();
            json["reason"] = reference.Reason.GetType().Name;
            json["text"] = ReasonText.Of(reference.Reason);
        }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static JsonObject NotDoneOf(NotDone.Upstream upstream)
    {
        var json = NotDoneOf(upstream.Reason);
        json.Insert(0, "upstream", upstream.Id.ToString());
        return json;
    }

    internal static JsonObject NotDoneOf(BumpReason reason)
    {
        var json = new JsonObject { ["reason"] = reason.GetType().Name, ["text"] = ReasonText.Of(reason) };
        Add(json, "until", reason switch
        {
            BumpReason.CoolingDown cooling => cooling.Until.UtcDateTime,
            BumpReason.Held held => Day(held.Until),
            BumpReason.OutsideWindow window => window.Opens.UtcDateTime,
            BumpReason.Snoozed snoozed => snoozed.Until.UtcDateTime,
            _ => null,
        });
        return json;
    }

    private static JsonObject PublishedOf(Published published) => published switch
    {
        Published.PullRequest pull => new JsonObject
        {
            ["kind"] = "pull",
            ["number"] = pull.Number,
            ["page"] = pull.Page.AbsoluteUri,
            ["outcome"] = pull.Outcome.ToString(),
            ["members"] = List(pull.Members, member => new JsonObject { ["upstream"] = member.Bump.Upstream.ToString(), ["issue"] = member.Issue }),
        },
        Published.Inventory inventory => new JsonObject { ["kind"] = "inventory", ["number"] = inventory.Number, ["page"] = inventory.Page.AbsoluteUri, ["outcome"] = inventory.Outcome.ToString() },
        Published.Merge merge => new JsonObject { ["kind"] = "merge", ["number"] = merge.Pull.Number, ["outcome"] = merge.Outcome.GetType().Name, ["why"] = (merge.Outcome as Merging.Waits)?.Why },
        Published.NoLongerMerged merge => new JsonObject { ["kind"] = "noLongerMerged", ["number"] = merge.Number },
        Published.Noted noted => new JsonObject { ["kind"] = "noted", ["number"] = noted.Number },
        Published.ReleaseIssue issue => new JsonObject
        {
            ["kind"] = "issue",
            ["number"] = issue.Number,
            ["page"] = issue.Page.AbsoluteUri,
            ["upstream"] = issue.Upstream.ToString(),
        },
        Published.AlarmIssue issue => new JsonObject
        {
            ["kind"] = "alarm",
            ["number"] = issue.Number,
            ["page"] = issue.Page.AbsoluteUri,
            ["upstream"] = issue.Upstream.ToString(),
        },
        Published.Closed closed => new JsonObject { ["kind"] = "closed", ["number"] = closed.Number, ["reason"] = closed.Reason },
        Published.Dashboard dashboard => new JsonObject { ["kind"] = "dashboard", ["number"] = dashboard.Number, ["page"] = dashboard.Page.AbsoluteUri },
        Published.Answered answered => new JsonObject { ["kind"] = "answered", ["answer"] = Answer(answered.Asked, answered.Reply) },
        Published.Failed failed => new JsonObject { ["kind"] = "failed", ["what"] = failed.What, ["fault"] = failed.Fault.Message },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
