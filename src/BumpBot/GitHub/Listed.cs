using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>What asking for one list of an upstream told. A closed family.</summary>
internal abstract record Listed
{
    private Listed() { }

    /// <summary>As it was at the last look.</summary>
    public sealed record Unchanged : Listed;

    /// <param name="Validators">By stream name, for the next look.</param>
    /// <param name="AllPagesRead">False where pages were taken from the last look.</param>
    public sealed record Fresh(IReadOnlyList<Release> Releases, IReadOnlyDictionary<string, string> Validators, bool AllPagesRead) : Listed;
}
