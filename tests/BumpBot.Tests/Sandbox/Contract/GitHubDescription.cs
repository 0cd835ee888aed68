using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Sandbox;

namespace BumpBot.Tests.Sandbox.Contract;

/// <summary>
/// The part of GitHub's own description of its API that <c>fixtures/github-openapi</c> keeps. It is read strictly: a property that it does not name is a
/// mistake too, since a client could come to rely on it.
/// </summary>
internal sealed partial class GitHubDescription
{
    private const string Root = "urn:github";

    /// <summary>Redirects and errors that GitHub answers to any request, and that the description leaves out of most operations.</summary>
    private static readonly HashSet<int> AnyWhere = [301, 307, 401, 403, 404];

    private readonly Dictionary<string, JsonObject> _operations;
    private readonly ConcurrentDictionary<string, Lazy<JsonSchema>> _schemas = [];
    private readonly BuildOptions _build = new() { SchemaRegistry = new SchemaRegistry() };
    private readonly EvaluationOptions _brief = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };
    private readonly EvaluationOptions _telling = new() { OutputFormat = OutputFormat.Hierarchical, RequireFormatValidation = true };

    private GitHubDescription(JsonObject description)
    {
        Close(description);
        _operations = description["operations"]!.AsObject().ToDictionary(
            operation => Anonymous(operation.Key), operation => operation.Value!.AsObject(), StringComparer.Ordinal);
        var definitions = new JsonObject { ["$id"] = Root, ["$defs"] = description["$defs"]!.DeepClone() };
        _ = JsonSchema.FromText(definitions.ToJsonString(), _build);
    }

    public static GitHubDescription Kept { get; } = new(JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "github.json")))!.AsObject());

    /// <param name="operation">Method and template; what its placeholders are called does not matter.</param>
    public bool Knows(string operation) => _operations.ContainsKey(Anonymous(operation));

    /// <summary>What is wrong with a request or its answer. What is no part of the description, as GraphQL, is left alone.</summary>
    public IEnumerable<string> ProblemsOf(SandboxExchange exchange)
    {
        var (request, operation) = (exchange.Request, $"{exchange.Request.Method} {exchange.Request.Route}");
        return Knows(operation)
            ? ProblemsOfRequest(operation, request.Query, request.Body).Select(problem => $"{request}: the request: {problem}")
                .Concat(ProblemsOfAnswer(operation, request.Status, exchange.Answer).Select(problem => $"{request}: the answer: {problem}"))
            : [];
    }

    /// <summary>What is wrong with an answer; empty = nothing.</summary>
    public IReadOnlyList<string> ProblemsOfAnswer(string operation, int status, string body)
    {
        var name = Anonymous(operation);
        if (status == 304)
            return body.Length == 0 ? [] : ["304 has a body"];
        if (_operations[name]["answers"]!.AsObject().TryGetPropertyValue(Invariant($"{status}"), out var schema))
            return schema is null ? [] : Problems(Invariant($"{name} {status}"), schema, body);
        return AnyWhere.Contains(status)
            ? Problems("error", new JsonObject { ["$ref"] = "#/$defs/basic-error" }, body)
            : [$"{status} is not among its answers"];
    }

    /// <summary>What is wrong with a request's query and body; empty = nothing.</summary>
    public IReadOnlyList<string> ProblemsOfRequest(string operation, string query, string body)
    {
        var name = Anonymous(operation);
        var (known, described) = (_operations[name]["query"]!.AsObject(), _operations[name]["request"]);
        var problems = new List<string>();
        foreach (var (parameter, value) in Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query))
        {
            if (!known.TryGetPropertyValue(parameter, out var schema))
                problems.Add($"no query parameter {parameter} is known");
            else if (schema!["enum"] is JsonArray allowed && !allowed.Any(one => one!.ToString() == value.ToString()))
                problems.Add($"{parameter}={value} is not one of {allowed.ToJsonString()}");
            else if (schema["type"]?.ToString() == "integer" && !long.TryParse(value, out _))
                problems.Add($"{parameter}={value} is no number");
        }
        if (body.Length > 0)
            problems.AddRange(described is null ? ["it takes no body"] : Problems($"{name} request", described, body));
        return problems;
    }

    private List<string> Problems(string name, JsonNode schema, string body)
    {
        var known = _schemas.GetOrAdd(name, _ => new Lazy<JsonSchema>(() => Build(schema))).Value;
        JsonElement value;
        try
        {
            value = JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return ["it is no JSON"];
        }
        if (known.Evaluate(value, _brief).IsValid)
            return [];
        var found = Problems(known.Evaluate(value, _telling)).Distinct().ToList();
        return found.Count > 0 ? found : ["it does not fit"];
    }

    private JsonSchema Build(JsonNode schema)
    {
        lock (_build)
        {
            return JsonSchema.FromText(schema.ToJsonString().Replace("\"#/$defs/", $"\"{Root}#/$defs/", StringComparison.Ordinal), _build);
        }
    }

    /// <summary>The alternatives that were not taken are no problems where another was.</summary>
    private static IEnumerable<string> Problems(EvaluationResults result)
    {
        if (result.IsValid)
            return [];
        var parts = result.Details ?? [];
        var taken = parts.Where(part => part.IsValid).Select(AlternativesOf).OfType<string>().ToHashSet();
        var own = result.Errors?.Select(error => $"{result.InstanceLocation}: {error.Value}") ?? [];
        return own.Concat(parts.Where(part => AlternativesOf(part) is not { } among || !taken.Contains(among)).SelectMany(Problems));
    }

    /// <returns>The path of the <c>anyOf</c> that the result is of; null = of none.</returns>
    private static string? AlternativesOf(EvaluationResults result)
    {
        var match = Alternative().Match(result.EvaluationPath.ToString());
        return match.Success ? match.Value : null;
    }

    /// <summary>Lets no object have a property that is not named. Parts of an <c>allOf</c> are left open: each names some only.</summary>
    private static void Close(JsonNode? node, bool isPart = false)
    {
        if (node is JsonArray list)
        {
            foreach (var one in list)
                Close(one, isPart);
        }
        if (node is not JsonObject schema)
            return;
        if (schema["properties"] is JsonObject && !isPart && !schema.ContainsKey("additionalProperties"))
            schema["additionalProperties"] = false;
        foreach (var (name, child) in schema.ToList())
            Close(child, name == "allOf");
    }

    /// <summary>The root folder's contents are those of an empty path.</summary>
    private static string Anonymous(string operation) =>
        Placeholder().Replace(operation.EndsWith("/contents", StringComparison.Ordinal) ? operation + "/{path}" : operation, "{}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "fixtures", "github-openapi"));

    [GeneratedRegex("^.*/anyOf/(?=[0-9]+$)")]
    private static partial Regex Alternative();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
