using BumpBot.Model;

namespace BumpBot.Watching.Breaking;

/// <summary>What is known of the commits between two releases. A closed family.</summary>
public abstract record CommitsBetween
{
    private CommitsBetween() { }

    /// <param name="AreAll">False = there are more than were read.</param>
    public sealed record Read(IReadOnlyList<CommitMessage> Commits, bool AreAll) : CommitsBetween;

    /// <param name="Why">In words, as the end of a sentence.</param>
    public sealed record NotRead(string Why) : CommitsBetween;
}
