using System.Diagnostics.CodeAnalysis;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Queue;

/// <summary>What is to be looked at. A closed family. It says where to look, never what is to be seen there.</summary>
public abstract record LookKey
{
    private LookKey() { }

    /// <summary>Looks of an equal turn are never out at once, and share the one place they have among all: those at one target.</summary>
    public abstract LookKey Turn { get; }

    /// <summary>A repository that is watched, by whichever targets.</summary>
    public sealed record Upstream(RepoName Repo) : LookKey
    {
        public override LookKey Turn => this;

        public override string ToString() => $"upstream:{Repo}";
    }

    /// <summary>A repository that is kept current.</summary>
    /// <param name="Only">Of its upstreams only this repository; null = all that it watches.</param>
    public sealed record Target(RepoName Repo, RepoName? Only = null) : LookKey
    {
        public override LookKey Turn => Only is null ? this : new Target(Repo);

        public override string ToString() => Only is null ? $"target:{Repo}" : $"target:{Repo} upstream:{Only}";
    }

    /// <summary>What <see cref="object.ToString"/> wrote; names are compared as GitHub does, without case.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out LookKey? key)
    {
        key = text.Split(' ') switch
        {
            [var one] when Named(one, "upstream:") is { } repo => new Upstream(repo),
            [var one] when Named(one, "target:") is { } repo => new Target(repo),
            [var one, var other] when Named(one, "target:") is { } repo && Named(other, "upstream:") is { } only => new Target(repo, only),
            _ => null,
        };
        return key is not null;
    }

    private static RepoName? Named(string text, string kind) =>
        text.StartsWith(kind, StringComparison.Ordinal) && RepoName.TryParse(text[kind.Length..], out var repo) ? repo : null;
}
