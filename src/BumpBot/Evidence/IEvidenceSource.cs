using BumpBot.Model;

namespace BumpBot.Evidence;

/// <summary>A place that answers some kinds of questions: an image registry, a package index, the forge.</summary>
public interface IEvidenceSource
{
    bool Serves(EvidenceQuestion question);

    /// <summary>Asks; safe for use by several at once. What goes wrong outside is <see cref="EvidenceAnswer.Unknown"/>, never an exception.</summary>
    Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation);
}
