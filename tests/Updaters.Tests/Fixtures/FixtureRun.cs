using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace Updaters.Tests.Fixtures;

/// <summary>What the updaters make of one file: find, decide, apply, with the reasons of <c>fixtures/updaters/README.md</c>.</summary>
/// <param name="Moved">The submodules that move, with their new commits.</param>
public sealed record FixtureRun(byte[] After, IReadOnlyList<TextEdit> Edits, IReadOnlyList<Refusal> Refused, IReadOnlyDictionary<string, string> Moved)
{
    public static FixtureRun Of(FixtureCase fixture) => Of(fixture, fixture.Before);

    public static FixtureRun Of(FixtureCase fixture, byte[] bytes)
    {
        if (FileBytes.IsBinary(bytes))
            return new FixtureRun(bytes, [], [], new Dictionary<string, string>());
        var content = FileBytes.Decode(bytes);
        var found = Find(fixture, new FileText(fixture.Path, content.Text) { Repository = fixture.Repository });
        var optOut = OptOut.Read(content.Text);
        List<Decision> decisions = [.. found.Select(reference => Decide(
            reference,
            fixture,
            Upstream(fixture, reference),
            optOut.Covers(reference.Span),
            found.Any(other => other != reference && other.Span.Overlaps(reference.Span))))];
        WithPins(fixture, decisions);
        Together(decisions);
        List<TextEdit> edits = [.. decisions.Where(decision => decision.Moves).SelectMany(decision => decision.Edits).Distinct()];
        List<Refusal> refused = [.. decisions.Where(decision => decision.NewText is null).Select(decision => new Refusal(decision.Reference.Current, decision.Reason))];
        var moved = decisions
            .Where(decision => decision.Reference.Kind == ReferenceKind.Submodule && decision.NewText is { } commit && commit != fixture.Submodules[decision.Reference.Current])
            .ToDictionary(decision => decision.Reference.Current, decision => decision.NewText!);
        return new FixtureRun(content.Encode(TextEdits.Apply(content.Text, edits)), edits, refused, moved);
    }

    /// <summary>All pins of a reference move with it, or the reference stays.</summary>
    private static void WithPins(FixtureCase fixture, List<Decision> decisions)
    {
        List<TextEdit> edits = [.. decisions.Where(decision => decision.Moves).SelectMany(decision => decision.Edits)];
        for (var i = 0; i < decisions.Count; i++)
        {
            if (!decisions[i].Moves)
                continue;
            foreach (var pin in decisions[i].Reference.Pins)
            {
                var decision = decisions[i];
                var values = fixture.Evidence.For(pin, decision.Reference, decision.NewText!, Upstream(fixture, decision.Reference), edits);
                decisions[i] = values is not null && PinText.For(pin, values) is { } text
                    ? decision with { Edits = [.. decision.Edits, new TextEdit(pin.Span.Start, pin.Span.Length, text)] }
                    : decision with { NewText = null, Reason = pin.Kind.ToString() };
                if (decisions[i].NewText is null)
                    break;
            }
        }
    }

    /// <summary>Of the parts of one whole, none moves where another stays.</summary>
    private static void Together(List<Decision> decisions)
    {
        List<Decision> staying = [.. decisions.Where(decision => decision.NewText is null)];
        for (var i = 0; i < decisions.Count; i++)
        {
            if (decisions[i].NewText is not null && staying.Exists(other => InOneWhole(decisions[i].Reference, other.Reference)))
                decisions[i] = decisions[i] with { NewText = null, Reason = "OtherPartStays" };
        }
    }

    private static bool InOneWhole(Reference one, Reference other) =>
        one.Upstream == other.Upstream && (one.Whole?.Contains(other.Span) == true || other.Whole?.Contains(one.Span) == true);

    private static FixtureUpstream Upstream(FixtureCase fixture, Reference reference) =>
        fixture.Upstreams.Single(known => known.Upstream.Id == reference.Upstream);

    /// <summary>All references in the order of the text; the same place found twice for one upstream counts once.</summary>
    private static IReadOnlyList<Reference> Find(FixtureCase fixture, FileText file)
    {
        List<Upstream> upstreams = [.. fixture.Upstreams.Select(known => known.Upstream)];
        return
        [
            .. FileUpdaters.With(fixture.Rules)
                .Where(updater => updater.Handles(file.Path))
                .SelectMany(updater => updater.Find(file, upstreams))
                .DistinctBy(reference => (reference.Upstream, reference.Span))
                .OrderBy(reference => reference.Span.Start),
        ];
    }

    private static Decision Decide(Reference reference, FixtureCase fixture, FixtureUpstream upstream, bool optedOut, bool ambiguous)
    {
        var (text, reason) = optedOut ? (null, "OptedOut")
            : ambiguous ? (null, "Ambiguous")
            : reference.Kind switch
            {
                ReferenceKind.Range => OfRange(reference, fixture.Ranges, upstream),
                ReferenceKind.Commit => OfCommit(reference.Current, upstream),
                ReferenceKind.Submodule => fixture.Submodules.TryGetValue(reference.Current, out var commit) ? OfCommit(commit, upstream) : (null, "NoSuchSubmodule"),
                _ => OfVersion(reference, upstream),
            };
        TextEdit[] edits = text is null || reference.Kind == ReferenceKind.Submodule ? [] : [new TextEdit(reference.Span.Start, reference.Span.Length, text)];
        return new Decision(reference, text, reason, edits);
    }

    private static (string? Text, string Reason) OfVersion(Reference reference, FixtureUpstream upstream)
    {
        if (!VersionStyle.TryRead(reference.Current, reference.Kind, upstream.Published, out var style))
            return (null, "NotAVersion");
        if (reference.Tie is Tie.ByName { Name.Source: NameSource.Default } && !upstream.Published.Names(style.Version))
            return (null, "NotItsVersion");
        if (!upstream.Published.Pattern.TryRead(upstream.To, out var newest))
            return (null, "UnsafeVersion");
        if (style.Version > newest)
            return (null, "NewerThanCandidate");
        if (style.Version == newest)
            return (reference.Current, "");
        if (reference.Majors?.Contain(newest) == false)
            return (null, "OtherMajor");
        return style.Spell(upstream.To) switch
        {
            Spelling.Written written => (written.Text, ""),
            Spelling.NoSuchTag => (null, "NoSuchTag"),
            _ => (null, "UnsafeVersion"),
        };
    }

    private static (string? Text, string Reason) OfRange(Reference reference, RangePolicy ranges, FixtureUpstream upstream) =>
        !upstream.Published.Pattern.TryRead(upstream.To, out var newest) ? (null, "UnsafeVersion") : RangeMove.Of(reference.Current, reference.Dialect!.Value, newest, ranges) switch
        {
            RangeMove.Written written => (written.Text, ""),
            RangeMove.Allows => (reference.Current, ""),
            RangeMove.LeftByPolicy => (null, "RangeLeft"),
            RangeMove.Above => (null, "NewerThanCandidate"),
            _ => (null, "RangeUnreadable"),
        };

    private static (string? Text, string Reason) OfCommit(string current, FixtureUpstream upstream)
    {
        var tag = upstream.Commits.FirstOrDefault(known => known.Value == current).Key;
        if (tag is null)
            return (null, "CommitNotKnown");
        return upstream.Commits.TryGetValue(upstream.To, out var commit) ? (commit, "") : (null, "CommitSha");
    }

    /// <param name="NewText">What the reference is to be; its own text where it is current; null = it stays for the reason.</param>
    private sealed record Decision(Reference Reference, string? NewText, string Reason, IReadOnlyList<TextEdit> Edits)
    {
        public bool Moves => NewText is not null && NewText != Reference.Current;
    }
}
