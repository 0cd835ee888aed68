using System.Text.Json.Serialization;

namespace BumpBot.GitHub.Auth;

/// <summary>What an App sends and reads. Further fields are skipped, missing ones are null.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AppClaims))]
[JsonSerializable(typeof(AppJson))]
[JsonSerializable(typeof(InstallationJson))]
[JsonSerializable(typeof(List<InstallationJson>))]
[JsonSerializable(typeof(TokenRequestJson))]
[JsonSerializable(typeof(TokenJson))]
internal sealed partial class AuthJson : JsonSerializerContext;

/// <param name="Iat">Seconds since 1970, as <paramref name="Exp"/>.</param>
internal sealed record AppClaims(long Iat, long Exp, string Iss);

internal sealed record AppJson(string? Slug);

/// <param name="Permissions">What its owner granted: name -> <c>read</c> or <c>write</c>.</param>
internal sealed record InstallationJson(long Id, Dictionary<string, string>? Permissions, DateTimeOffset? SuspendedAt);

/// <param name="Repositories">Names without their owner; null = all of the installation.</param>
internal sealed record TokenRequestJson(IReadOnlyList<string>? Repositories, IReadOnlyDictionary<string, string> Permissions);

internal sealed record TokenJson(string? Token, DateTimeOffset? ExpiresAt);
