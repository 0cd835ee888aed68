using System.Diagnostics.CodeAnalysis;
using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Planning;

/// <summary>Which version a commit of an upstream is, and which commit its candidate: told by the look at it, else by evidence.</summary>
internal sealed class UpstreamCommits(PlanInput input)
{
    /// <summary>The tags of a commit that the look told of; mostly none, since a list of releases has no commits.</summary>
    public static IReadOnlyList<string> TagsOf(string sha, Detection.Found upstream) =>
        [.. upstream.Snapshot.Releases.Where(release => release.Commit == sha && release.Stage != ReleaseStage.Draft).Select(release => release.Tag)];

    /// <summary>Whether the look told the commit of every tag, so that there is nothing to ask.</summary>
    public static bool AreAllTold(Detection.Found upstream) =>
        upstream.Snapshot.Releases.All(release => release.Commit is not null || release.Stage == ReleaseStage.Draft);

    /// <summary>The version that the commit was tagged as; of several tags, such as <c>v4</c> beside <c>v4.1.0</c>, the one with most numbers.</summary>
    public bool TryFind(string sha, Detection.Found upstream, [NotNullWhen(true)] out ReleaseVersion? version, [NotNullWhen(false)] out ReferenceReason? reason)
    {
        (version, reason) = (null, null);
        var seen = TagsOf(sha, upstream);
        if (seen.Count == 0 && !AreAllTold(upstream))
        {
            var question = new EvidenceQuestion.CommitTags(upstream.Snapshot.Repo, sha);
            switch (AnswerTo(question))
            {
                case EvidenceAnswer.There there:
                    seen = there.Values;
                    break;
                case EvidenceAnswer.Absent:
                    break;
                case EvidenceAnswer.Unknown unknown:
                    reason = new ReferenceReason.EvidenceUnknown(question.ToString(), unknown.Why);
                    return false;
                case EvidenceAnswer.NoPlace none:
                    reason = new ReferenceReason.PinUnknown(Updaters.References.PinKind.CommitSha, none.Why);
                    return false;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        version = seen
            .Select(tag => upstream.Published.Pattern.TryRead(tag, out var read) ? read : null)
            .OfType<ReleaseVersion>()
            .OrderByDescending(read => read.PartCount)
            .ThenByDescending(read => read)
            .FirstOrDefault();
        reason = version is null ? new ReferenceReason.CommitNotKnown() : null;
        return version is not null;
    }

    /// <summary>The commit that the candidate's tag peels to; null for the reason.</summary>
    public string? OfCandidate(Detection.Found upstream, out ReferenceReason? reason)
    {
        reason = null;
        if (upstream.Candidate.Release.Commit is { } known)
            return known;
        var question = new EvidenceQuestion.TagCommit(upstream.Snapshot.Repo, upstream.Candidate.Release.Tag);
        switch (AnswerTo(question))
        {
            case EvidenceAnswer.There { Values: [var commit] } when IsSha(commit):
                return commit;
            case EvidenceAnswer.Unknown unknown:
                reason = new ReferenceReason.EvidenceUnknown(question.ToString(), unknown.Why);
                return null;
            case EvidenceAnswer.NoPlace none:
                reason = new ReferenceReason.PinUnknown(Updaters.References.PinKind.CommitSha, none.Why);
                return null;
            default:
                reason = new ReferenceReason.NotPublishedYet(question.ToString());
                return null;
        }
    }

    private EvidenceAnswer AnswerTo(EvidenceQuestion question) => input.Evidence.GetValueOrDefault(question) ?? NothingAsked(input);

    internal static EvidenceAnswer.NoPlace NothingAsked(PlanInput input) =>
        new(input.Settings.Verify == Verification.Off ? "verify: off in the config asks nothing; move both by hand" : "nothing was asked; move both by hand, or write an entry under registries: into the started config for a place that has to be named");

    private static bool IsSha(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);
}
