namespace BumpBot.Model;

/// <summary>Whether a move to a release, or past several, breaks what uses the upstream. A closed family.</summary>
public abstract record BreakingVerdict
{
    private BreakingVerdict() { }

    /// <summary>Something says so.</summary>
    /// <param name="Signs">Newest release first; at least one.</param>
    public sealed record Breaking(IReadOnlyList<BreakingSign> Signs) : BreakingVerdict
    {
        public bool Equals(Breaking? other) => other is not null && Signs.SequenceEqual(other.Signs);

        public override int GetHashCode() => Signs.Count;
    }

    /// <summary>Nothing says so.</summary>
    public sealed record Quiet : BreakingVerdict;

    /// <summary>Neither versions nor notes say so, and what else could tell was not read.</summary>
    /// <param name="Why">In words, as the end of a sentence.</param>
    public sealed record NotKnown(string Why) : BreakingVerdict;
}
