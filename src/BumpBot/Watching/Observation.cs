using BumpBot.Model;

namespace BumpBot.Watching;

/// <summary>What a look at one upstream brought. A closed family.</summary>
public abstract record Observation
{
    private Observation() { }

    public sealed record Seen(Snapshot Snapshot) : Observation;

    public sealed record Failed(Fault Fault) : Observation;
}

/// <summary>What the looks for all entries brought, and what they cost.</summary>
public sealed record Observations(IReadOnlyDictionary<WatchEntry, Observation> ByEntry, LookCost Cost);
