using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BumpBot.Config;

namespace BumpBot.Tests.Docs;

/// <summary>The JSON Schema of <c>bumpbot.yml</c>, written from the table that the program reads by. It may let through what the program refuses, never the other way.</summary>
internal static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sections that also take a value by itself, or keys of a person's own choice.</summary>
    private static readonly Dictionary<string, Func<JsonNode>> Also = new()
    {
        ["watch[].hold"] = Text,
        ["pulls.base"] = () => ListOf(Text()),
        ["pulls.group"] = () => new JsonObject { ["type"] = "object", ["additionalProperties"] = OneOrMore() },
        ["pulls.labels"] = () => new JsonObject { ["type"] = "object", ["additionalProperties"] = OneOrMore() },
        ["files.add"] = () => new JsonObject { ["type"] = "object", ["additionalProperties"] = OneOrMore() },
    };

    public static string Text(string title = "bumpbot.yml") => new JsonObject
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = title,
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["properties"] = Properties(""),
    }.ToJsonString(Indented) + "\n";

    private static JsonObject Properties(string parent) => new(KnownKeys.Under(parent).Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, Of(key))));

    private static JsonObject Of(KnownKey key)
    {
        var json = new JsonObject { ["description"] = key.Description + (key.Default is { } none ? $" (without it: {none})" : "") };
        json["anyOf"] = new JsonArray([.. Forms(key), .. Off()]);
        return json;
    }

    private static IEnumerable<JsonNode> Forms(KnownKey key)
    {
        if (Also.TryGetValue(key.Path, out var also))
            yield return also();
        foreach (var form in key.Shape switch
        {
            KeyShape.Text when key.Choices.Count > 0 => [Words(key)],
            KeyShape.Text => [Text()],
            KeyShape.TextList => key.Choices.Count > 0 ? [ListOf(Words(key)), Words(key)] : [ListOf(Text()), Text()],
            KeyShape.WholeNumber => [new JsonObject { ["type"] = "integer" }, Variable()],
            KeyShape.Switch => [new JsonObject { ["type"] = "boolean" }, new JsonObject { ["enum"] = new JsonArray("on", "off", "yes", "no", "true", "false") }, Variable()],
            KeyShape.Section => key.Choices.Count > 0 ? [Section(key.Path), Words(key)] : [Section(key.Path)],
            KeyShape.SectionList => (JsonNode[])[ListOf(new JsonObject { ["anyOf"] = new JsonArray(Section(key.Path + "[]"), Text()) })],
            _ => throw new System.Diagnostics.UnreachableException(),
        })
        {
            yield return form;
        }
    }

    private static JsonObject Section(string path) => KnownKeys.Under(path).Any()
        ? new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = Properties(path) }
        : new JsonObject { ["type"] = "object" };

    private static JsonObject ListOf(JsonNode item) => new() { ["type"] = "array", ["items"] = item };

    /// <summary>What YAML reads as a number or a day is text to the program.</summary>
    private static JsonObject Text() => new() { ["type"] = new JsonArray("string", "number") };

    private static JsonNode Words(KnownKey key) => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray([.. key.Choices.Select(choice => JsonValue.Create(choice))]) }, Variable()) };

    private static JsonObject OneOrMore() => new() { ["anyOf"] = new JsonArray(ListOf(Text()), Text()) };

    /// <summary>What asks for nothing, whatever the key.</summary>
    private static IEnumerable<JsonNode> Off() =>
    [
        new JsonObject { ["enum"] = new JsonArray(false, "off", "no", "none", null) },
        new JsonObject { ["type"] = new JsonArray("array", "object"), ["maxItems"] = 0, ["maxProperties"] = 0 },
    ];

    private static JsonObject Variable() => new() { ["type"] = "string", ["pattern"] = @"\$\{" };
}
