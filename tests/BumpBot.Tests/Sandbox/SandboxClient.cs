using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Sandbox;
using Xunit;

namespace BumpBot.Tests.Sandbox;

/// <summary>A bare HTTP client for the sandbox's own tests: no redirects followed, nothing retried.</summary>
internal sealed class SandboxClient(GitHubSandbox github, string? token = null) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = github.ApiUrl };

    public Task<HttpResponseMessage> GetAsync(string path, string? ifNoneMatch = null) =>
        SendAsync(HttpMethod.Get, path, null, ifNoneMatch);

    public Task<HttpResponseMessage> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    public Task<HttpResponseMessage> PatchAsync(string path, JsonNode body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<HttpResponseMessage> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body);

    public async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await JsonAsync(answer.EnsureSuccessStatusCode());
    }

    public static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JsonNode? body, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("tests", "1"));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        if (body is not null)        // with the content type that Octokit gives its JSON
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-www-form-urlencoded");
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}
