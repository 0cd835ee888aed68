using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What people said about upstreams in a target, read from all the marks that stand there: the bot needs no memory for it. Pure.</summary>
public sealed class PersonPolicy
{
    private readonly IReadOnlyList<(PersonSaid Said, int Number)> _said;
    private readonly DateTimeOffset _now;

    private PersonPolicy(IReadOnlyList<(PersonSaid Said, int Number)> said, DateTimeOffset now) => (_said, _now) = (said, now);

    public static PersonPolicy Of(Standing standing, DateTimeOffset now) => new(
        [.. standing.Pulls.Select(pull => (pull.Mark, pull.Number))
            .Concat(standing.Issues.Select(issue => (issue.Mark, issue.Number)))
            .SelectMany(thread => thread.Mark.Said.Select(said => (said, thread.Number)))
            .OrderBy(one => one.said.At)],
        now);

    /// <summary>Null = nothing is asked for, or it is over.</summary>
    public BumpReason.Snoozed? SnoozeOf(UpstreamId upstream) =>
        _said.Select(one => one.Said).OfType<PersonSaid.Snooze>().LastOrDefault(said => said.Of.Contains(upstream)) is { } last && last.Until > _now
            ? new BumpReason.Snoozed(last.Until, last.By)
            : null;

    /// <summary>Why a version is not offered; null = nobody asked for that.</summary>
    public BumpReason.IgnoredByPerson? Ignored(UpstreamId upstream, string tag, ReleaseVersion version)
    {
        BumpReason.IgnoredByPerson? reason = null;
        foreach (var (said, number) in _said.Where(one => one.Said.Of.Contains(upstream)))
        {
            reason = said switch
            {
                PersonSaid.Unignore => null,
                PersonSaid.Ignore ignore when VersionRange.TryParse(ignore.Range, out var range) && range.Contains(version) =>
                    new BumpReason.IgnoredByPerson(tag, ignore.Range, ignore.By, number),
                _ => reason,
            };
        }
        return reason;
    }

    /// <summary>The detection with the newest release that is not ignored as its candidate, and why the newest is not.</summary>
    public (Detection Detection, BumpReason.IgnoredByPerson? Ignored) Apply(Detection detection)
    {
        if (detection is not Detection.Found found || Ignored(found.Candidate) is not { } reason)
            return (detection, null);
        List<Candidate> left = [.. found.Allowed.Where(candidate => Ignored(candidate) is null)];
        var ignored = found.Allowed.Where(candidate => Ignored(candidate) is not null).Select(candidate => candidate.Release.Tag).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<SkippedRelease> skipped =
        [
            .. found.Skipped.Where(skip => !ignored.Contains(skip.Tag) && (left.Count == 0 || skip.Tag != left[0].Release.Tag)),
            .. ignored.Select(tag => new SkippedRelease(tag, new ReleaseSkip.Ignored(reason.Range))),
        ];
        return (
            left.Count == 0
                ? new Detection.NothingToMoveTo(found.Upstream, found.Snapshot, skipped) { Trust = found.Trust, ToCheck = found.ToCheck }
                : found with { Candidate = left[0], Allowed = left, Skipped = skipped },
            reason);

        BumpReason.IgnoredByPerson? Ignored(Candidate candidate) => this.Ignored(found.Upstream, candidate.Release.Tag, candidate.Version);
    }
}
