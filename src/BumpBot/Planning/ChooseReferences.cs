using System.Diagnostics;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What becomes of an upstream's references.</summary>
/// <param name="Waits">Why none moves although some could; null = nothing is waited for.</param>
internal sealed record Choice(IReadOnlyList<ReferenceMove> Moves, IReadOnlyList<NotDone.Reference> Left, BumpReason.WaitsForEvidence? Waits = null);

/// <summary>For each reference: the text that it moves to, or the reason why it stays.</summary>
internal sealed class ChooseReferences(PlanInput input)
{
    private readonly Neighbours _neighbours = new(input.Scan.References, reference => reference.Span);
    private readonly Dictionary<UpstreamId, WatchEntry> _entries = input.Settings.Watch.DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id);
    private readonly HashSet<int> _miscounted = Miscounted(input);
    private readonly UpstreamCommits _commits = new(input);

    public Choice For(WatchEntry entry, Detection.Found upstream) => new WeighEvidence(input).Of(Wanted(entry, upstream), upstream);

    /// <summary>The commits that stand for a version in the files, each once.</summary>
    public IEnumerable<string> CommitsOf(WatchEntry entry, Detection.Found upstream) => input.Scan.References
        .Where(found => found.Commit is not null && found.Reference.Upstream == entry.Id && Exclude(found, entry) is null)
        .Select(found => found.Commit!)
        .Distinct(StringComparer.Ordinal);

    /// <summary>What would move if all the evidence were there.</summary>
    public Choice Wanted(WatchEntry entry, Detection.Found upstream)
    {
        var moves = new List<ReferenceMove>();
        var left = new List<NotDone.Reference>();
        var own = input.Scan.References.Where(found => found.Reference.Upstream == entry.Id);
        foreach (var found in own.OrderBy(found => found.Reference.Path, StringComparer.Ordinal).ThenBy(found => found.Reference.Span.Start))
        {
            switch (Choose(found, entry, upstream))
            {
                case Target.Stays stays:
                    left.Add(new NotDone.Reference(found, stays.Reason));
                    break;
                case Target.Moves when input.WorkflowsForbidden && WorkflowFiles.Include(found.Reference.Path):
                    left.Add(new NotDone.Reference(found, new ReferenceReason.NeedsWorkflowsPermission()));
                    break;
                case Target.Moves to:
                    moves.Add(new ReferenceMove(found, to.Text) { From = to.From });
                    break;
            }
        }
        return Together(moves, left);
    }

    /// <summary>Of the parts of one whole, such as tag and file name of a download URL, none moves where another must stay.</summary>
    public static Choice Together(IReadOnlyList<ReferenceMove> moves, IReadOnlyList<NotDone.Reference> left)
    {
        var stays = left.Where(other => other.Reason is not ReferenceReason.AlreadyCurrent).ToList();
        if (stays.Count == 0 || moves.Count == 0)
            return new Choice(moves, left);
        var parts = new Neighbours([.. moves.Select(move => move.Found), .. stays.Select(other => other.Found)], reference => reference.Whole ?? reference.Span);
        var staying = stays.Select(other => other.Found).ToHashSet(ReferenceEqualityComparer.Instance);
        var held = moves
            .Select(move => (Move: move, Other: parts.Of(move.Found).FirstOrDefault(other =>
                staying.Contains(other) && InOneWhole(move.Found.Reference, other.Reference))))
            .Where(part => part.Other is not null)
            .ToList();
        return new Choice(
            [.. moves.Except(held.Select(part => part.Move))],
            [.. left, .. held.Select(part => new NotDone.Reference(part.Move.Found, new ReferenceReason.OtherPartStays(part.Other!.Current)))]);
    }

    /// <summary>Either may know the whole: of a place that a rule finds too, the rule's reference is kept, which knows of none.</summary>
    private static bool InOneWhole(Reference one, Reference other) =>
        one.Whole?.Contains(other.Span) == true || other.Whole?.Contains(one.Span) == true;

    private Target Choose(FoundReference found, WatchEntry entry, Detection.Found upstream)
    {
        if (Exclude(found, entry) is { } excluded)
            return new Target.Stays(excluded);
        return found.Reference.Kind switch
        {
            ReferenceKind.Range => OfRange(found, upstream),
            ReferenceKind.Commit or ReferenceKind.Submodule => OfCommit(found, upstream),
            _ => OfVersion(found, upstream),
        };
    }

    private Target OfVersion(FoundReference found, Detection.Found upstream)
    {
        if (!VersionStyle.TryRead(found.Reference.Current, found.Reference.Kind, upstream.Published, out var style))
            return new Target.Stays(new ReferenceReason.NotAVersion());
        if (ByDefaultName(found.Reference) && !upstream.Published.Names(style.Version))
            return new Target.Stays(new ReferenceReason.NotItsVersion());
        if (Rivals(found) is { Count: > 0 } rivals)
            return new Target.Stays(Contested(rivals));
        if (Compare(style.Version, upstream) is { } reason)
            return new Target.Stays(reason);
        return found.Reference.Majors is { } majors && !majors.Contain(upstream.Candidate.Version)
            ? new Target.Stays(new ReferenceReason.OtherMajor(majors, upstream.Candidate.Release.Tag))
            : Spell(found.Reference.Current, style, upstream.Candidate.Release.Tag);
    }

    /// <summary>A range names no version that could be looked up, so a default name alone does not tie it.</summary>
    private Target OfRange(FoundReference found, Detection.Found upstream)
    {
        if (Rivals(found) is { Count: > 0 } rivals)
            return new Target.Stays(Contested(rivals));
        return RangeMove.Of(found.Reference.Current, found.Reference.Dialect!.Value, upstream.Candidate.Version, input.Settings.Ranges) switch
        {
            RangeMove.Written written => new Target.Moves(written.Text, null),
            RangeMove.Allows => new Target.Stays(new ReferenceReason.RangeAllows()),
            RangeMove.LeftByPolicy => new Target.Stays(new ReferenceReason.RangeLeft()),
            RangeMove.Above => new Target.Stays(new ReferenceReason.NewerThanCandidate(upstream.Candidate.Release.Tag)),
            RangeMove.Unreadable => new Target.Stays(new ReferenceReason.RangeUnreadable()),
            _ => throw new UnreachableException(),
        };
    }

    private Target OfCommit(FoundReference found, Detection.Found upstream)
    {
        if (Rivals(found) is { Count: > 0 } rivals)
            return new Target.Stays(Contested(rivals));
        if (found.Commit is not { } current)
            return new Target.Stays(new ReferenceReason.NoSuchSubmodule());
        if (!_commits.TryFind(current, upstream, out var version, out var reason))
            return new Target.Stays(reason);
        if (Compare(version, upstream) is { } settled)
            return new Target.Stays(settled);
        return _commits.OfCandidate(upstream, out reason) is { } commit ? new Target.Moves(commit, version) : new Target.Stays(reason!);
    }

    /// <summary>Why a place at this version does not move; null = it is older than the candidate, or has to go back to it.</summary>
    private ReferenceReason? Compare(ReleaseVersion version, Detection.Found upstream) =>
        version == upstream.Candidate.Version ? new ReferenceReason.AlreadyCurrent()
        : version > upstream.Candidate.Version && !(input.Settings.Rollback && IsWithdrawn(version, upstream)) ? new ReferenceReason.NewerThanCandidate(upstream.Candidate.Release.Tag)
        : null;

    /// <summary>Whether the version was released, and is there no more: the one case in which a file goes back, when asked for.</summary>
    private static bool IsWithdrawn(ReleaseVersion version, Detection.Found upstream) => upstream.Trust.Alarms
        .Select(alarm => alarm.Alarm)
        .Any(alarm => alarm is Alarm.ReleaseWithdrawn && upstream.Published.Pattern.TryRead(alarm.About!, out var withdrawn) && withdrawn == version);

    /// <summary>What can be told before the version is read.</summary>
    private ReferenceReason? Exclude(FoundReference found, WatchEntry entry)
    {
        if (found.OptedOut)
            return new ReferenceReason.OptedOut();
        if (Outside(found.Reference, entry))
            return new ReferenceReason.OutsideFiles();
        if (InOwnRepository(found.Reference))
            return new ReferenceReason.OwnRepository();
        return found.Reference.Tie is Tie.ByRule rule && _miscounted.Contains(rule.Index)
            ? new ReferenceReason.RuleMiscounted(rule.Index)
            : null;
    }

    private static Target Spell(string current, VersionStyle style, string tag) => style.Spell(tag) switch
    {
        Spelling.Written written when written.Text == current => new Target.Stays(new ReferenceReason.AlreadyCurrent()),
        Spelling.Written written when !VersionStyle.IsSafe(written.Text) => new Target.Stays(new ReferenceReason.UnsafeVersion(written.Text)),
        Spelling.Written written => new Target.Moves(written.Text, style.Version),
        Spelling.Unsafe refused => new Target.Stays(new ReferenceReason.UnsafeVersion(refused.Text)),
        Spelling.NoSuchTag missing => new Target.Stays(new ReferenceReason.NoSuchTag(missing.Text)),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a reference is to become. A closed family.</summary>
    private abstract record Target
    {
        public sealed record Moves(string Text, ReleaseVersion? From) : Target;

        public sealed record Stays(ReferenceReason Reason) : Target;
    }

    /// <summary>The upstreams that claim a place that overlaps this one, itself among them where two of its references overlap.</summary>
    private List<(UpstreamId Upstream, Claim Claim)> Rivals(FoundReference found) =>
        [.. _neighbours.Of(found)
            .Where(other => other.Reference.Span.Overlaps(found.Reference.Span))
            .Select(other => (other.Reference.Upstream, Claim: ClaimOf(other)))
            .Where(rival => rival.Claim != Claim.None)
            .Distinct()];

    private static ReferenceReason Contested(List<(UpstreamId Upstream, Claim Claim)> rivals) =>
        rivals.Where(rival => rival.Claim == Claim.Holds).Select(rival => rival.Upstream).ToList() is { Count: > 0 } holding
            ? new ReferenceReason.Ambiguous(string.Join(", ", holding))
            : new ReferenceReason.RivalNotSeen(string.Join(", ", rivals.Select(rival => rival.Upstream)));

    /// <summary>Whether a reference is a claim to its place.</summary>
    private enum Claim
    {
        None,

        /// <summary>Its upstream was not seen, and so it cannot be told.</summary>
        Unknown,
        Holds,
    }

    private Claim ClaimOf(FoundReference found)
    {
        var reference = found.Reference;
        if (!_entries.TryGetValue(reference.Upstream, out var entry) || Outside(reference, entry) || InOwnRepository(reference))
            return Claim.None;
        return input.Detections.GetValueOrDefault(reference.Upstream) switch
        {
            null or Detection.Unknown => Claim.Unknown,
            Detection.Found { Published: var published } => Holds(reference, published) ? Claim.Holds : Claim.None,
            _ => Claim.Holds,
        };
    }

    private static bool Holds(Reference reference, PublishedVersions published) =>
        reference.Kind != ReferenceKind.Submodule
        && VersionStyle.TryRead(reference.Current, reference.Kind, published, out var style)
        && (!ByDefaultName(reference) || published.Names(style.Version));

    private static bool Outside(Reference reference, WatchEntry entry) =>
        entry.Files.Count > 0 && !entry.Files.Any(glob => glob.Matches(reference.Path));

    private bool InOwnRepository(Reference reference) =>
        ByDefaultName(reference) && reference.Upstream.Repo == input.Target.RepoOrNull;

    private static bool ByDefaultName(Reference reference) => reference.Tie is Tie.ByName { Name.Source: NameSource.Default };

    private static HashSet<int> Miscounted(PlanInput input)
    {
        var counts = input.Scan.References.Select(found => found.Reference.Tie).OfType<Tie.ByRule>().CountBy(tie => tie.Index).ToDictionary();
        return [.. input.Settings.Rules
            .Where(rule => rule.Expect is { } expected && expected != counts.GetValueOrDefault(rule.Index))
            .Select(rule => rule.Index)];
    }
}
