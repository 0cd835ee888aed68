using Updaters.References;
using Updaters.Text;

namespace Updaters;

/// <summary>A rule of <c>bumpbot.yml</c>: where in these files a version of the upstream stands. A closed family.</summary>
/// <param name="Index">Its place among the <c>rules:</c>, from 0.</param>
/// <param name="Expect">How many places there must be over all files; null = at least one.</param>
public abstract record FileRule(int Index, PathGlob Files, UpstreamId Upstream, int? Expect)
{
    /// <summary>What it looks for, as the config writes it.</summary>
    public abstract string Sought { get; }
}
