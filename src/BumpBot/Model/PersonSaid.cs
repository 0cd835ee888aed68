using Updaters.References;

namespace BumpBot.Model;

/// <summary>What a person said about upstreams that holds on, as the mark of a thread keeps it. A closed family.</summary>
/// <param name="Of">Not empty.</param>
/// <param name="By">The person's login.</param>
/// <param name="At">When it was said: of two that contradict each other the later one holds.</param>
public abstract record PersonSaid(IReadOnlyList<UpstreamId> Of, string By, DateTimeOffset At)
{
    /// <summary>Until then no pull request is opened or refreshed.</summary>
    public sealed record Snooze(DateTimeOffset Until, IReadOnlyList<UpstreamId> Of, string By, DateTimeOffset At) : PersonSaid(Of, By, At);

    /// <summary>Versions in the range are not offered.</summary>
    public sealed record Ignore(string Range, IReadOnlyList<UpstreamId> Of, string By, DateTimeOffset At) : PersonSaid(Of, By, At);

    /// <summary>What was to be ignored before is not any more.</summary>
    public sealed record Unignore(IReadOnlyList<UpstreamId> Of, string By, DateTimeOffset At) : PersonSaid(Of, By, At);
}
