using System.Text.Json;
using System.Text.Json.Serialization;
using BumpBot.Serve.Pages.Views;

namespace BumpBot.Serve.Pages;

/// <summary>What pages show, as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true)]
[JsonSerializable(typeof(OverviewView))]
[JsonSerializable(typeof(UpstreamsView))]
[JsonSerializable(typeof(UpstreamView))]
[JsonSerializable(typeof(TargetsView))]
[JsonSerializable(typeof(TargetView))]
[JsonSerializable(typeof(ApiFault))]
internal sealed partial class PageJson : JsonSerializerContext;

/// <summary>Why there is no answer.</summary>
internal sealed record ApiFault(string Error);
