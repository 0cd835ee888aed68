using System.Text.Json;
using System.Text.Json.Serialization;

namespace BumpBot.Registries.NuGet;

/// <summary>A feed's service index.</summary>
/// <remarks>Source: NuGet's documentation, "Service index" and "Package Content".</remarks>
internal sealed record ServiceIndexJson([property: JsonPropertyName("resources")] IReadOnlyList<ResourceJson>? Resources);

/// <param name="Type">A text; some feeds write a list.</param>
internal sealed record ResourceJson(
    [property: JsonPropertyName("@id")] string? Id,
    [property: JsonPropertyName("@type")] JsonElement Type)
{
    public bool Is(string type) => Type.ValueKind switch
    {
        JsonValueKind.String => Type.ValueEquals(type),
        JsonValueKind.Array => Type.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(type)),
        _ => false,
    };
}

/// <summary>All versions of a package.</summary>
internal sealed record VersionsJson([property: JsonPropertyName("versions")] IReadOnlyList<string?>? Versions);

[JsonSerializable(typeof(ServiceIndexJson))]
[JsonSerializable(typeof(VersionsJson))]
internal sealed partial class FeedJson : JsonSerializerContext;
