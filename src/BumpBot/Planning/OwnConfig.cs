using BumpBot.Model;
using Updaters.References;
using Updaters.Text;

namespace BumpBot.Planning;

/// <summary>The target's own config at its base, where it names upstreams by names that they had before.</summary>
/// <param name="Places">The <c>owner/name</c> of each such upstream's entry.</param>
public sealed record OwnConfig(string Path, FileBytes Content, IReadOnlyDictionary<UpstreamId, TextSpan> Places);
