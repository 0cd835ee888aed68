using System.Text.Json;
using System.Text.Json.Serialization;

namespace BumpBot.Registries.Python;

/// <summary>A project's page of the simple API.</summary>
/// <remarks>Source: PEP 691.</remarks>
internal sealed record SimpleJson(
    [property: JsonPropertyName("meta")] MetaJson? Meta,
    [property: JsonPropertyName("files")] IReadOnlyList<SimpleFileJson?>? Files);

internal sealed record MetaJson([property: JsonPropertyName("api-version")] string? ApiVersion);

/// <param name="Yanked">True, false or a reason; undefined = not yanked.</param>
internal sealed record SimpleFileJson(
    [property: JsonPropertyName("filename")] string? FileName,
    [property: JsonPropertyName("hashes")] IReadOnlyDictionary<string, string>? Hashes,
    [property: JsonPropertyName("yanked")] JsonElement Yanked);

/// <summary>The older API's answer for a version.</summary>
/// <remarks>Source: Warehouse's documentation, "JSON API".</remarks>
internal sealed record VersionJson([property: JsonPropertyName("urls")] IReadOnlyList<OlderFileJson?>? Files);

/// <summary>The older API's answer for a project.</summary>
internal sealed record ProjectJson([property: JsonPropertyName("releases")] IReadOnlyDictionary<string, IReadOnlyList<OlderFileJson?>?>? Releases);

internal sealed record OlderFileJson(
    [property: JsonPropertyName("filename")] string? FileName,
    [property: JsonPropertyName("digests")] IReadOnlyDictionary<string, string>? Digests,
    [property: JsonPropertyName("yanked")] JsonElement Yanked);

[JsonSerializable(typeof(SimpleJson))]
[JsonSerializable(typeof(VersionJson))]
[JsonSerializable(typeof(ProjectJson))]
internal sealed partial class IndexJson : JsonSerializerContext;
