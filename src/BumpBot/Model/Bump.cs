using Updaters.References;
using Updaters.Text;

namespace BumpBot.Model;

/// <summary>One reference moving.</summary>
public sealed record ReferenceMove(FoundReference Found, string NewText)
{
    public TextEdit Edit => new(Found.Reference.Span.Start, Found.Reference.Span.Length, NewText);
}

/// <summary>An upstream moving from one version to another in one target, with all its references.</summary>
/// <param name="From">The versions that the files name now, oldest first: mostly one.</param>
/// <param name="Notes">The releases after the oldest of them up to the candidate, newest first.</param>
/// <param name="Left">References to this upstream that do not move, and why.</param>
public sealed record Bump(
    UpstreamId Upstream,
    Snapshot Snapshot,
    IReadOnlyList<string> From,
    Candidate To,
    IReadOnlyList<ReferenceMove> Moves,
    IReadOnlyList<Release> Notes,
    IReadOnlyList<NotDone.Reference> Left);
