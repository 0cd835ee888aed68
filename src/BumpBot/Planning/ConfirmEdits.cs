using System.Runtime.CompilerServices;
using BumpBot.Model;
using Updaters;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>Moves whose edits were made and read back, the files and submodules that come of it, and the moves that did not hold.</summary>
internal sealed record ConfirmedEdits(
    IReadOnlyList<ReferenceMove> Moves,
    IReadOnlyList<TreeChange> Changes,
    IReadOnlyList<NotDone.Reference> Refused);

/// <summary>
/// Makes the edits of a file and finds again in the edited text: each moved reference must be there, at its shifted place, with the
/// new version and the new pins, and would not move again; a submodule's path must be there still, and its commit moves in the tree. A file for which that does not hold is left out as a whole.
/// </summary>
internal static class ConfirmEdits
{
    /// <summary>The same list for all edits of a plan: by it updaters know again what they have worked out of the upstreams' names.</summary>
    private static readonly ConditionalWeakTable<IReadOnlyList<WatchEntry>, IReadOnlyList<Upstream>> Upstreams = [];

    public static ConfirmedEdits For(IReadOnlyList<ReferenceMove> moves, Detection.Found upstream, PlanInput input)
    {
        var kept = new List<ReferenceMove>();
        var changes = new List<TreeChange>();
        var refused = new List<NotDone.Reference>();
        foreach (var file in moves.GroupBy(move => move.Found.Reference.Path, StringComparer.Ordinal))
        {
            List<ReferenceMove> inFile = [.. file.OrderBy(move => move.Found.Reference.Span.Start)];
            if (Together(file.Key, [.. inFile.Select(move => (move, upstream))], input) is { } made)
            {
                kept.AddRange(inFile);
                changes.AddRange(made);
            }
            else
            {
                refused.AddRange(inFile.Select(move => new NotDone.Reference(move.Found, new ReferenceReason.EditNotConfirmed())));
            }
        }
        return new ConfirmedEdits(kept, changes, refused);
    }

    /// <summary>Makes the moves of one file at once, be they one upstream's or several's.</summary>
    /// <returns>Null where it does not hold.</returns>
    public static IReadOnlyList<TreeChange>? Together(string path, IReadOnlyList<(ReferenceMove Move, Detection.Found Upstream)> made, PlanInput input)
    {
        List<ReferenceMove> moves = [.. made.Select(one => one.Move)];
        if (!input.Scan.Files.TryGetValue(path, out var scanned))
            return null;
        var before = scanned.Content.Text;
        // References that are parts of one whole have their pins in common.
        List<TextEdit> edits = [.. moves.SelectMany(move => move.Edits).Distinct().OrderBy(edit => edit.Offset)];
        if (moves.Exists(move => !StandsIn(before, move.Found.Reference)) || Overlap(edits))
            return null;
        var after = TextEdits.Apply(before, edits);
        return FoundAgain(new FileText(path, after) { Repository = input.Target.RepoOrNull }, made, edits, input)
            ? [
                .. edits.Count > 0 ? [new FileChange(path, scanned.Content.Encode(before), scanned.Content.Encode(after))] : Array.Empty<TreeChange>(),
                .. moves.Select(move => move.Submodule).OfType<SubmoduleChange>(),
            ]
            : null;
    }

    private static bool StandsIn(string text, Reference reference) =>
        StandsIn(text, reference.Span, reference.Current) && reference.Pins.All(pin => StandsIn(text, pin.Span, pin.Current));

    private static bool StandsIn(string text, TextSpan span, string current) =>
        span.Start >= 0 && span.End <= text.Length && span.Of(text) == current;

    private static bool Overlap(List<TextEdit> edits) => edits.Zip(edits.Skip(1)).Any(pair => pair.First.Span.End > pair.Second.Offset);

    private static bool FoundAgain(FileText after, IReadOnlyList<(ReferenceMove Move, Detection.Found Upstream)> made, List<TextEdit> edits, PlanInput input)
    {
        var upstreams = Upstreams.GetValue(input.Settings.Watch, watch => [.. watch.Select(entry => entry.Upstream)]);
        var names = made.Select(one => one.Move.Found.Updater).ToHashSet(StringComparer.Ordinal);
        var found = input.Updaters
            .Where(updater => names.Contains(updater.Name))
            .SelectMany(updater => Find(updater, after, upstreams))
            .ToLookup(place => (place.Updater, place.Reference.Span), place => place.Reference);
        var places = new ShiftedPlaces(edits);
        return made.All(one =>
        {
            var place = new TextSpan(places.Start(one.Move.Found.Reference.Span.Start), TextAfter(one.Move).Length);
            return found[(one.Move.Found.Updater, place)].Any(now => IsMoved(now, one.Move, places, one.Upstream, input.Settings.Ranges));
        });
    }

    private static string TextAfter(ReferenceMove move) => move.Edit is null ? move.Found.Reference.Current : move.NewText;

    private static IEnumerable<(string Updater, Reference Reference)> Find(IFileUpdater updater, FileText text, IReadOnlyList<Upstream> upstreams) =>
        updater.Find(text, upstreams).Select(reference => (updater.Name, reference));

    private static bool IsMoved(Reference now, ReferenceMove move, ShiftedPlaces places, Detection.Found upstream, RangePolicy ranges) =>
        now.Upstream == move.Found.Reference.Upstream
        && now.Kind == move.Found.Reference.Kind
        && now.Current == TextAfter(move)
        && HasPins(now, move, places)
        && now.Kind switch
        {
            ReferenceKind.Commit or ReferenceKind.Submodule => true,
            ReferenceKind.Range => RangeMove.Of(now.Current, now.Dialect!.Value, upstream.Candidate.Version, ranges) is var again
                && (again is RangeMove.Allows || (again is RangeMove.Written written && written.Text == now.Current)),
            _ => VersionStyle.TryRead(now.Current, now.Kind, upstream.Published, out var style)
                && style.Spell(upstream.Candidate.Release.Tag) is Spelling.Written spelled
                && spelled.Text == now.Current,
        };

    private static bool HasPins(Reference now, ReferenceMove move, ShiftedPlaces places) =>
        now.Pins.Count == move.Pins.Count
        && move.Pins.All(pin => now.Pins.Any(other =>
            other.Kind == pin.Pin.Kind && other.Span.Start == places.Start(pin.Pin.Span.Start) && other.Current == pin.NewText));

    /// <summary>Where a place of the old text is in the new one.</summary>
    private sealed class ShiftedPlaces(IReadOnlyList<TextEdit> edits)
    {
        private readonly int[] _offsets = [.. edits.Select(edit => edit.Offset)];
        private readonly int[] _shifts = [.. Shifts(edits)];

        public int Start(int offset)
        {
            var at = Array.BinarySearch(_offsets, offset);
            return offset + _shifts[at >= 0 ? at : ~at];
        }

        /// <summary>The shift before each edit, and behind the last.</summary>
        private static IEnumerable<int> Shifts(IReadOnlyList<TextEdit> edits)
        {
            var shift = 0;
            foreach (var edit in edits)
            {
                yield return shift;
                shift += edit.Replacement.Length - edit.Length;
            }
            yield return shift;
        }
    }
}
