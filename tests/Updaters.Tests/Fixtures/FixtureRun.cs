using Updaters.References;
using Updaters.Text;
using Updaters.Versions;

namespace Updaters.Tests.Fixtures;

/// <summary>What the updaters make of one file: find, decide, apply, with the reasons of <c>fixtures/updaters/README.md</c>.</summary>
public sealed record FixtureRun(byte[] After, IReadOnlyList<TextEdit> Edits, IReadOnlyList<Refusal> Refused)
{
    public static FixtureRun Of(FixtureCase fixture) => Of(fixture, fixture.Before);

    public static FixtureRun Of(FixtureCase fixture, byte[] bytes)
    {
        if (FileBytes.IsBinary(bytes))
            return new FixtureRun(bytes, [], []);
        var content = FileBytes.Decode(bytes);
        var found = Find(fixture, new FileText(fixture.Path, content.Text));
        var optOut = OptOut.Read(content.Text);
        var decisions = found.ToDictionary(
            reference => (reference.Upstream, reference.Span),
            reference => Decide(
                reference,
                fixture.Upstreams.Single(known => known.Upstream.Id == reference.Upstream),
                optOut.Covers(reference.Span),
                found.Any(other => other != reference && other.Span.Overlaps(reference.Span))));
        List<TextEdit> edits = [];
        List<Refusal> refused = [];
        foreach (var reference in found)
        {
            var decision = decisions[(reference.Upstream, reference.Span)];
            if (found.Any(other => decisions[(other.Upstream, other.Span)].Text is null && InOneWhole(reference, other)) && decision.Text is not null)
                decision = (null, "OtherPartStays");
            if (decision.Text is not { } text)
                refused.Add(new Refusal(reference.Current, decision.Reason));
            else if (text != reference.Current)
                edits.Add(new TextEdit(reference.Span.Start, reference.Span.Length, text));
        }
        return new FixtureRun(content.Encode(TextEdits.Apply(content.Text, edits)), edits, refused);
    }

    private static bool InOneWhole(Reference one, Reference other) =>
        one.Upstream == other.Upstream && (one.Whole?.Contains(other.Span) == true || other.Whole?.Contains(one.Span) == true);

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

    private static (string? Text, string Reason) Decide(Reference reference, FixtureUpstream upstream, bool optedOut, bool ambiguous)
    {
        if (optedOut)
            return (null, "OptedOut");
        if (reference.Pins.Count > 0)
            return (null, reference.Pins[0].Kind.ToString());
        if (ambiguous)
            return (null, "Ambiguous");
        if (!VersionStyle.TryRead(reference.Current, reference.Kind, upstream.Published, out var style))
            return (null, "NotAVersion");
        if (reference.Tie is Tie.ByName { Name.Source: NameSource.Default } && !upstream.Published.Names(style.Version))
            return (null, "NotItsVersion");
        if (!upstream.Published.Pattern.TryRead(upstream.To, out var newest))
            return (null, "UnsafeVersion");
        if (style.Version > newest)
            return (null, "NewerThanCandidate");
        return style.Spell(upstream.To) switch
        {
            Spelling.Written written => (written.Text, ""),
            Spelling.NoSuchTag => (null, "NoSuchTag"),
            _ => (null, "UnsafeVersion"),
        };
    }
}
