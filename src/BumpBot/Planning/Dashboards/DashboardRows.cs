using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Dashboards;

/// <summary>What the dashboard says of each upstream, as it will stand once the plan is carried out. Pure.</summary>
internal sealed class DashboardRows(PlanInput input, Plan plan)
{
    private readonly Dictionary<UpstreamId, UpstreamVersions> _versions = VersionsNamed.Of(input).Upstreams.ToDictionary(upstream => upstream.Detection.Upstream);
    private readonly ILookup<UpstreamId, BumpReason> _reasons = plan.NotDone.OfType<NotDone.Upstream>().ToLookup(one => one.Id, one => one.Reason);
    private readonly HashSet<int> _closed = [.. plan.Closings.Select(closing => closing.Number)];
    private readonly HashSet<int> _withBoxes = [];

    public IReadOnlyList<DashboardRow> All() =>
        [.. input.Settings.Watch.Where(entry => input.Detections.ContainsKey(entry.Id)).Select(entry => Of(input.Detections[entry.Id]))];

    private DashboardRow Of(Detection detection)
    {
        var upstream = detection.Upstream;
        var standing = UpstreamStanding.Of(input.Standing, upstream);
        List<BumpReason> reasons = [.. _reasons[upstream].Where(IsTold).Distinct()];
        List<Alarm> alarms = [.. plan.Judged.Where(judged => judged.Upstream == upstream && !judged.Acknowledged).Select(judged => judged.Alarm)];
        var pull = PullOf(upstream, standing);
        var toCheck = input.People.Checked.Contains(upstream) ? null : detection.ToCheck;
        return new DashboardRow(
            detection,
            Group(detection, reasons, pull is not null, alarms.Count > 0 || toCheck is not null),
            _versions.TryGetValue(upstream, out var versions) ? [.. versions.Versions.Select(version => Text(version.Version))] : [],
            [.. reasons.Select(ReasonText.Of)])
        {
            Pull = pull,
            Issue = Issue(upstream, standing),
            AlarmIssue = standing.AlarmIssues.FirstOrDefault(issue => issue.State == IssueState.Open && !_closed.Contains(issue.Number))?.Number,
            Alarms = alarms,
            ToCheck = toCheck,
            Boxes = [.. Boxes(upstream, pull, _reasons[upstream], toCheck)],
        };
    }

    private DashboardPull? PullOf(UpstreamId upstream, UpstreamStanding standing)
    {
        var open = standing.OpenPulls.Where(pull => !_closed.Contains(pull.Number)).ToList();
        var planned = plan.Pulls.FirstOrDefault(pull => pull.Carries(upstream));
        var number = (planned as PlannedPull.Refresh)?.Number;
        var there = open.Find(pull => pull.Number == number) ?? (planned is null ? open.FirstOrDefault() : null);
        return there is not null ? new DashboardPull(there.Branch, there.Number, there.Page)
            : planned is not null ? new DashboardPull(planned.Branch, null, null)
            : null;
    }

    private int? Issue(UpstreamId upstream, UpstreamStanding standing) =>
        standing.OpenIssues.FirstOrDefault(issue => !_closed.Contains(issue.Number))?.Number
        ?? (plan.Pulls.SelectMany(pull => pull.Members).FirstOrDefault(member => member.Bump.Upstream == upstream)?.Tracking as Tracking.Existing)?.Number;

    /// <summary>What the row shows by itself is not told; what only a run that writes says would change the text for nothing.</summary>
    private static bool IsTold(BumpReason reason) => reason is not (BumpReason.AlreadyOpen or BumpReason.NothingToMove or BumpReason.Alarmed or BumpReason.IssuesSwitchedOff or BumpReason.LookFailed);

    private static DashboardGroup Group(Detection detection, List<BumpReason> reasons, bool isOpen, bool isToLookAt) =>
        detection is Detection.Unknown ? DashboardGroup.Failed
        : isToLookAt || reasons.Exists(IsForPeople) ? DashboardGroup.NeedsYou
        : isOpen ? DashboardGroup.Open
        : reasons.Exists(reason => !IsAtRest(reason)) ? DashboardGroup.Waiting
        : DashboardGroup.Current;

    private static bool IsForPeople(BumpReason reason) => reason is BumpReason.PersonOnBranch or BumpReason.BranchHeldByPerson or BumpReason.NotRebased or BumpReason.OpenTwice;

    private static bool IsAtRest(BumpReason reason) => reason is BumpReason.NoReferences or BumpReason.NothingToMoveTo;

    private IEnumerable<DashboardBox> Boxes(UpstreamId upstream, DashboardPull? pull, IEnumerable<BumpReason> reasons, ToCheck? toCheck)
    {
        // The pull request of a group has its boxes at the first of its members.
        if (pull?.Number is { } number && _withBoxes.Add(number))
        {
            yield return new DashboardBox.Rebase(number);
            yield return new DashboardBox.Recreate(number);
        }
        if (pull is null && reasons.Any(MayBeOpened))
            yield return new DashboardBox.OpenNow(upstream);
        if (toCheck is not null)
            yield return new DashboardBox.Checked(upstream);
        if (reasons.Any(reason => reason is BumpReason.LookFailed or BumpReason.WaitsForEvidence))
            yield return new DashboardBox.Retry(upstream);
    }

    private static bool MayBeOpened(BumpReason reason) => reason is BumpReason.LimitReached or BumpReason.HourlyLimitReached or BumpReason.OutsideWindow
        or BumpReason.CoolingDown or BumpReason.DeclinedByPerson or BumpReason.RevertedAfterMerge or BumpReason.Snoozed;

    private static string Text(NamedVersion version) => version switch
    {
        NamedVersion.Exact exact => exact.Version.Text,
        NamedVersion.Beginning beginning => beginning.Version.Text,
        NamedVersion.Range range => range.Text,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
