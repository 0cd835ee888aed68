using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Sandbox.Rest;

/// <summary>A request on its way to a route: who asks, for what, with what.</summary>
internal sealed record RestCall(
    Hub Hub, Links Links, RateLimits Limits, Caller Caller, SandboxRequest Request, IReadOnlyDictionary<string, string> Values)
{
    private readonly Dictionary<string, Microsoft.Extensions.Primitives.StringValues> _query = QueryHelpers.ParseQuery(Request.Query);

    private SandboxRepository? _repository;

    /// <summary>The repository of the route.</summary>
    public SandboxRepository Repository
    {
        get => _repository ?? throw new InvalidOperationException($"{Request.Route} names no repository");
        init => _repository = value;
    }

    /// <summary>The value of the <c>Accept</c> header.</summary>
    public string Accept { get; init; } = "";

    public SandboxUser User => Caller.User ?? throw new RestError(401, "Requires authentication");

    public Access Access => Repository.AccessOf(Caller);

    public string? Query(string name) => _query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    public int QueryNumber(string name, int otherwise) =>
        int.TryParse(Query(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : otherwise;

    public DateTimeOffset? QueryTime(string name)
    {
        if (Query(name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new RestError(422, "Validation Failed");
    }

    public int Number(string name) =>
        int.TryParse(Values[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw RestError.NotFound();

    /// <summary>The body, whatever content type it claims: Octokit calls its JSON a form.</summary>
    public JsonNode Body()
    {
        try
        {
            return JsonNode.Parse(Request.Body) ?? new JsonObject();
        }
        catch (JsonException)
        {
            throw new RestError(400, "Problems parsing JSON");
        }
    }

    public JsonObject BodyObject() => Body() as JsonObject ?? throw new RestError(400, "Body should be a JSON object");

    /// <summary>Demands a right. Without it GitHub hides private repositories and refuses in public ones.</summary>
    public void Require(Access access)
    {
        _ = User;
        if (Access >= access)
            return;
        throw RestError.Forbidden(Caller.IsIntegration ? "Resource not accessible by integration" : "Must have admin rights to Repository.");
    }
}

/// <summary>Who asks.</summary>
/// <param name="User">Null = anonymous.</param>
/// <param name="Token">Empty = anonymous.</param>
internal sealed record Caller(SandboxUser? User, string Token)
{
    public static Caller Anonymous { get; } = new(null, "");

    /// <summary>The installation's token that was shown; null = it was none.</summary>
    public SandboxGrant? Grant { get; init; }

    /// <summary>The App that speaks for itself, by a JSON Web Token.</summary>
    public SandboxApp? App { get; init; }

    public bool MayWriteWorkflows => Grant is { } grant ? grant.Allows("workflows", write: true) : User?.MayWriteWorkflows == true;

    public bool IsIntegration => User is { Kind: AccountKind.Bot };
}

/// <summary>Fields of a JSON body, checked as GitHub does.</summary>
internal static class BodyFields
{
    public static bool Has(this JsonObject body, string name) => body.ContainsKey(name);

    /// <returns>Null = missing or null.</returns>
    public static string? Text(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        var other => throw new RestError(422, $"Invalid request.\n\nFor 'properties/{name}', {other.ToJsonString()} is not a string."),
    };

    public static string Needed(this JsonObject body, string name) =>
        body.Text(name) ?? throw new RestError(422, $"Invalid request.\n\n\"{name}\" wasn't supplied.");

    public static bool Flag(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>Label names, given as strings or as objects.</summary>
    public static IReadOnlyList<string> LabelNames(this JsonNode? node) => node is not JsonArray list ? [] :
        [.. list.Select(item => item is JsonObject label ? label.Needed("name") : item!.GetValue<string>())];
}
