using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning;

/// <summary>An upstream with a candidate, and what moving to it would mean for the target.</summary>
/// <param name="Wanted">Whether any reference was to move, before the edits were confirmed.</param>
/// <param name="Bump">Null where nothing moves.</param>
/// <param name="Left">The references that do not move.</param>
/// <param name="Waits">Why nothing moves yet; null = nothing is waited for.</param>
internal sealed record Prospect(
    Detection.Found Upstream,
    UpstreamStanding Standing,
    bool Wanted,
    Bump? Bump,
    IReadOnlyList<TreeChange> Changes,
    IReadOnlyList<NotDone.Reference> Left,
    BumpReason.WaitsForEvidence? Waits)
{
    public UpstreamId Id => Upstream.Upstream;

    public string Tag => Upstream.Candidate.Release.Tag;

    /// <summary>
    /// Proof that nothing is left to do: at least one reference is at the candidate or beyond, none moves, and none is held back that might
    /// have to.
    /// </summary>
    public bool IsCurrent =>
        !Wanted
        && Left.Any(left => IsSettled(left.Reason))
        && Left.All(left => IsSettled(left.Reason) || left.Reason is ReferenceReason.OptedOut or ReferenceReason.OutsideFiles or ReferenceReason.NotAVersion
            or ReferenceReason.NotItsVersion or ReferenceReason.OwnRepository or ReferenceReason.CommitNotKnown or ReferenceReason.NoSuchSubmodule or ReferenceReason.RangeLeft);

    /// <summary>Why nothing that is there may be rewritten in this run: places that a rival may claim, which was not seen. Null = nothing speaks against it.</summary>
    public BumpReason.RivalNotSeen? Unsure =>
        Left.Select(left => left.Reason).OfType<ReferenceReason.RivalNotSeen>().FirstOrDefault() is { } reason
            ? new BumpReason.RivalNotSeen(reason.Rival)
            : null;

    /// <summary>Whether something that could move stays since workflow files may not be changed.</summary>
    public bool NeedsWorkflowsPermission => LacksWorkflows(Left);

    public Prospect Warning(IReadOnlyList<Alarm> alarms) => this with { Bump = Bump is null ? null : Bump with { Alarms = alarms } };

    public static Prospect Of(Detection.Found upstream, Choice choice, PlanInput input)
    {
        var confirmed = ConfirmEdits.For(choice.Moves, upstream, input);
        List<NotDone.Reference> left = [.. choice.Left, .. confirmed.Refused];
        var rename = confirmed.Moves.Count > 0 ? RenameInConfig.Of(upstream, confirmed.Changes, input) : null;
        return new Prospect(
            upstream,
            UpstreamStanding.Of(input.Standing, upstream.Upstream),
            choice.Moves.Count > 0 || choice.Waits is not null || LacksWorkflows(left),
            confirmed.Moves.Count > 0 ? BumpOf(upstream, confirmed.Moves, left, input) with { LockFiles = LockFilesToRenew.Of(confirmed.Moves, input.Scan), Rename = rename } : null,
            rename is ConfigRename.Edited edited ? [.. confirmed.Changes, edited.Change] : confirmed.Changes,
            left,
            choice.Waits);
    }

    private static bool LacksWorkflows(IEnumerable<NotDone.Reference> left) => left.Any(one => one.Reason is ReferenceReason.NeedsWorkflowsPermission);

    /// <summary>The place is at the candidate or beyond.</summary>
    private static bool IsSettled(ReferenceReason reason) =>
        reason is ReferenceReason.AlreadyCurrent or ReferenceReason.NewerThanCandidate or ReferenceReason.RangeAllows;

    private static Bump BumpOf(Detection.Found upstream, IReadOnlyList<ReferenceMove> moves, List<NotDone.Reference> left, PlanInput input)
    {
        var from = FromVersions.Of(moves, upstream);
        var oldest = from.Count > 0 ? from[0].Version : null;
        var notes = upstream.Allowed
            .Where(release => oldest is null ? release == upstream.Candidate : release.Version > oldest && release.Version <= upstream.Candidate.Version)
            .OrderByDescending(release => release.Version)
            .Select(release => release.Release);
        var bump = new Bump(upstream.Upstream, upstream.Snapshot, [.. from.Select(version => version.Text)], upstream.Candidate, moves, [.. notes], left);
        return PassedReleases.Told(bump, oldest, upstream.Published, input.Evidence);
    }
}
