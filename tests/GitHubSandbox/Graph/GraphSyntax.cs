namespace Sandbox.Graph;

/// <summary>A document that was parsed.</summary>
internal sealed record GraphDocument(GraphOperation Operation, IReadOnlyDictionary<string, GraphFragment> Fragments);

/// <param name="Variables">Name to type, such as <c>String!</c>.</param>
internal sealed record GraphOperation(IReadOnlyDictionary<string, string> Variables, IReadOnlyList<GraphSelection> Selections);

internal sealed record GraphFragment(string On, IReadOnlyList<GraphSelection> Selections);

/// <summary>What stands in a selection set. A closed family.</summary>
internal abstract record GraphSelection
{
    public sealed record Field(string Alias, string Name, IReadOnlyDictionary<string, GraphValue> Arguments, IReadOnlyList<GraphSelection> Selections) : GraphSelection;

    public sealed record Spread(string Fragment) : GraphSelection;

    public sealed record Inline(string On, IReadOnlyList<GraphSelection> Selections) : GraphSelection;
}

/// <summary>A value of an argument. A closed family.</summary>
internal abstract record GraphValue
{
    public sealed record Variable(string Name) : GraphValue;

    public sealed record Text(string Value) : GraphValue;

    public sealed record Number(int Value) : GraphValue;

    /// <summary>Also <c>true</c>, <c>false</c> and <c>null</c>.</summary>
    public sealed record Word(string Value) : GraphValue;

    public sealed record Fields(IReadOnlyDictionary<string, GraphValue> Values) : GraphValue;
}

/// <summary>The query is refused as a whole, in the words of an answer's <c>errors</c>.</summary>
/// <param name="code">As GitHub gives it in <c>extensions</c> or <c>type</c>.</param>
internal sealed class GraphRefusal(string message, string? code = null) : Exception(message)
{
    public string? Code { get; } = code;
}
