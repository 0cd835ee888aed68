using Updaters.Text;

namespace Updaters.Keys;

/// <summary>A value (a text, number or the like; no map and no list) in a structured file.</summary>
/// <param name="Trail">The keys and indexes that lead to it.</param>
/// <param name="Span">Where it stands in the file's text, without quotes.</param>
public sealed record KeyedValue(KeyTrail Trail, TextSpan Span);
