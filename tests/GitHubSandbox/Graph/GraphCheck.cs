using System.Text.Json.Nodes;

namespace Sandbox.Graph;

/// <summary>Checks a query against the schema before anything is answered, as GitHub does, and works out what it costs.</summary>
/// <remarks>docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api</remarks>
internal sealed class GraphCheck(GraphDocument document, JsonObject variables)
{
    private const int MostNodes = 500_000;

    private readonly HashSet<string> _fragments = [];
    private readonly HashSet<string> _variables = [];
    private long _lists;
    private long _nodes;

    /// <exception cref="GraphRefusal">The query is refused.</exception>
    public (int Cost, int Nodes) Run()
    {
        foreach (var (name, type) in document.Operation.Variables)
        {
            if (type.EndsWith('!') && variables[name] is null)
                throw new GraphRefusal($"Variable ${name} of type {type} was provided invalid value");
        }
        Visit("Query", document.Operation.Selections, 1);
        foreach (var name in document.Fragments.Keys.Where(name => !_fragments.Contains(name)))
            throw new GraphRefusal($"Fragment {name} was defined, but not used", "useAndDefineFragment");
        foreach (var name in document.Operation.Variables.Keys.Where(name => !_variables.Contains(name)))
            throw new GraphRefusal($"Variable ${name} is declared by anonymous query but not used", "variableNotUsed");
        if (_nodes > MostNodes)
            throw new GraphRefusal($"This query requests up to {_nodes} possible nodes which exceeds the maximum limit of 500,000.", "MAX_NODE_LIMIT_EXCEEDED");
        return ((int)Math.Max(1, Math.Round(_lists / 100.0)), (int)_nodes);
    }

    private void Visit(string type, IReadOnlyList<GraphSelection> selections, long parents)
    {
        var shown = new Dictionary<string, GraphSelection.Field>();
        foreach (var selection in selections)
        {
            switch (selection)
            {
                case GraphSelection.Spread spread:
                    var fragment = document.Fragments.GetValueOrDefault(spread.Fragment)
                        ?? throw new GraphRefusal($"Fragment {spread.Fragment} was used, but not defined", "useAndDefineFragment");
                    _fragments.Add(spread.Fragment);
                    Visit(Allowed(type, fragment.On), fragment.Selections, parents);
                    break;
                case GraphSelection.Inline inline:
                    Visit(Allowed(type, inline.On), inline.Selections, parents);
                    break;
                case GraphSelection.Field field when !shown.TryAdd(field.Alias, field):
                    throw new GraphRefusal($"Field '{field.Alias}' has a field conflict", "fieldConflict");
                case GraphSelection.Field field:
                    Visit(type, field, parents);
                    break;
            }
        }
    }

    private void Visit(string type, GraphSelection.Field field, long parents)
    {
        if (field.Name == "__typename")
            return;
        var known = GraphTypes.All[type].GetValueOrDefault(field.Name)
            ?? throw new GraphRefusal($"Field '{field.Name}' doesn't exist on type '{type}'", "undefinedField");
        foreach (var (name, value) in field.Arguments)
            Visit(field, known, name, value);
        foreach (var (name, _) in known.Arguments.Where(argument => argument.Value.EndsWith('!') && !field.Arguments.ContainsKey(argument.Key)))
            throw new GraphRefusal($"Field '{field.Name}' is missing required arguments: {name}", "missingRequiredArguments");
        var isObject = GraphTypes.All.ContainsKey(known.Type);
        if (isObject != field.Selections.Count > 0)
            throw new GraphRefusal($"Field '{field.Name}' of type {known.Type} {(isObject ? "must" : "can't")} have selections", "selectionMismatch");
        if (isObject)
            Visit(known.Type, field.Selections, known.Type.EndsWith("Connection", StringComparison.Ordinal) ? Count(field, parents) : parents);
    }

    private void Visit(GraphSelection.Field field, GraphField known, string name, GraphValue value)
    {
        var type = known.Arguments.GetValueOrDefault(name)
            ?? throw new GraphRefusal($"Field '{field.Name}' doesn't accept argument '{name}'", "argumentNotAccepted");
        var fits = (value, type.TrimEnd('!')) switch
        {
            (GraphValue.Variable variable, var wanted) => document.Operation.Variables.TryGetValue(variable.Name, out var declared) && declared.TrimEnd('!') == wanted && _variables.Add(variable.Name) | true,
            (GraphValue.Text, "String") or (GraphValue.Number, "Int") => true,
            (GraphValue.Fields, "ReleaseOrder" or "RefOrder") => true,
            _ => false,
        };
        if (!fits)
            throw new GraphRefusal($"Argument '{name}' on Field '{field.Name}' has an invalid value. Expected type '{type}'.", "argumentLiteralsIncompatible");
    }

    /// <returns>The entries that the list may bring.</returns>
    private long Count(GraphSelection.Field field, long parents)
    {
        var first = (field.Arguments.GetValueOrDefault("first") as GraphValue.Number)?.Value
            ?? throw new GraphRefusal($"You must provide a `first` or `last` value to properly paginate the `{field.Name}` connection.", "MISSING_PAGINATION_BOUNDARIES");
        if (first is < 1 or > 100)
            throw new GraphRefusal($"Requesting {first} records on the `{field.Name}` connection exceeds the `first` limit of 100 records.", "EXCESSIVE_PAGINATION");
        _lists += parents;
        _nodes += parents * first;
        return parents * first;
    }

    private static string Allowed(string type, string on) => GraphTypes.MayBe(type, on)
        ? on
        : throw new GraphRefusal($"Fragment on {on} can't be spread inside {type}", "cannotSpreadFragment");
}
