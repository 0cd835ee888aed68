using System.Diagnostics;
using BumpBot.Model;
using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>What becomes of an upstream's references.</summary>
internal sealed record Choice(IReadOnlyList<ReferenceMove> Moves, IReadOnlyList<NotDone.Reference> Left);

/// <summary>For each reference: the text that it moves to, or the reason why it stays.</summary>
internal sealed class ChooseReferences(PlanInput input)
{
    private readonly ILookup<string, FoundReference> _byPath = input.Scan.References.ToLookup(found => found.Reference.Path, StringComparer.Ordinal);
    private readonly Dictionary<UpstreamId, WatchEntry> _entries = input.Settings.Watch.DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id);
    private readonly HashSet<int> _miscounted = Miscounted(input);

    public Choice For(WatchEntry entry, Detection.Found upstream)
    {
        var moves = new List<ReferenceMove>();
        var left = new List<NotDone.Reference>();
        var own = input.Scan.References.Where(found => found.Reference.Upstream == entry.Id);
        foreach (var found in own.OrderBy(found => found.Reference.Path, StringComparer.Ordinal).ThenBy(found => found.Reference.Span.Start))
        {
            switch (Choose(found, entry, upstream))
            {
                case (_, { } reason):
                    left.Add(new NotDone.Reference(found, reason));
                    break;
                case ({ } text, _):
                    moves.Add(new ReferenceMove(found, text));
                    break;
            }
        }
        return new Choice(moves, left);
    }

    private (string? Text, ReferenceReason? Reason) Choose(FoundReference found, WatchEntry entry, Detection.Found upstream)
    {
        if (Exclude(found, entry) is { } excluded)
            return (null, excluded);
        if (!VersionStyle.TryRead(found.Reference.Current, found.Reference.Kind, upstream.Published, out var style))
            return (null, new ReferenceReason.NotAVersion());
        if (ByDefaultName(found.Reference) && !upstream.Published.Names(style.Version))
            return (null, new ReferenceReason.NotItsVersion());
        if (Rivals(found) is { Count: > 0 } rivals)
            return (null, new ReferenceReason.Ambiguous(string.Join(", ", rivals)));
        if (style.Version == upstream.Candidate.Version)
            return (null, new ReferenceReason.AlreadyCurrent());
        if (style.Version > upstream.Candidate.Version)
            return (null, new ReferenceReason.NewerThanCandidate(upstream.Candidate.Release.Tag));
        return Spell(found.Reference.Current, style, upstream.Candidate.Release.Tag);
    }

    /// <summary>What can be told before the version is read.</summary>
    private ReferenceReason? Exclude(FoundReference found, WatchEntry entry)
    {
        if (found.OptedOut)
            return new ReferenceReason.OptedOut();
        if (Outside(found.Reference, entry))
            return new ReferenceReason.OutsideFiles();
        if (InOwnRepository(found.Reference))
            return new ReferenceReason.OwnRepository();
        if (found.Reference.Pins is [var pin, ..])
            return new ReferenceReason.PinNotSupported(pin.Kind);
        return found.Reference.Tie is Tie.ByRule rule && _miscounted.Contains(rule.Index)
            ? new ReferenceReason.RuleMiscounted(rule.Index)
            : null;
    }

    private static (string? Text, ReferenceReason? Reason) Spell(string current, VersionStyle style, string tag) => style.Spell(tag) switch
    {
        Spelling.Written written when written.Text == current => (null, new ReferenceReason.AlreadyCurrent()),
        Spelling.Written written when !VersionStyle.IsSafe(written.Text) => (null, new ReferenceReason.UnsafeVersion(written.Text)),
        Spelling.Written written => (written.Text, null),
        Spelling.Unsafe refused => (null, new ReferenceReason.UnsafeVersion(refused.Text)),
        Spelling.NoSuchTag missing => (null, new ReferenceReason.NoSuchTag(missing.Text)),
        _ => throw new UnreachableException(),
    };

    /// <summary>The upstreams that claim a place that overlaps this one, itself among them where two of its references overlap.</summary>
    private List<UpstreamId> Rivals(FoundReference found) =>
        [.. _byPath[found.Reference.Path]
            .Where(other => !ReferenceEquals(other, found) && other.Reference.Span.Overlaps(found.Reference.Span) && Claims(other))
            .Select(other => other.Reference.Upstream)
            .Distinct()];

    /// <summary>Whether a reference is a claim to its place; where its upstream is not known well enough to tell, it is.</summary>
    private bool Claims(FoundReference found)
    {
        var reference = found.Reference;
        if (!_entries.TryGetValue(reference.Upstream, out var entry) || Outside(reference, entry) || InOwnRepository(reference))
            return false;
        return !input.Detections.TryGetValue(reference.Upstream, out var detection)
            || detection is not Detection.Found upstream
            || (VersionStyle.TryRead(reference.Current, reference.Kind, upstream.Published, out var style)
                && (!ByDefaultName(reference) || upstream.Published.Names(style.Version)));
    }

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
