using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sandbox.Rest;

namespace Sandbox.Webhooks;

/// <summary>A webhook, of a repository or of an App: it sends signed deliveries, as GitHub does, when a test tells it to, and remembers them.</summary>
public sealed class SandboxHook : IDisposable
{
    private readonly SandboxRepository _repository;
    private readonly Func<Links> _links;
    private readonly List<SandboxDelivery> _deliveries = [];
    private readonly HttpClient _client = new();

    /// <param name="repository">Where the events are.</param>
    internal SandboxHook(SandboxRepository repository, Uri url, string secret, Func<Links> links)
    {
        (_repository, Url, Secret, _links) = (repository, url, secret, links);
        (Id, CreatedAt) = (repository.Hub.NextId(), repository.Hub.Now);
    }

    public long Id { get; }

    public DateTimeOffset CreatedAt { get; }

    public Uri Url { get; }

    public string Secret { get; }

    public bool IsActive { get; set; } = true;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<SandboxDelivery> Deliveries
    {
        get
        {
            lock (_repository.Hub.Gate)
                return [.. _deliveries.AsEnumerable().Reverse()];
        }
    }

    public Task<HttpStatusCode> ReleaseAsync(SandboxRelease release, string action = "published") =>
        DeliverAsync("release", Payload(new JsonObject { ["action"] = action, ["release"] = ReleaseJson.Of(release, _links()) }));

    public Task<HttpStatusCode> PushAsync(string branch) =>
        DeliverAsync("push", Payload(new JsonObject { ["ref"] = $"refs/heads/{branch}" }));

    public Task<HttpStatusCode> DeliverAsync(string name, JsonObject payload) => DeliverAsync(name, Encoding.UTF8.GetBytes(payload.ToJsonString()));

    /// <param name="signature">Null = that of the secret.</param>
    /// <returns>502 where nobody took it.</returns>
    public Task<HttpStatusCode> DeliverAsync(string name, byte[] body, string? signature = null, string contentType = "application/json") =>
        SendAsync(Guid.NewGuid(), isRepeated: false, name, body, signature, contentType);

    /// <summary>Sends a delivery once more, as a person can have it done.</summary>
    public Task<HttpStatusCode> RepeatAsync(SandboxDelivery delivery) =>
        SendAsync(delivery.EventGuid, isRepeated: true, delivery.Event, Encoding.UTF8.GetBytes(delivery.Payload!.ToJsonString()), null, "application/json");

    /// <summary>The same payload that GitHub would send: what happened, with the repository and who did it.</summary>
    public JsonObject Payload(JsonObject what)
    {
        what["repository"] = RepositoryJson.Simple(_repository, _links(), viewer: null);
        what["sender"] = UserJson.Simple(_repository.Owner, _links());
        return what;
    }

    public static string Sign(byte[] body, string secret) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";

    public void Dispose() => _client.Dispose();

    private async Task<HttpStatusCode> SendAsync(Guid guid, bool isRepeated, string name, byte[] body, string? signature, string contentType)
    {
        using var request = Request(guid, name, body, signature ?? Sign(body, Secret), contentType);
        var (status, words) = (HttpStatusCode.BadGateway, "failed to connect to host");
        try
        {
            using var answer = await _client.SendAsync(request);
            (status, words) = (answer.StatusCode, answer.IsSuccessStatusCode ? "OK" : $"Invalid HTTP Response: {(int)answer.StatusCode}");
        }
        catch (HttpRequestException)
        {
            // Nobody listens there.
        }
        lock (_repository.Hub.Gate)
            _deliveries.Add(new SandboxDelivery(_repository.Hub.NextId(), guid, _repository.Hub.Now, isRepeated, name, Parsed(body), words, (int)status, _repository));
        return status;
    }

    private static JsonObject? Parsed(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private HttpRequestMessage Request(Guid guid, string name, byte[] body, string signature, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.TryAddWithoutValidation("User-Agent", "GitHub-Hookshot/044aadd");
        request.Headers.Add("X-GitHub-Event", name);
        request.Headers.Add("X-GitHub-Delivery", guid.ToString());
        request.Headers.Add("X-GitHub-Hook-ID", Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("X-GitHub-Hook-Installation-Target-Type", "repository");
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        return request;
    }
}
