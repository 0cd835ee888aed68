using System.Diagnostics;
using Updaters;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;
using Updaters.Versions;

namespace Fuzz;

/// <param name="Kind">What is broken, in a few words that stay the same while the text shrinks.</param>
internal sealed record Failure(string Updater, string Kind, string Details);

/// <summary>What every updater promises of every text.</summary>
internal static class ContractCheck
{
    private static readonly string MadeUpHash = new('7', 64);

    /// <param name="times">Told how long each updater took.</param>
    /// <param name="found">How many references all updaters found.</param>
    public static Failure? Of(FuzzSeed seed, string text, UpdaterTimes times, out int found)
    {
        found = 0;
        var file = new FileText(seed.Fixture.Path, text);
        var mayName = seed.Search.MayName(text);
        foreach (var updater in seed.Updaters)
        {
            try
            {
                var since = Stopwatch.GetTimestamp();
                List<Reference> references = [.. updater.Find(file, seed.Upstreams)];
                times.Add(updater.Name, text.Length, Stopwatch.GetElapsedTime(since));
                found += references.Count;
                if (references.Count > 0 && !mayName && FileUpdaters.All.Contains(updater))
                    return new Failure(updater.Name, "the search over all names saw none", references[0].ToString());
                if (Broken(seed, file, references) is { } kind)
                    return new Failure(updater.Name, kind, "");
            }
            catch (Exception thrown)
            {
                return new Failure(updater.Name, $"threw {thrown.GetType().Name}", thrown.ToString());
            }
        }
        return null;
    }

    private static string? Broken(FuzzSeed seed, FileText file, List<Reference> references)
    {
        foreach (var reference in references)
        {
            if (reference.Path != file.Path || !seed.Upstreams.Any(upstream => upstream.Id == reference.Upstream))
                return "a reference of another file or upstream";
            if (!StandsAt(file.Text, reference.Span, reference.Current) || reference.Span.Length == 0)
                return "a reference that is not the text at its place";
            if (reference.Pins.Any(pin => !StandsAt(file.Text, pin.Span, pin.Current)))
                return "a pin that is not the text at its place";
            if (reference.Pins.Any(pin => pin.Span.Overlaps(reference.Span)))
                return "a pin over its own version";
            if (reference.Whole is { } whole && (whole.Start < 0 || whole.End > file.Text.Length))
                return "a whole outside of the text";
            if ((reference.Kind == ReferenceKind.Range) != (reference.Dialect is not null))
                return "a range without a dialect, or a dialect without a range";
        }
        return references.GroupBy(reference => reference.Upstream).Any(Overlap) ? "references of one upstream that overlap or are out of order" : Spilt(seed, file.Text, references);
    }

    private static bool Overlap(IEnumerable<Reference> ofOne) =>
        ofOne.Zip(ofOne.Skip(1)).Any(pair => pair.First.Span.End > pair.Second.Span.Start);

    private static bool StandsAt(string text, TextSpan span, string current) =>
        span.Start >= 0 && span.Length >= 0 && span.End <= text.Length && span.Of(text) == current;

    /// <summary>Makes all edits that do not overlap, and compares what lies outside of them.</summary>
    private static string? Spilt(FuzzSeed seed, string text, List<Reference> references)
    {
        List<TextEdit> edits = [];
        foreach (var edit in references.SelectMany(reference => Edits(seed, reference)))
        {
            if (!edits.Exists(other => other.Span.Overlaps(edit.Span)))
                edits.Add(edit);
            if (edits.Count == 200)
                break;
        }
        edits.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        var after = TextEdits.Apply(text, edits).AsSpan();
        var position = 0;
        foreach (var edit in edits)
        {
            var kept = text.AsSpan(position, edit.Offset - position);
            if (!after.StartsWith(kept, StringComparison.Ordinal) || !after[kept.Length..].StartsWith(edit.Replacement, StringComparison.Ordinal))
                return "text outside of the edits was changed";
            after = after[(kept.Length + edit.Replacement.Length)..];
            position = edit.Span.End;
        }
        return after.SequenceEqual(text.AsSpan(position)) ? null : "text behind the edits was changed";
    }

    private static IEnumerable<TextEdit> Edits(FuzzSeed seed, Reference reference)
    {
        yield return Edit(reference.Span, NewText(seed.Fixture.Upstreams.First(known => known.Upstream.Id == reference.Upstream), reference));
        foreach (var pin in reference.Pins)
        {
            if (PinText.For(pin, MadeUp(pin)) is { } written)
                yield return Edit(pin.Span, written);
        }
    }

    private static TextEdit Edit(TextSpan span, string text) => new(span.Start, span.Length, text);

    /// <summary>What planning would write, by the same functions, else something made up.</summary>
    private static string NewText(FixtureUpstream upstream, Reference reference)
    {
        if (reference.Kind == ReferenceKind.Range && upstream.Published.Pattern.TryRead(upstream.To, out var newest))
        {
            var moves = Enum.GetValues<RangePolicy>().Select(policy => RangeMove.Of(reference.Current, reference.Dialect!.Value, newest, policy)).ToList();
            return moves.OfType<RangeMove.Written>().FirstOrDefault()?.Text ?? "==99.98.97";
        }
        return VersionStyle.TryRead(reference.Current, reference.Kind, upstream.Published, out var style) && style.Spell(upstream.To) is Spelling.Written written
            ? written.Text
            : "99.98.97";
    }

    private static string[] MadeUp(Pin pin) => pin.Kind switch
    {
        PinKind.ImageDigest => ["sha256:" + MadeUpHash],
        PinKind.CommitSha => [MadeUpHash[..40]],
        PinKind.HashList => [MadeUpHash, MadeUpHash],
        _ => [MadeUpHash],
    };
}
