using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>What has to be known from outside before a target's references may move. Pure: somebody else asks.</summary>
public static class EvidenceQuestions
{
    /// <summary>Every question that the plan will want answered, each once; none where the config asks for no evidence.</summary>
    public static IReadOnlyList<EvidenceQuestion> Of(PlanInput input)
    {
        if (input.Settings.Verify == Verification.Off)
            return [];
        var choose = new ChooseReferences(input);
        return [.. input.Settings.Watch.SelectMany(entry => Of(entry, choose, input)).Distinct()];
    }

    /// <summary>Those for one of its upstreams.</summary>
    public static IReadOnlyList<EvidenceQuestion> Of(PlanInput input, WatchEntry entry) =>
        input.Settings.Verify == Verification.Off ? [] : [.. Of(entry, new ChooseReferences(input), input).Distinct()];

    private static IEnumerable<EvidenceQuestion> Of(WatchEntry entry, ChooseReferences choose, PlanInput input)
    {
        if (input.Detections.GetValueOrDefault(entry.Id) is not Detection.Found upstream)
            return [];
        var moves = choose.Wanted(entry, upstream).Moves;
        var edits = EditsByFile(moves);
        var commits = choose.CommitsOf(entry, upstream).ToList();
        return
        [
            .. commits.Where(sha => !UpstreamCommits.AreAllTold(upstream) && UpstreamCommits.TagsOf(sha, upstream).Count == 0).Select(sha => new EvidenceQuestion.CommitTags(upstream.Snapshot.Repo, sha)),
            .. commits.Count > 0 ? OfCommit(upstream) : [],
            .. moves.Count > 0 && TargetAlarms.QuestionOf(upstream, input) is { } tag ? [tag] : Array.Empty<EvidenceQuestion>(),
            .. moves.SelectMany(move => Of(move, upstream, edits[move.Found.Reference.Path])),
        ];
    }

    /// <summary>The questions of one move: whether the new version is there, and what its pins are to be.</summary>
    /// <param name="edits">All edits of its file, without those of pins.</param>
    private static IEnumerable<EvidenceQuestion> Of(ReferenceMove move, Detection.Found upstream, IReadOnlyList<TextEdit> edits) =>
    [
        .. Published(move, upstream) is { } published ? [published] : Array.Empty<EvidenceQuestion>(),
        .. move.Found.Reference.Pins.Select(pin => OfPin(pin, move, upstream, edits)).OfType<EvidenceQuestion>(),
    ];

    /// <summary>Where the new version has to be published; null = there is no such place.</summary>
    internal static EvidenceQuestion? Published(ReferenceMove move, Detection.Found upstream) => move.Found.Reference.PublishedAs switch
    {
        Publication.ImageTag image => new EvidenceQuestion.ImageTag(image.Name, image.Before + move.NewText + image.After),
        Publication.PythonPackage package => new EvidenceQuestion.PythonPackage(package.Name, Version(move, upstream)),
        Publication.NuGetPackage package => new EvidenceQuestion.NuGetPackage(package.Name, Version(move, upstream)),
        null => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A range is no version: what it is moved for is the candidate.</summary>
    private static string Version(ReferenceMove move, Detection.Found upstream) =>
        move.Found.Reference.Kind == ReferenceKind.Range ? upstream.Candidate.Version.Text : move.NewText;

    /// <summary>What would tell the pin's new text; null = nothing could, or it is known.</summary>
    internal static EvidenceQuestion? OfPin(Pin pin, ReferenceMove move, Detection.Found upstream, IReadOnlyList<TextEdit> edits) => pin.Kind switch
    {
        PinKind.ImageDigest or PinKind.HashList => Published(move, upstream),
        PinKind.CommitSha => OfCommit(upstream).FirstOrDefault(),
        PinKind.FileSha256 => Uri.TryCreate(pin.File?.After(edits), UriKind.Absolute, out var url) ? new EvidenceQuestion.FileHash(upstream.Upstream.Repo, url) : null,
        PinKind.FileHash => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The edits of all moves by their file, without those of pins.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<TextEdit>> EditsByFile(IEnumerable<ReferenceMove> moves) => moves
        .GroupBy(move => move.Found.Reference.Path, StringComparer.Ordinal)
        .ToDictionary(file => file.Key, file => (IReadOnlyList<TextEdit>)[.. file.Select(move => move.Edit).OfType<TextEdit>().Distinct()], StringComparer.Ordinal);

    private static IEnumerable<EvidenceQuestion> OfCommit(Detection.Found upstream) =>
        upstream.Candidate.Release.Commit is null ? [new EvidenceQuestion.TagCommit(upstream.Snapshot.Repo, upstream.Candidate.Release.Tag)] : [];
}
