using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Pattern;

/// <summary>What the group <c>version</c> matches is a version of the upstream.</summary>
/// <param name="Pattern">On the non-backtracking engine, with a group named <c>version</c>.</param>
public sealed record PatternRule(int Index, PathGlob Files, Regex Pattern, UpstreamId Upstream, int? Expect)
    : FileRule(Index, Files, Upstream, Expect)
{
    public override string Sought => Pattern.ToString();
}
