using BumpBot.Model;
using Updaters;
using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>Moves whose edits were made and read back, the files that come of it, and the moves that did not hold.</summary>
internal sealed record ConfirmedEdits(
    IReadOnlyList<ReferenceMove> Moves,
    IReadOnlyList<FileChange> Changes,
    IReadOnlyList<NotDone.Reference> Refused);

/// <summary>
/// Makes the edits of one upstream and finds again in the edited text: each moved reference must be there, at its shifted place, with the
/// new version, and would not move again. A file for which that does not hold is left out as a whole.
/// </summary>
internal static class ConfirmEdits
{
    public static ConfirmedEdits For(IReadOnlyList<ReferenceMove> moves, Detection.Found upstream, PlanInput input)
    {
        var kept = new List<ReferenceMove>();
        var changes = new List<FileChange>();
        var refused = new List<NotDone.Reference>();
        foreach (var file in moves.GroupBy(move => move.Found.Reference.Path, StringComparer.Ordinal))
        {
            List<ReferenceMove> inFile = [.. file.OrderBy(move => move.Found.Reference.Span.Start)];
            if (Change(file.Key, inFile, upstream, input) is { } change)
            {
                kept.AddRange(inFile);
                changes.Add(change);
            }
            else
            {
                refused.AddRange(inFile.Select(move => new NotDone.Reference(move.Found, new ReferenceReason.EditNotConfirmed())));
            }
        }
        return new ConfirmedEdits(kept, changes, refused);
    }

    private static FileChange? Change(string path, List<ReferenceMove> moves, Detection.Found upstream, PlanInput input)
    {
        if (!input.Scan.Files.TryGetValue(path, out var scanned))
            return null;
        var before = scanned.Content.Text;
        if (moves.Exists(move => !StandsIn(before, move.Found.Reference)))
            return null;
        var after = TextEdits.Apply(before, moves.Select(move => move.Edit));
        return FoundAgain(new FileText(path, after), moves, upstream, input)
            ? new FileChange(path, scanned.Content.Encode(before), scanned.Content.Encode(after))
            : null;
    }

    private static bool StandsIn(string text, Reference reference) =>
        reference.Span.Start >= 0 && reference.Span.End <= text.Length && reference.Span.Of(text) == reference.Current;

    private static bool FoundAgain(FileText after, List<ReferenceMove> moves, Detection.Found upstream, PlanInput input)
    {
        var upstreams = input.Settings.Watch.Select(entry => entry.Upstream).ToList();
        var names = moves.Select(move => move.Found.Updater).ToHashSet(StringComparer.Ordinal);
        var found = input.Updaters
            .Where(updater => names.Contains(updater.Name))
            .SelectMany(updater => Find(updater, after, upstreams))
            .ToLookup(place => (place.Updater, place.Reference.Span), place => place.Reference);
        var shift = 0;
        foreach (var move in moves)
        {
            var old = move.Found.Reference;
            var place = new TextSpan(old.Span.Start + shift, move.NewText.Length);
            if (!found[(move.Found.Updater, place)].Any(now => IsMoved(now, move, upstream)))
                return false;
            shift += move.NewText.Length - old.Span.Length;
        }
        return true;
    }

    private static IEnumerable<(string Updater, Reference Reference)> Find(IFileUpdater updater, FileText text, List<Upstream> upstreams) =>
        updater.Find(text, upstreams).Select(reference => (updater.Name, reference));

    private static bool IsMoved(Reference now, ReferenceMove move, Detection.Found upstream) =>
        now.Upstream == move.Found.Reference.Upstream
        && now.Current == move.NewText
        && VersionStyle.TryRead(now.Current, now.Kind, upstream.Published, out var style)
        && style.Spell(upstream.Candidate.Release.Tag) is Spelling.Written again
        && again.Text == now.Current;
}
