using BumpBot.Model;

namespace BumpBot.Publishing;

/// <summary>What became of the pushes to one target.</summary>
/// <param name="Pushed">The branches that took their commit.</param>
/// <param name="Refused">The branches that did not, and why.</param>
public sealed record Pushes(IReadOnlySet<string> Pushed, IReadOnlyDictionary<string, Fault> Refused)
{
    public static readonly Pushes None = new(new HashSet<string>(), new Dictionary<string, Fault>());

    /// <summary>Whether one was refused for the workflow files in it alone: planned without those it would be taken.</summary>
    public bool RefusedForWorkflows { get; init; }
}
