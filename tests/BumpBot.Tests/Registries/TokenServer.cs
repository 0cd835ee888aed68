using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace BumpBot.Tests.Registries;

/// <summary>
/// A token service as registries have one: signs tokens that the real registry checks. Anybody may pull from <c>public/</c>, one user
/// from everywhere; nobody may push, except by <see cref="PushToken"/>.
/// </summary>
internal sealed class TokenServer : IAsyncDisposable
{
    public const string Service = "registry.test";
    public const string Issuer = "tokens.test";

    private readonly RSA _key = RSA.Create(2048);
    private readonly X509Certificate2 _certificate;
    private LoopbackServer _server = null!;

    private TokenServer()
    {
        var request = new CertificateRequest("CN=tokens.test", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public Uri Realm => new(_server.Url, "token");

    public string Certificate => _certificate.ExportCertificatePem();

    public IReadOnlyList<LoopbackServer.Asked> Seen => [.. _server.Seen];

    public static async Task<TokenServer> StartAsync()
    {
        var tokens = new TokenServer();
        tokens._server = await LoopbackServer.StartAsync(tokens.AnswerAsync);
        return tokens;
    }

    public AuthenticationHeaderValue PushToken(string repository) => new("Bearer", Token([Access(repository, "pull", "push")]));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
        _key.Dispose();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var user = context.Request.Headers.Authorization.ToString();
        var known = user == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RegistryServer.User}:{RegistryServer.Password}"));
        if (user.Length > 0 && !known)
        {
            context.Response.StatusCode = 401;
            return Task.CompletedTask;
        }
        var repository = context.Request.Query["scope"].ToString().Split(':')[1];
        object[] access = known || repository.StartsWith("public/", StringComparison.Ordinal) ? [Access(repository, "pull")] : [];
        return context.Response.WriteAsJsonAsync(new { token = Token(access), expires_in = 300 });
    }

    private static object Access(string repository, params string[] actions) => new { type = "repository", name = repository, actions };

    private string Token(object[] access)
    {
        var now = DateTimeOffset.UtcNow;
        var header = Encode(JsonSerializer.SerializeToUtf8Bytes(new { typ = "JWT", alg = "RS256", x5c = new[] { Convert.ToBase64String(_certificate.RawData) } }));
        var claims = Encode(JsonSerializer.SerializeToUtf8Bytes(new
        {
            iss = Issuer,
            sub = "",
            aud = Service,
            exp = now.AddMinutes(5).ToUnixTimeSeconds(),
            nbf = now.AddMinutes(-1).ToUnixTimeSeconds(),
            iat = now.ToUnixTimeSeconds(),
            jti = Guid.NewGuid().ToString(),
            access,
        }));
        var signature = _key.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Encode(signature)}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
