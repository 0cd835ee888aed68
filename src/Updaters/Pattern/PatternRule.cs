using System.Text.RegularExpressions;
using Updaters.References;
using Updaters.Text;

namespace Updaters.Pattern;

/// <summary>A rule of <c>bumpbot.yml</c>: in these files, what the group <c>version</c> matches is a version of the upstream.</summary>
/// <param name="Index">Its place among the <c>rules:</c>, from 0.</param>
/// <param name="Pattern">On the non-backtracking engine, with a group named <c>version</c>.</param>
/// <param name="Expect">How many matches there must be over all files; null = at least one.</param>
public sealed record PatternRule(int Index, PathGlob Files, Regex Pattern, UpstreamId Upstream, int? Expect);
