namespace Updaters.Documents;

/// <summary>The maps and the values of a structured file, in the order in which they end.</summary>
internal sealed record Document(IReadOnlyList<DocumentNode.Map> Maps, IReadOnlyList<DocumentNode.Value> Values);
