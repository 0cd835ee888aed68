namespace BumpBot.Watching.Trust;

/// <summary>What asking for a repository's refs brought. A closed family; where asking failed for now, there is none.</summary>
public abstract record ListedTags
{
    private ListedTags() { }

    /// <param name="Commits">Tag -> commit, peeled.</param>
    public sealed record All(IReadOnlyDictionary<string, string> Commits) : ListedTags;

    /// <summary>It is not to be listed this way, such as a private one: it is asked again when the next listing is due.</summary>
    public sealed record Refused : ListedTags;
}
