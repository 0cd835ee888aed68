namespace Updaters.References;

/// <summary>What proves that a reference means its upstream. A closed family; nothing is tied by equal version text alone.</summary>
public abstract record Tie
{
    private Tie() { }

    /// <summary>The file names the repository itself: a URL, <c>uses: owner/name@</c>.</summary>
    public sealed record ByStructure : Tie;

    /// <summary>By a name that the upstream goes by. <see cref="KnownName.Source"/> says whether it is a default one, which needs more proof.</summary>
    /// <param name="Written">The name as the file writes it (an image name with its registry, for one).</param>
    public sealed record ByName(KnownName Name, string Written) : Tie;

    /// <summary>A comment in the file ties it (<c># bumpbot: owner/name</c>).</summary>
    public sealed record ByComment : Tie;

    /// <summary>A rule of <c>bumpbot.yml</c> ties it; <paramref name="Index"/> counts the <c>rules:</c> from 0.</summary>
    public sealed record ByRule(int Index) : Tie;

    public static readonly Tie Structure = new ByStructure();

    public static readonly Tie Comment = new ByComment();
}
