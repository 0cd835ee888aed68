using Updaters.References;
using Updaters.Text;

namespace BumpBot.Model;

/// <summary>Which upstreams share a pull request. A closed family. A bump that looks breaking never shares one.</summary>
public abstract record Grouping
{
    private Grouping() { }

    /// <summary>The name of the one group of <see cref="Everything"/>.</summary>
    public const string AllName = "all";

    public static readonly Grouping None = new Nothing();

    public static readonly Grouping All = new Everything();

    public sealed record Nothing : Grouping;

    public sealed record Everything : Grouping;

    /// <summary>The first group that takes an upstream has it; one that none takes stays alone.</summary>
    public sealed record Named(IReadOnlyList<UpstreamGroup> Groups) : Grouping;

    /// <summary>The name of the upstream's group; null = it stays alone.</summary>
    public string? GroupOf(UpstreamId upstream) => this switch
    {
        Nothing => null,
        Everything => AllName,
        Named named => named.Groups.FirstOrDefault(group => group.Includes(upstream))?.Name,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <param name="Name">Lower-case letters, digits and single dashes between them: the branch is called after it.</param>
/// <param name="Patterns">Over upstream ids: <c>acme/*</c>, <c>acme/monorepo#cli</c>.</param>
public sealed record UpstreamGroup(string Name, IReadOnlyList<PathGlob> Patterns)
{
    public bool Includes(UpstreamId upstream) => Patterns.Any(pattern => pattern.Matches(upstream.ToString()));
}
