using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What the alarms that hold in a target do there: bumps held back, warnings, one issue per upstream, pull requests closed.</summary>
internal sealed class DecideAlarms
{
    private readonly PlanInput _input;
    private readonly ILookup<UpstreamId, JudgedAlarm> _standing;

    public DecideAlarms(PlanInput input)
    {
        _input = input;
        Judged = [.. input.Settings.Watch.SelectMany(entry => input.Detections.TryGetValue(entry.Id, out var detection) ? TargetAlarms.Of(detection, input) : [])];
        _standing = Judged.Where(alarm => !alarm.Acknowledged).ToLookup(alarm => alarm.Upstream);
    }

    public IReadOnlyList<JudgedAlarm> Judged { get; }

    /// <summary>Why nothing is done about the upstream's candidate; null = no alarm about it, or about the upstream as a whole, blocks.</summary>
    public BumpReason.Alarmed? Blocking(Prospect prospect)
    {
        if (_input.Settings.Alarms != AlarmPolicy.Block)
            return null;
        var alarm = About(prospect).FirstOrDefault(alarm => alarm.Blocks);
        return alarm is null
            ? null
            : new BumpReason.Alarmed(alarm, prospect.Standing.AlarmIssues.FirstOrDefault(issue => issue.State == IssueState.Open && issue.Mark.Alarms.Contains(alarm))?.Number);
    }

    /// <summary>What a pull request warns of.</summary>
    public IReadOnlyList<Alarm> Warnings(Prospect prospect) => [.. About(prospect).Where(alarm => alarm is not Alarm.Renamed)];

    /// <summary>The issues to open, refresh and close. Where issues are switched off there are none.</summary>
    public IEnumerable<(PlannedAlarm? Issue, Closing? Closing)> Issues() => _input.Settings.Watch.Select(entry => IssueOf(entry.Id));

    /// <summary>The alarm, not accepted here, that the release was withdrawn or its tag removed; null = there is none.</summary>
    public Alarm? WithdrawalOf(MarkMember member) =>
        _standing[member.Upstream].Select(judged => judged.Alarm).FirstOrDefault(alarm => alarm is Alarm.ReleaseWithdrawn or Alarm.TagRemoved && alarm.About == member.Tag);

    private IEnumerable<Alarm> About(Prospect prospect) =>
        _standing[prospect.Id].Select(judged => judged.Alarm).Where(alarm => alarm.About is null || alarm.About == prospect.Tag);

    private (PlannedAlarm? Issue, Closing? Closing) IssueOf(UpstreamId id)
    {
        if (!_input.Standing.IssuesEnabled || TargetAlarms.SnapshotOf(_input.Detections.GetValueOrDefault(id)) is not { } snapshot)
            return default;
        var standing = UpstreamStanding.Of(_input.Standing, id);
        var open = standing.AlarmIssues.FirstOrDefault(issue => issue.State == IssueState.Open);
        List<Alarm> wanted = _input.Settings.Issues.Releases == ReleaseIssues.Off
            ? []
            : [.. _standing[id].Where(judged => judged.Alarm.WantsIssue && (judged.IsTold || Concerns(judged.Alarm, standing))).Select(judged => judged.Alarm).Take(Marks.MaxAlarms)];
        return (wanted.Count, open) switch
        {
            (0, null) => default,
            // One that a person opened again after the bot had closed it is theirs.
            (0, { Mark.ClosedReason: null }) => (null, new Closing.Issue(open.Number, open.Body, open.Mark, WhyOver(open, id))),
            (0, _) => default,
            (_, null) => (new PlannedAlarm.Open(id, snapshot.Repo, wanted), null),
            (_, { Mark.ClosedReason: null }) when wanted.ToHashSet().SetEquals(open.Mark.Alarms) => default,
            _ => (new PlannedAlarm.Refresh(id, snapshot.Repo, wanted, open), null),
        };
    }

    private string WhyOver(StandingIssue issue, UpstreamId id) =>
        _input.Settings.Alarms == AlarmPolicy.Off ? "alarms: off in the config"
        : _input.Settings.Issues.Releases == ReleaseIssues.Off ? "issues: off in the config"
        : issue.Mark.Alarms.Any(_input.Detections[id].Trust.IsAcknowledged) ? "accepted as known"
        : "it is over: what was changed is as it was before";

    /// <summary>Whether the target has to do with it: with the tag as candidate, in its files, or in a pull request.</summary>
    private bool Concerns(Alarm alarm, UpstreamStanding standing) =>
        alarm.About is not { } tag
        || (_input.Detections[standing.Upstream] is Detection.Found found && found.Candidate.Release.Tag == tag)
        || standing.OpenPulls.Any(pull => standing.TagIn(pull.Mark) == tag)
        || _input.Scan.References.Any(place => place.Reference.Upstream == standing.Upstream && Names(place, alarm, tag));

    private static bool Names(FoundReference place, Alarm alarm, string tag)
    {
        var pattern = TagPattern.Usual(place.Reference.Upstream.Repo);
        return place.Reference.Current == tag
            || (alarm is Alarm.TagMoved moved && place.Commit is { } commit && (commit == moved.Was || commit == moved.Now))
            || (pattern.TryRead(tag, out var version) && pattern.TryRead(place.Reference.Current, out var current) && version == current);
    }
}
