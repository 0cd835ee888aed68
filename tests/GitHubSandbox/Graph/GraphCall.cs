using Sandbox.Rest;

namespace Sandbox.Graph;

/// <summary>A query on its way: who asks, and what it costs.</summary>
internal sealed record GraphCall(Hub Hub, Links Links, Caller Caller, (int Limit, int Used, DateTimeOffset Reset) Limits, int Cost, int Nodes)
{
    /// <exception cref="GraphFieldError">It is not there, or not to be seen.</exception>
    public SandboxRepository Find(string owner, string name)
    {
        var repository = Hub.ByName($"{owner}/{name}") ?? Hub.ByFormerName($"{owner}/{name}");
        if (repository is null || repository.AccessOf(Caller) == Access.None)
            throw new GraphFieldError("NOT_FOUND", $"Could not resolve to a Repository with the name '{owner}/{name}'.");
        if (repository.GraphQlError is { } type)
            throw new GraphFieldError(type, type == "FORBIDDEN" ? "Resource not accessible by personal access token" : "Something went wrong while executing your query.");
        return repository;
    }
}

/// <summary>One field cannot be told; the others can.</summary>
internal sealed class GraphFieldError(string type, string message) : Exception(message)
{
    public string Type { get; } = type;
}

/// <summary>The arguments of a field, variables put in.</summary>
internal sealed class GraphArguments(IReadOnlyDictionary<string, GraphValue> values)
{
    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => (values.GetValueOrDefault(name) as GraphValue.Text)?.Value;

    public int? Number(string name) => (values.GetValueOrDefault(name) as GraphValue.Number)?.Value;

    /// <returns>Null = not given.</returns>
    public (string? Field, string? Direction)? Order(string name) => values.GetValueOrDefault(name) is GraphValue.Fields { Values: var order }
        ? ((order.GetValueOrDefault("field") as GraphValue.Word)?.Value, (order.GetValueOrDefault("direction") as GraphValue.Word)?.Value)
        : null;
}
