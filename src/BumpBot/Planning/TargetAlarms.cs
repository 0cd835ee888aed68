using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>
/// Which of an upstream's alarms hold in one target: those that its look raised, one that peeling the candidate's tag brings up, and those
/// that an open issue still asks about, whatever the ledger remembers. What a person accepted, by closing its issue, holds no more.
/// </summary>
public static class TargetAlarms
{
    /// <summary>None where nothing was seen of the upstream, or where <c>alarms: off</c>.</summary>
    public static IReadOnlyList<JudgedAlarm> Of(Detection detection, PlanInput input)
    {
        if (input.Settings.Alarms == AlarmPolicy.Off || SnapshotOf(detection) is not { } snapshot)
            return [];
        var issues = UpstreamStanding.Of(input.Standing, detection.Upstream).AlarmIssues;
        var asked = issues.Where(issue => issue.State == IssueState.Open).SelectMany(issue => issue.Mark.Alarms).ToHashSet();
        var accepted = issues.Where(issue => issue.State == IssueState.Closed).SelectMany(issue => issue.Mark.Alarms).Except(asked).ToHashSet();
        var trust = detection.Trust;
        return
        [
            .. trust.Standing
                .Concat(Peeled(detection, input))
                .Concat(asked.Where(alarm => !alarm.IsOver(snapshot, trust.Told) && !trust.Over.Contains(alarm) && !trust.IsAcknowledged(alarm)))
                .Distinct()
                .Select(alarm => new JudgedAlarm(detection.Upstream, alarm) { Acknowledged = accepted.Contains(alarm), IsTold = asked.Contains(alarm) }),
        ];
    }

    /// <summary>What to ask so that a candidate's tag can be held against the ledger's memory; null = there is nothing to hold it against, or it was told.</summary>
    internal static EvidenceQuestion.TagCommit? QuestionOf(Detection.Found upstream, PlanInput input)
    {
        var tag = upstream.Candidate.Release.Tag;
        var standing = UpstreamStanding.Of(input.Standing, upstream.Upstream);
        return input.Settings.Alarms != AlarmPolicy.Off
            && upstream.Trust.Tags.ContainsKey(tag)
            && !upstream.Trust.Told.ContainsKey(tag)
            && !upstream.Trust.IsReplaced
            && !upstream.Trust.Standing.Any(alarm => alarm.About == tag)
            // What is open already is compared by the day's listing.
            && !standing.OpenPulls.Any(pull => standing.TagIn(pull.Mark) == tag)
            ? new EvidenceQuestion.TagCommit(upstream.Snapshot.Repo, tag)
            : null;
    }

    /// <summary>The answers that would raise an alarm, and so are worth asking for anew.</summary>
    public static IReadOnlyCollection<EvidenceQuestion> Doubted(PlanInput input) =>
    [
        .. input.Detections.Values.OfType<Detection.Found>()
            .Where(found => Peeled(found, input).Any())
            .Select(found => new EvidenceQuestion.TagCommit(found.Snapshot.Repo, found.Candidate.Release.Tag)),
    ];

    internal static Snapshot? SnapshotOf(Detection? detection) => detection switch
    {
        Detection.Found found => found.Snapshot,
        Detection.NothingToMoveTo nothing => nothing.Snapshot,
        _ => null,
    };

    private static IEnumerable<Alarm> Peeled(Detection detection, PlanInput input)
    {
        if (detection is not Detection.Found { Candidate.Release.Tag: var tag } found
            || input.Settings.Alarms == AlarmPolicy.Off
            || found.Trust.Told.ContainsKey(tag)
            || found.Trust.IsReplaced
            || !found.Trust.Tags.TryGetValue(tag, out var was))
        {
            yield break;
        }
        var answer = input.Evidence.GetValueOrDefault(new EvidenceQuestion.TagCommit(found.Snapshot.Repo, tag));
        if (answer is EvidenceAnswer.There { Values: [var now] } && now != was)
            yield return new Alarm.TagMoved(tag, was, now);
    }
}
