using System.Text.Json;

namespace BumpBot.GitHub.Graph;

/// <summary>What came of a query. A closed family.</summary>
internal abstract record GraphOutcome
{
    private GraphOutcome() { }

    /// <param name="ByAlias">Only what was told whole: where an error names an alias, it is not here.</param>
    public sealed record Told(IReadOnlyDictionary<string, JsonElement> ByAlias) : GraphOutcome;

    /// <summary>It failed as a whole, perhaps because it asked for too much: a smaller one may do better.</summary>
    public sealed record Failed(string Why) : GraphOutcome;

    /// <summary>No query will be answered now: there is no GraphQL, the token may not use it, or its limit is used up.</summary>
    public sealed record Closed(string Why) : GraphOutcome;
}
