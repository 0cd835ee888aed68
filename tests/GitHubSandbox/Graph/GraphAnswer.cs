using System.Globalization;
using System.Text.Json.Nodes;
using Sandbox.Rest;

namespace Sandbox.Graph;

/// <summary>The answer to a query that was checked.</summary>
internal sealed class GraphAnswer(GraphCall call, GraphDocument document, JsonObject variables)
{
    private readonly JsonArray _errors = [];

    public Answer Make()
    {
        var data = Show("Query", call, document.Operation.Selections, []);
        var answer = new JsonObject { ["data"] = data };
        if (_errors.Count > 0)
            answer["errors"] = _errors;
        return Answer.Ok(answer);
    }

    private JsonObject Show(string type, object source, IReadOnlyList<GraphSelection> selections, IReadOnlyList<string> path)
    {
        var shown = new JsonObject();
        Add(shown, type, source, selections, path);
        return shown;
    }

    private void Add(JsonObject shown, string type, object source, IReadOnlyList<GraphSelection> selections, IReadOnlyList<string> path)
    {
        foreach (var selection in selections)
        {
            switch (selection)
            {
                case GraphSelection.Spread spread when document.Fragments[spread.Fragment] is var fragment:
                    if (fragment.On == type || fragment.On == "GitObject")
                        Add(shown, type, source, fragment.Selections, path);
                    break;
                case GraphSelection.Inline inline:
                    if (inline.On == type)
                        Add(shown, type, source, inline.Selections, path);
                    break;
                case GraphSelection.Field field:
                    shown[field.Alias] = field.Name == "__typename" ? type : Value(type, source, field, [.. path, field.Alias]);
                    break;
            }
        }
    }

    private JsonNode? Value(string type, object source, GraphSelection.Field field, IReadOnlyList<string> path)
    {
        // A tree or a blob has no fields of its own here.
        var known = (GraphTypes.All.GetValueOrDefault(type) ?? GraphTypes.All["GitObject"])[field.Name];
        try
        {
            var value = known.Resolve(call, source, new GraphArguments(field.Arguments.ToDictionary(argument => argument.Key, argument => Known(argument.Value))));
            return known.IsList
                ? new JsonArray([.. ((IReadOnlyList<object>)value!).Select(item => Shown(known.Type, item, field, path))])
                : Shown(known.Type, value, field, path);
        }
        catch (GraphFieldError error)
        {
            _errors.Add(new JsonObject
            {
                ["type"] = error.Type,
                ["path"] = new JsonArray([.. path.Select(step => JsonValue.Create(step))]),
                ["locations"] = new JsonArray(new JsonObject { ["line"] = 1, ["column"] = 1 }),
                ["message"] = error.Message,
            });
            return null;
        }
    }

    private JsonNode? Shown(string type, object? value, GraphSelection.Field field, IReadOnlyList<string> path) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => Show(GraphTypes.TypeOf(type, value), value, field.Selections, path),
    };

    private GraphValue Known(GraphValue value) => value is GraphValue.Variable variable
        ? variables[variable.Name] is { } given ? new GraphValue.Text(given.GetValue<string>()) : new GraphValue.Word("null")
        : value;
}
