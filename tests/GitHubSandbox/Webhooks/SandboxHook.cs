using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sandbox.Rest;

namespace Sandbox.Webhooks;

/// <summary>A repository's webhook: it sends signed deliveries, as GitHub does, when a test tells it to.</summary>
public sealed class SandboxHook : IDisposable
{
    private readonly SandboxRepository _repository;
    private readonly Func<Links> _links;
    private readonly HttpClient _client = new();

    internal SandboxHook(SandboxRepository repository, Uri url, string secret, Func<Links> links) =>
        (_repository, Url, Secret, _links) = (repository, url, secret, links);

    public Uri Url { get; }

    public string Secret { get; }

    public Task<HttpStatusCode> ReleaseAsync(SandboxRelease release, string action = "published") =>
        DeliverAsync("release", Payload(new JsonObject { ["action"] = action, ["release"] = ReleaseJson.Of(release, _links()) }));

    public Task<HttpStatusCode> PushAsync(string branch) =>
        DeliverAsync("push", Payload(new JsonObject { ["ref"] = $"refs/heads/{branch}" }));

    public Task<HttpStatusCode> DeliverAsync(string name, JsonObject payload) => DeliverAsync(name, Encoding.UTF8.GetBytes(payload.ToJsonString()));

    /// <param name="signature">Null = that of the secret.</param>
    public async Task<HttpStatusCode> DeliverAsync(string name, byte[] body, string? signature = null, string contentType = "application/json")
    {
        using var request = Request(name, body, signature ?? Sign(body, Secret), contentType);
        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }

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

    private HttpRequestMessage Request(string name, byte[] body, string signature, string contentType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.TryAddWithoutValidation("User-Agent", "GitHub-Hookshot/044aadd");
        request.Headers.Add("X-GitHub-Event", name);
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        request.Headers.Add("X-GitHub-Hook-ID", "1");
        request.Headers.Add("X-GitHub-Hook-Installation-Target-Type", "repository");
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        return request;
    }
}
