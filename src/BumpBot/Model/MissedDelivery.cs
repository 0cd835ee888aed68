using Updaters.References;

namespace BumpBot.Model;

/// <summary>A webhook delivery that did not arrive, as far as the forge tells of it. A closed family.</summary>
/// <param name="Event">Its name, which is foreign text.</param>
public abstract record MissedDelivery(string Event)
{
    /// <param name="Repo">Whose hook it is.</param>
    public sealed record OfRepository(RepoName Repo, string Event) : MissedDelivery(Event);

    /// <param name="Payload">What was sent: JSON.</param>
    public sealed record OfApp(string Event, ReadOnlyMemory<byte> Payload) : MissedDelivery(Event);

    /// <summary>More deliveries came than are read, or than are looked into: any may be among them.</summary>
    /// <param name="Repo">Whose hook it is; null = the App's, which is that of all repositories.</param>
    public sealed record Uncounted(RepoName? Repo) : MissedDelivery("");
}
