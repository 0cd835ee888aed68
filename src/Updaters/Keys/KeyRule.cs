using Updaters.References;
using Updaters.Text;

namespace Updaters.Keys;

/// <summary>The value at these keys of a YAML, JSON or TOML file is, or has in it, a version of the upstream.</summary>
public sealed record KeyRule(int Index, PathGlob Files, KeyPath Key, UpstreamId Upstream, int? Expect)
    : FileRule(Index, Files, Upstream, Expect)
{
    public override string Sought => Key.ToString();
}
