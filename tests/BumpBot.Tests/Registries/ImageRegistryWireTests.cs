using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using BumpBot.Registries;
using Microsoft.AspNetCore.Http;
using Serilog;

namespace BumpBot.Tests.Registries;

/// <summary>What no well-behaved registry does, by real servers on loopback.</summary>
public sealed class ImageRegistryWireTests : IDisposable
{
    private const string Manifest = """{"schemaVersion":2,"manifests":[]}""";

    private readonly RegistryHttp _http = new(new EagerTime(), new LoggerConfiguration().CreateLogger());

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_registry_that_names_no_digest_is_asked_for_the_manifest()
    {
        await using var registry = await LoopbackServer.StartAsync(WriteManifestAsync);
        var there = Assert.IsType<EvidenceAnswer.There>(await AskAsync(registry));
        Assert.Equal(["sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Manifest)))], there.Values);
        Assert.Equal(["HEAD /v2/acme/tool/manifests/1.2.3", "GET /v2/acme/tool/manifests/1.2.3"], registry.Requests);
    }

    [Fact]
    public async Task A_manifest_that_is_cut_is_unknown()
    {
        await using var registry = await LoopbackServer.StartAsync(async context =>
        {
            if (context.Request.Method == "HEAD")
                return;
            context.Response.ContentLength = 1000;
            await context.Response.WriteAsync(Manifest);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        Assert.Contains("cut short", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(registry)).Why, StringComparison.Ordinal);
        Assert.Equal(3, registry.Seen.Count(asked => asked.Method == "GET"));
    }

    [Fact]
    public async Task A_storage_that_was_redirected_to_sees_no_credentials()
    {
        await using var storage = await LoopbackServer.StartAsync(WriteManifestAsync);
        await using var registry = await LoopbackServer.StartAsync(context =>
        {
            if (context.Request.Headers.Authorization.Count > 0)
                context.Response.Redirect(new Uri(storage.Url, "blob").AbsoluteUri);
            else
                (context.Response.StatusCode, context.Response.Headers.WWWAuthenticate) = (401, "Basic realm=\"r\"");
            return Task.CompletedTask;
        });
        Assert.IsType<EvidenceAnswer.There>(await AskAsync(registry));
        Assert.Equal(["HEAD /blob", "GET /blob"], storage.Requests);
        Assert.All(storage.Seen, asked => Assert.Empty(asked.Authorization));
    }

    [Fact]
    public async Task A_registry_that_is_not_running_is_unknown()
    {
        var registry = await LoopbackServer.StartAsync(WriteManifestAsync);
        await registry.DisposeAsync();
        Assert.Contains("no connection could be made", Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(registry)).Why, StringComparison.Ordinal);
    }

    private static Task WriteManifestAsync(HttpContext context)
    {
        context.Response.ContentType = "application/vnd.oci.image.index.v1+json";
        return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.WriteAsync(Manifest);
    }

    private Task<EvidenceAnswer> AskAsync(LoopbackServer registry) =>
        new ImageRegistry(_http, [new RegistrySettings.Images(registry.Url.Authority, registry.Url, new RegistryCredentials("robot", "s3cret-Passw0rd"))], TimeProvider.System)
            .AskAsync(new EvidenceQuestion.ImageTag($"{registry.Url.Authority}/acme/tool", "1.2.3"), CancellationToken.None);
}
