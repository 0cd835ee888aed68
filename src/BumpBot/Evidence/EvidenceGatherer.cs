using System.Collections.Concurrent;
using BumpBot.Model;
using Serilog;

namespace BumpBot.Evidence;

/// <summary>Gets questions answered, several at a time, each by the source that serves it. Nothing that goes wrong outside ends a run.</summary>
/// <param name="concurrency">Questions under way at once.</param>
public sealed class EvidenceGatherer(IReadOnlyList<IEvidenceSource> sources, EvidenceCache cache, int concurrency, ILogger log)
{
    /// <returns>An answer to each question.</returns>
    public Task<IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer>> GatherAsync(
        IReadOnlyCollection<EvidenceQuestion> questions, CancellationToken cancellation) =>
        GatherAsync(new Dictionary<EvidenceQuestion, EvidenceAnswer>(), questions, mayBeKept: true, cancellation);

    /// <summary>Asks for some of the answers again, whatever was kept.</summary>
    /// <returns>All answers.</returns>
    public Task<IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer>> AskAnewAsync(
        IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> answers, IReadOnlyCollection<EvidenceQuestion> doubted, CancellationToken cancellation) =>
        doubted.Count == 0 ? Task.FromResult(answers) : GatherAsync(answers, doubted, mayBeKept: false, cancellation);

    private async Task<IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer>> GatherAsync(
        IReadOnlyDictionary<EvidenceQuestion, EvidenceAnswer> known, IReadOnlyCollection<EvidenceQuestion> questions, bool mayBeKept, CancellationToken cancellation)
    {
        var answers = new ConcurrentDictionary<EvidenceQuestion, EvidenceAnswer>(known);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellation };
        await Parallel.ForEachAsync(questions, limit, async (question, token) => answers[question] = await AnswerAsync(question, mayBeKept, token));
        return answers;
    }

    private async Task<EvidenceAnswer> AnswerAsync(EvidenceQuestion question, bool mayBeKept, CancellationToken cancellation)
    {
        if (sources.FirstOrDefault(candidate => candidate.Serves(question)) is not { } source)
            return new EvidenceAnswer.NoPlace(WithoutPlace(question));
        if (mayBeKept && cache.Read(question) is { } known)
            return known;
        var answer = await AskAsync(source, question, cancellation);
        log.Debug("asked for {Question}: {Answer}", question.ToString(), answer.GetType().Name);
        if (answer is EvidenceAnswer.Unknown unknown)
            log.Warning("{Question} could not be checked: {Why}", question.ToString(), unknown.Why);
        cache.Write(question, answer);
        return answer;
    }

    private async Task<EvidenceAnswer> AskAsync(IEvidenceSource source, EvidenceQuestion question, CancellationToken cancellation)
    {
        try
        {
            return await source.AskAsync(question, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            log.Error(e, "{Question} could not be checked", question.ToString());
            return new EvidenceAnswer.Unknown(Fault.OfMistake(e).Message);
        }
    }

    private static string WithoutPlace(EvidenceQuestion question) => question switch
    {
        EvidenceQuestion.PythonPackage => "no index of Python packages is configured; write registries: [{ python: https://…/simple/ }] into the started config",
        EvidenceQuestion.NuGetPackage => "no NuGet feed is configured; write registries: [{ nuget: https://…/index.json }] into the started config",
        EvidenceQuestion.FileHash => "only files of the upstream's own releases and archives are downloaded; move both by hand",
        EvidenceQuestion.ImageTag => "no registry of images is configured; write registries: [{ images: registry.example.org }] into the started config",
        EvidenceQuestion.TagCommit or EvidenceQuestion.CommitTags => "no place is known that tells the commits of tags; move both by hand, or write bumpbot:ignore on the line",
        EvidenceQuestion.CommitsBetween or EvidenceQuestion.Changelog or EvidenceQuestion.ReleaseNotes => "no place is known that tells what changed; compare the two versions by hand",
        _ => throw new InvalidOperationException($"unknown question {question}"),
    };
}
