using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace BumpBot.Serve.Pages;

/// <summary>The JSON of the pages as an OpenAPI document, written from the types that answer.</summary>
internal static class ApiDescription
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonSchemaExporterOptions Exporting = new() { TreatNullObliviousAsNonNullable = true };

    private static readonly (string Path, string Summary, string Schema, string[] Parameters)[] Operations =
    [
        ("/api/v1/overview", "How the service stands: what waits, what failed and why, what comes next", "Overview", []),
        ("/api/v1/upstreams", "All upstreams", "Upstreams", []),
        ("/api/v1/upstreams/{owner}/{name}", "One upstream: releases, alarms, and what was decided in each target", "Upstream", ["owner", "name"]),
        ("/api/v1/upstreams/{owner}/{name}/{entry}", "One entry of an upstream that is watched more than once", "Upstream", ["owner", "name", "entry"]),
        ("/api/v1/targets", "All targets", "Targets", []),
        ("/api/v1/targets/{owner}/{name}", "One target: pull requests, drift, what was skipped and why, the last run", "Target", ["owner", "name"]),
        ("/api/v1/report", "Release analytics, as bumpbot report --format json writes them; docs/json.md describes them", "Report", []),
    ];

    public static string Text { get; } = Document().ToJsonString(Indented) + "\n";

    private static JsonObject Document() => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "BumpBot",
            ["version"] = "1",
            ["description"] = "What the pages of bumpbot serve show. Nothing can be changed by it. Members may be added; a change that would mislead a reader gets another version.",
        },
        ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }, new JsonObject()),
        ["paths"] = new JsonObject(Operations.Select(one => KeyValuePair.Create(one.Path, (JsonNode?)Path(one.Summary, one.Schema, one.Parameters)))),
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "BUMPBOT_PAGE_TOKEN, where it is set" } },
            ["schemas"] = new JsonObject
            {
                ["Overview"] = Schema("Overview", PageJson.Default.OverviewView),
                ["Upstreams"] = Schema("Upstreams", PageJson.Default.UpstreamsView),
                ["Upstream"] = Schema("Upstream", PageJson.Default.UpstreamView),
                ["Targets"] = Schema("Targets", PageJson.Default.TargetsView),
                ["Target"] = Schema("Target", PageJson.Default.TargetView),
                ["Report"] = Report(),
                ["Fault"] = Schema("Fault", PageJson.Default.ApiFault),
            },
        },
    };

    private static JsonObject Path(string summary, string schema, string[] parameters)
    {
        var operation = new JsonObject { ["summary"] = summary, ["responses"] = new JsonObject { ["200"] = Answer("It", schema) } };
        if (parameters.Length > 0)
        {
            operation["parameters"] = new JsonArray([.. parameters.Select(name => new JsonObject { ["name"] = name, ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } })]);
            operation["responses"]!["404"] = Answer("Nothing is known of it", "Fault");
        }
        operation["responses"]!["401"] = new JsonObject { ["description"] = "A token is wanted, and this is not it" };
        operation["responses"]!["403"] = new JsonObject { ["description"] = "No token is set, so that only this machine is answered" };
        operation["responses"]!["503"] = Answer("The ledger cannot be read", "Fault");
        return new JsonObject { ["get"] = operation };
    }

    private static JsonObject Answer(string description, string schema) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } } },
    };

    private static JsonNode Schema(string name, JsonTypeInfo type)
    {
        var schema = type.GetJsonSchemaAsNode(Exporting);
        Rebase(schema, $"#/components/schemas/{name}");
        return schema;
    }

    /// <summary>References within a schema count from its own root, which is the document's no more.</summary>
    private static void Rebase(JsonNode? node, string root)
    {
        if (node is JsonObject map)
        {
            if (map["$ref"] is JsonValue reference && reference.GetValue<string>() is ['#', ..] local)
                map["$ref"] = root + local[1..];
            foreach (var (_, child) in map)
                Rebase(child, root);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list)
                Rebase(child, root);
        }
    }

    private static JsonObject Report() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["schema"] = new JsonObject { ["type"] = "integer" },
            ["at"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
            ["since"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["format"] = "date-time" },
            ["upstreams"] = Named("upstream"),
            ["targets"] = Named("target"),
        },
        ["required"] = new JsonArray("schema", "at", "since", "upstreams", "targets"),
    };

    private static JsonObject Named(string what) => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [what] = new JsonObject { ["type"] = "string" } }, ["required"] = new JsonArray(what) },
    };
}
