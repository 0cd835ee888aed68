using System.Text.Json.Serialization;

namespace BumpBot.Registries.Images;

/// <summary>A token service's answer.</summary>
/// <remarks>Source: the distribution project, "Token Authentication Specification"; <c>access_token</c> is its OAuth2 name.</remarks>
/// <param name="ExpiresIn">Seconds.</param>
internal sealed record TokenJson(
    [property: JsonPropertyName("token")] string? Token,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in")] double? ExpiresIn);

/// <summary>A registry's errors.</summary>
internal sealed record ErrorsJson([property: JsonPropertyName("errors")] IReadOnlyList<ErrorJson>? Errors);

internal sealed record ErrorJson([property: JsonPropertyName("code")] string? Code);

[JsonSerializable(typeof(TokenJson))]
[JsonSerializable(typeof(ErrorsJson))]
internal sealed partial class ImageJson : JsonSerializerContext;
