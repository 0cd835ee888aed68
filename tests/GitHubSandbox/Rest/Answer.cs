using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sandbox.Rest;

/// <summary>What a route answers, before validators and rate-limit headers.</summary>
internal sealed record Answer(int Status, byte[] Body, string ContentType)
{
    public const string JsonType = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Sent as <c>Last-Modified</c>, and honoured as <c>If-Modified-Since</c>.</summary>
    public DateTimeOffset? LastModified { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>What the answer costs of the limit of queries; null = it is REST's, and costs one of that.</summary>
    public int? GraphQlPoints { get; init; }

    public static Answer Ok(JsonNode body) => Json(200, body);

    public static Answer Created(JsonObject body) =>
        Json(201, body) with { Headers = [new("Location", body["url"]!.GetValue<string>())] };

    public static Answer NoContent { get; } = new(204, [], "");

    public static Answer Json(int status, JsonNode body) =>
        new(status, Encoding.UTF8.GetBytes(body.ToJsonString(Plain)), JsonType);

    public static Answer Text(string body, string contentType) => new(200, Encoding.UTF8.GetBytes(body), contentType);
}

/// <summary>Ends a request with an error in GitHub's form.</summary>
internal sealed class RestError(int status, string message, params IReadOnlyList<JsonObject> errors) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>Where the client should go instead; null for all but redirects.</summary>
    public string? Location { get; init; }

    public static RestError NotFound(string message = "Not Found") => new(404, message);

    public static RestError Forbidden(string message) => new(403, message);

    public static RestError Invalid(string resource, string field, string code) => new(
        422, "Validation Failed", new JsonObject { ["resource"] = resource, ["field"] = field, ["code"] = code });

    public static RestError Custom(string resource, string message, string? field = null)
    {
        var error = new JsonObject { ["resource"] = resource, ["code"] = "custom" };
        if (field is not null)
            error["field"] = field;
        error["message"] = message;
        return new RestError(422, "Validation Failed", error);
    }

    public Answer ToAnswer()
    {
        var body = new JsonObject { ["message"] = Message };
        if (errors.Count > 0)
            body["errors"] = new JsonArray([.. errors]);
        if (Location is not null)
            body["url"] = Location;
        body["documentation_url"] = "https://docs.github.com/rest";
        body["status"] = Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = Answer.Json(Status, body);
        return Location is null ? answer : answer with { Headers = [new("Location", Location)] };
    }
}
