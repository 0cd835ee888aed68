using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>
/// Holds the moves of an upstream against what was learned outside: the new version has to be where the file needs it, and every pin needs
/// its new text. A reference whose pin nobody can tell stays; where something is still to come, all of the upstream's references wait, since
/// they are to arrive in one pull request.
/// </summary>
internal sealed class WeighEvidence(PlanInput input)
{
    public Choice Of(Choice wanted, Detection.Found upstream)
    {
        var (moves, left) = (wanted.Moves, wanted.Left);
        while (true)
        {
            var edits = EvidenceQuestions.EditsByFile(moves);
            List<(ReferenceMove Move, Verdict Verdict)> judged = [.. moves.Select(move => (move, Judge(move, upstream, edits[move.Found.Reference.Path])))];
            if (judged.Select(one => one.Verdict).OfType<Verdict.Waits>().FirstOrDefault() is { } waits)
                return Waiting(judged, left, waits);
            List<NotDone.Reference> staying = [.. judged.Where(one => one.Verdict is Verdict.Stays).Select(one => new NotDone.Reference(one.Move.Found, ((Verdict.Stays)one.Verdict).Reason))];
            List<ReferenceMove> going = [.. judged.Select(one => one.Verdict).OfType<Verdict.Goes>().Select(goes => goes.Move)];
            if (staying.Count == 0)
                return new Choice(going, left);
            // What stays may hold others back, and a URL whose file was hashed may read differently without them.
            var together = ChooseReferences.Together([.. going.Select(move => move with { Pins = [], Evidence = MoveEvidence.NotAsked })], [.. left, .. staying]);
            (moves, left) = (together.Moves, together.Left);
        }
    }

    private static Choice Waiting(List<(ReferenceMove Move, Verdict Verdict)> judged, IReadOnlyList<NotDone.Reference> left, Verdict.Waits first) => new(
        [],
        [
            .. left,
            .. judged.Select(one => new NotDone.Reference(one.Move.Found, one.Verdict switch
            {
                Verdict.Waits waits => waits.Reason,
                Verdict.Stays stays => stays.Reason,
                _ => new ReferenceReason.WaitsWithOthers(first.What),
            })),
        ],
        new BumpReason.WaitsForEvidence(first.What));

    private Verdict Judge(ReferenceMove move, Detection.Found upstream, IReadOnlyList<TextEdit> edits)
    {
        var published = EvidenceQuestions.Published(move, upstream);
        if (published is not null && WaitsFor(published) is { } verdict)
            return verdict;
        List<PinMove> pins = [];
        foreach (var pin in move.Found.Reference.Pins)
        {
            var (text, refusal) = NewText(pin, move, upstream, edits);
            if (refusal is not null)
                return refusal;
            pins.Add(new PinMove(pin, text!));
        }
        return new Verdict.Goes(move with { Pins = pins, Evidence = published is null ? MoveEvidence.NotAsked : EvidenceOf(published) });
    }

    private Verdict.Waits? WaitsFor(EvidenceQuestion published) => AnswerTo(published) switch
    {
        EvidenceAnswer.Absent => new Verdict.Waits(published.ToString()!, new ReferenceReason.NotPublishedYet(published.ToString()!)),
        EvidenceAnswer.Unknown unknown when input.Settings.Verify == Verification.Strict => Waits(published, unknown.Why),
        EvidenceAnswer.NoPlace none when input.Settings.Verify == Verification.Strict => Waits(published, none.Why),
        _ => null,
    };

    private MoveEvidence EvidenceOf(EvidenceQuestion question) => AnswerTo(question) switch
    {
        EvidenceAnswer.There => new MoveEvidence.Published(question.ToString()!),
        EvidenceAnswer.Unknown unknown => new MoveEvidence.Unverified(question.ToString()!, unknown.Why),
        _ => MoveEvidence.NotAsked,
    };

    /// <returns>The pin's new text, or why there is none.</returns>
    private (string? Text, Verdict? Refusal) NewText(Pin pin, ReferenceMove move, Detection.Found upstream, IReadOnlyList<TextEdit> edits)
    {
        if (pin.Kind == PinKind.CommitSha && upstream.Candidate.Release.Commit is { } known)
            return Written(pin, [known]);
        if (EvidenceQuestions.OfPin(pin, move, upstream, edits) is not { } question)
            return (null, new Verdict.Stays(new ReferenceReason.PinNotSupported(pin.Kind)));
        return AnswerTo(question) switch
        {
            EvidenceAnswer.There there => Written(pin, there.Values),
            EvidenceAnswer.Absent => (null, new Verdict.Waits(question.ToString()!, new ReferenceReason.NotPublishedYet(question.ToString()!))),
            EvidenceAnswer.Unknown unknown => (null, Waits(question, unknown.Why)),
            EvidenceAnswer.NoPlace none => (null, new Verdict.Stays(new ReferenceReason.PinUnknown(pin.Kind, none.Why))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static (string? Text, Verdict? Refusal) Written(Pin pin, IReadOnlyList<string> values) =>
        PinText.For(pin, values) is { } text ? (text, null) : (null, new Verdict.Stays(new ReferenceReason.PinNotSupported(pin.Kind)));

    private static Verdict.Waits Waits(EvidenceQuestion question, string why) =>
        new(question.ToString()!, new ReferenceReason.EvidenceUnknown(question.ToString()!, why));

    private EvidenceAnswer AnswerTo(EvidenceQuestion question) => input.Evidence.GetValueOrDefault(question) ?? UpstreamCommits.NothingAsked(input);

    /// <summary>What the evidence means for one move. A closed family.</summary>
    private abstract record Verdict
    {
        public sealed record Goes(ReferenceMove Move) : Verdict;

        public sealed record Stays(ReferenceReason Reason) : Verdict;

        public sealed record Waits(string What, ReferenceReason Reason) : Verdict;
    }
}
