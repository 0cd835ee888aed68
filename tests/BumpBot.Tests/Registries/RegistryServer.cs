using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BumpBot.Model;

namespace BumpBot.Tests.Registries;

/// <summary>The distribution project's registry, of the Debian package <c>docker-registry</c>, on loopback with a storage of its own.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    public const string User = "reader";
    public const string Password = "correct-horse-77";

    /// <summary>The password by bcrypt, the one kind that the registry takes.</summary>
    private const string UserLine = User + ":$2y$04$abcdefghijklmnopqrstuuaiOStMdU3bxXRDOacnkABkhXtIhe51G";

    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly string _folder;
    private readonly Process _process;
    private readonly HttpClient _client;

    private RegistryServer(string folder, Process process, Uri url)
    {
        _folder = folder;
        _process = process;
        Url = url;
        _client = new HttpClient { BaseAddress = url };
    }

    public Uri Url { get; }

    /// <summary>As images name it.</summary>
    public string Host => Url.Authority;

    public static void SkipWhereMissing() => Assert.SkipUnless(
        Program() is not null,
        "docker-registry is not installed, so that nothing can be asked of a real registry; to enable these tests: apt-get install docker-registry");

    public static Task<RegistryServer> StartAsync() => StartAsync(_ => "");

    public static Task<RegistryServer> StartWithPasswordAsync() => StartAsync(folder =>
    {
        File.WriteAllText(Path.Combine(folder, "htpasswd"), UserLine + "\n");
        return $"auth:\n  htpasswd:\n    realm: test\n    path: {folder}/htpasswd\n";
    });

    /// <param name="certificate">Of the key that signs the service's tokens, as PEM.</param>
    public static Task<RegistryServer> StartWithTokensAsync(Uri realm, string certificate) => StartAsync(folder =>
    {
        File.WriteAllText(Path.Combine(folder, "tokens.pem"), certificate);
        return $"auth:\n  token:\n    realm: {realm}\n    service: {TokenServer.Service}\n    issuer: {TokenServer.Issuer}\n    rootcertbundle: {folder}/tokens.pem\n";
    });

    public RegistrySettings.Images Settings(RegistryCredentials? credentials = null) => new(Host, Url, credentials);

    /// <summary>What the pushes prove themselves with.</summary>
    public void PushAs(AuthenticationHeaderValue header) => _client.DefaultRequestHeaders.Authorization = header;

    /// <returns>The digest.</returns>
    public async Task<string> PushImageAsync(string repository, string tag, string type = OciManifest)
    {
        var config = await PushBlobAsync(repository, $$"""{"architecture":"amd64","os":"linux","made-for":"{{tag}}"}""");
        var layer = await PushBlobAsync(repository, $"the files of {repository}:{tag}");
        var (configType, layerType) = type == OciManifest
            ? ("application/vnd.oci.image.config.v1+json", "application/vnd.oci.image.layer.v1.tar")
            : ("application/vnd.docker.container.image.v1+json", "application/vnd.docker.image.rootfs.diff.tar.gzip");
        return await PushManifestAsync(repository, tag, type, JsonSerializer.Serialize(new
        {
            schemaVersion = 2,
            mediaType = type,
            config = new { mediaType = configType, size = config.Size, digest = config.Digest },
            layers = new[] { new { mediaType = layerType, size = layer.Size, digest = layer.Digest } },
        }));
    }

    /// <summary>Two platforms under one tag.</summary>
    /// <returns>The digest of the whole.</returns>
    public async Task<string> PushIndexAsync(string repository, string tag, string type = OciIndex)
    {
        var of = type == OciIndex ? OciManifest : DockerManifest;
        var platforms = new List<object>();
        foreach (var architecture in new[] { "amd64", "arm64" })
        {
            var digest = await PushImageAsync(repository, $"{tag}-{architecture}", of);
            platforms.Add(new { mediaType = of, size = 500, digest, platform = new { architecture, os = "linux" } });
        }
        return await PushManifestAsync(repository, tag, type, JsonSerializer.Serialize(new { schemaVersion = 2, mediaType = type, manifests = platforms }));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "docker-registry"))
        .FirstOrDefault(File.Exists);

    private static async Task<RegistryServer> StartAsync(Func<string, string> auth)
    {
        var folder = Directory.CreateTempSubdirectory("bumpbot-registry-").FullName;
        var config = Path.Combine(folder, "config.yml");
        await File.WriteAllTextAsync(config, $"version: 0.1\nlog:\n  level: info\nstorage:\n  filesystem:\n    rootdirectory: {folder}/storage\nhttp:\n  addr: 127.0.0.1:0\n{auth(folder)}");
        var start = new ProcessStartInfo(Program()!, ["serve", config]) { RedirectStandardError = true, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("docker-registry did not start");
        var url = await ListeningAsync(process);
        // What it says later is read, too: it would wait for that.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new RegistryServer(folder, process, url);
    }

    /// <summary>Where the server listens, by the log line that says so.</summary>
    private static async Task<Uri> ListeningAsync(Process process)
    {
        const string Says = "listening on ";
        var log = new StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            log.AppendLine(line);
            var at = line.IndexOf(Says, StringComparison.Ordinal);
            if (at >= 0)
                return new Uri($"http://{line[(at + Says.Length)..].Split('"', ' ', ',')[0]}/");
        }
        throw new InvalidOperationException($"docker-registry ended: {log}");
    }

    private async Task<(string Digest, int Size)> PushBlobAsync(string repository, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
        using var begun = await _client.PostAsync(new Uri($"v2/{repository}/blobs/uploads/", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        var place = new Uri(Url, begun.Headers.Location!);
        using var put = await _client.PutAsync(new Uri($"{place}{(place.Query.Length == 0 ? '?' : '&')}digest={digest}"), new ByteArrayContent(bytes));
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        return (digest, bytes.Length);
    }

    private async Task<string> PushManifestAsync(string repository, string tag, string type, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var put = await _client.PutAsync(new Uri($"v2/{repository}/manifests/{tag}", UriKind.Relative), content);
        Assert.True(put.StatusCode == HttpStatusCode.Created, await put.Content.ReadAsStringAsync());
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
