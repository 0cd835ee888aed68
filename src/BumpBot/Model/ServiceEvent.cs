namespace BumpBot.Model;

/// <summary>What a service or worker has to tell whoever started it. A closed family.</summary>
public abstract record ServiceEvent
{
    private ServiceEvent() { }

    /// <summary>It is at work.</summary>
    /// <param name="Addresses">Where it listens; empty = nowhere, as a worker that is not told to.</param>
    public sealed record Started(IReadOnlyList<string> Addresses) : ServiceEvent;

    /// <summary>A run ended, be it that it found nothing new.</summary>
    public sealed record Ran(RunReport Report) : ServiceEvent;

    /// <summary>It was told to stop, and has.</summary>
    public sealed record Stopped : ServiceEvent;
}
