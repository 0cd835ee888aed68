namespace BumpBot.Model;

/// <summary>What became of the wish to merge a pull request. A closed family.</summary>
public abstract record Merging
{
    private Merging() { }

    public sealed record Merged : Merging;

    /// <summary>The forge merges it by itself once its checks allow it.</summary>
    public sealed record LeftToForge : Merging;

    /// <summary>Not now; it is looked at again at the next run.</summary>
    /// <param name="Why">For people: what it waits for.</param>
    public sealed record Waits(string Why) : Merging;
}
