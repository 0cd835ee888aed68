using System.Diagnostics;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>
/// Which versions of its upstreams a target's files name, how far behind they are, and where they disagree. Pure. A place that is to be left
/// alone (opted out, outside <c>files:</c>) or may mean something else counts for nothing here, and is told with its reason.
/// </summary>
public static class VersionsNamed
{
    /// <param name="input">Its evidence need hold no more than the tags of commits.</param>
    public static TargetVersions.Read Of(PlanInput input) => new(
        input.Target,
        new PlanBase(input.BaseBranch, input.Scan.BaseCommit),
        [.. input.Settings.Watch
            .Select(entry => input.Detections.GetValueOrDefault(entry.Id) is { } detection ? Of(entry, detection, input) : null)
            .OfType<UpstreamVersions>()],
        input.Scan.RuleProblems,
        input.Scan.Unread);

    private static UpstreamVersions Of(WatchEntry entry, Detection detection, PlanInput input) => detection switch
    {
        Detection.Found found => Of(entry, found, found, input),
        Detection.NothingToMoveTo nothing when StandIn(entry, nothing) is { } readable => Of(entry, nothing, readable, input),
        // Without any version of the upstream's, no text can be told to mean one.
        _ => new UpstreamVersions(detection, [], [], Drifts: false, Behind: null),
    };

    /// <summary>Policy allows none of its versions now, yet files may name them all the same: the newest serves to read those by.</summary>
    private static Detection.Found? StandIn(WatchEntry entry, Detection.NothingToMoveTo nothing)
    {
        var published = SnapshotVersions.Of(entry, nothing.Snapshot);
        var newest = nothing.Snapshot.Releases
            .Where(release => release.Stage != ReleaseStage.Draft)
            .Select(release => published.Pattern.TryRead(release.Tag, out var version) ? new Candidate(release, version) : null)
            .OfType<Candidate>()
            .MaxBy(candidate => candidate.Version);
        return newest is null ? null : new Detection.Found(entry.Id, nothing.Snapshot, newest, [newest], published, nothing.Skipped);
    }

    private static UpstreamVersions Of(WatchEntry entry, Detection detection, Detection.Found upstream, PlanInput input)
    {
        var (places, leftOut) = Places(entry, upstream, input);
        var behind = detection is Detection.Found;
        List<VersionPlaces> versions =
        [
            .. places.GroupBy(place => place.Version)
                .Select(same => new VersionPlaces(same.MaxBy(place => Rank(place.Version)?.PartCount)!.Version, behind && same.Any(place => place.IsBehind), [.. same.Select(place => place.Found)]))
                .OrderByDescending(group => Rank(group.Version)),
        ];
        return new UpstreamVersions(
            detection, versions, leftOut, Drift.Among([.. versions.Select(group => group.Version)], upstream.Published), behind ? LagOf(versions, upstream) : null);
    }

    private static (List<Place> Places, List<NotDone.Reference> LeftOut) Places(WatchEntry entry, Detection.Found upstream, PlanInput input)
    {
        var wanted = new ChooseReferences(input with { Detections = With(input.Detections, upstream) }).Wanted(entry, upstream);
        List<Place> places = [];
        List<NotDone.Reference> leftOut = [];
        foreach (var (found, reason) in wanted.Moves.Select(move => (move.Found, Reason: (ReferenceReason?)null)).Concat(wanted.Left.Select(left => (left.Found, Reason: (ReferenceReason?)left.Reason))))
        {
            if (reason is not null && IsNoneOfIts(reason))
                leftOut.Add(new NotDone.Reference(found, reason));
            else if (Read(found, upstream, input, out var unread) is { } version)
                places.Add(new Place(found, version, IsBehind(version, upstream, moves: reason is null)));
            else
                leftOut.Add(new NotDone.Reference(found, reason ?? unread));
        }
        return ([.. places.OrderBy(place => place.Found.Reference.Path, StringComparer.Ordinal).ThenBy(place => place.Found.Reference.Span.Start)], leftOut);
    }

    private static Dictionary<UpstreamId, Detection> With(IReadOnlyDictionary<UpstreamId, Detection> detections, Detection.Found upstream) =>
        new(detections) { [upstream.Upstream] = upstream };

    /// <summary>Whether the reason says that the place means no version of the upstream, or not surely one, or is not the bot's business.</summary>
    private static bool IsNoneOfIts(ReferenceReason reason) => reason is
        ReferenceReason.OptedOut or ReferenceReason.OutsideFiles or ReferenceReason.OwnRepository or ReferenceReason.NotAVersion
        or ReferenceReason.NotItsVersion or ReferenceReason.RuleMiscounted or ReferenceReason.Ambiguous or ReferenceReason.RivalNotSeen
        or ReferenceReason.NoSuchSubmodule or ReferenceReason.RangeUnreadable;

    /// <returns>Null for the reason why it cannot be told.</returns>
    private static NamedVersion? Read(FoundReference found, Detection.Found upstream, PlanInput input, out ReferenceReason unread)
    {
        var reference = found.Reference;
        unread = new ReferenceReason.NotAVersion();
        if (found.Commit is { } commit)
        {
            var told = new UpstreamCommits(input).TryFind(commit, upstream, out var tagged, out var reason);
            unread = reason ?? unread;
            return told ? new NamedVersion.Exact(tagged!) : null;
        }
        if (reference.Kind == ReferenceKind.Range)
        {
            unread = new ReferenceReason.RangeUnreadable();
            var isRange = VersionAgreement.Allows(reference.Current, reference.Dialect!.Value, upstream.Candidate.Version) is not null;
            return isRange ? new NamedVersion.Range(reference.Current, reference.Dialect.Value) : null;
        }
        return VersionStyle.TryRead(reference.Current, reference.Kind, upstream.Published, out var style)
            ? Named(style.Version, reference.Kind, upstream.Published)
            : null;
    }

    /// <summary>A package's <c>==1.2</c> means 1.2.0 alone (PEP 440), and so does a file name that leaves out zeros.</summary>
    private static NamedVersion Named(ReleaseVersion version, ReferenceKind kind, PublishedVersions published) =>
        kind is not (ReferenceKind.Package or ReferenceKind.ShortFileName)
        && published.Versions.Any(longer => longer != version && VersionAgreement.IsBeginningOf(version, longer))
            ? new NamedVersion.Beginning(version)
            : new NamedVersion.Exact(version);

    /// <param name="moves">Whether the bot would write another text there.</param>
    private static bool IsBehind(NamedVersion version, Detection.Found upstream, bool moves) => version switch
    {
        NamedVersion.Exact exact => exact.Version < upstream.Candidate.Version,
        NamedVersion.Beginning beginning => beginning.Version < upstream.Candidate.Version && !VersionAgreement.IsBeginningOf(beginning.Version, upstream.Candidate.Version),
        NamedVersion.Range => moves,
        _ => throw new UnreachableException(),
    };

    private static ReleaseVersion? Rank(NamedVersion version) => version switch
    {
        NamedVersion.Exact exact => exact.Version,
        NamedVersion.Beginning beginning => beginning.Version,
        NamedVersion.Range => null,
        _ => throw new UnreachableException(),
    };

    private static Lag? LagOf(List<VersionPlaces> versions, Detection.Found upstream)
    {
        var behind = versions.Where(group => group.IsBehind).ToList();
        if (behind.Count == 0)
            return null;
        var oldest = behind.Select(group => Rank(group.Version)).OfType<ReleaseVersion>().Order().FirstOrDefault();
        var passed = oldest is null ? 0 : upstream.Allowed.Select(release => release.Version).Distinct().Count(version => version > oldest);
        return new Lag(passed, oldest is null ? null : Time(oldest, upstream));
    }

    private static TimeSpan? Time(ReleaseVersion oldest, Detection.Found upstream) => upstream.Snapshot.Releases
        .Where(release => release.Stage != ReleaseStage.Draft && upstream.Published.Pattern.TryRead(release.Tag, out var version) && version == oldest)
        .Select(release => upstream.Candidate.Release.PublishedAt - release.PublishedAt)
        .FirstOrDefault() is { } time && time > TimeSpan.Zero ? time : null;

    private sealed record Place(FoundReference Found, NamedVersion Version, bool IsBehind);
}
