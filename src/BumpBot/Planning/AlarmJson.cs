using System.Text.Json.Serialization;
using BumpBot.Model;

namespace BumpBot.Planning;

/// <summary>Alarms as they stand in marks.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(IReadOnlyList<Alarm>))]
internal sealed partial class AlarmJson : JsonSerializerContext;
