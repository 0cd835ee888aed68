using System.Security.Cryptography;
using System.Text;
using BumpBot.Model;
using BumpBot.Registries;
using BumpBot.Tests.GitHub;

namespace BumpBot.Tests.Registries;

public class ImageRegistryTests
{
    private const string Index = "application/vnd.oci.image.index.v1+json";

    private static readonly string Digest = "sha256:" + new string('a', 64);
    private static readonly RegistryCredentials Secret = new("robot", "s3cret-Passw0rd");

    [Theory]
    [InlineData("alpine", "https://registry-1.docker.io/v2/library/alpine/manifests/1.2.3")]
    [InlineData("ghcr.io/acme/tool", "https://ghcr.io/v2/acme/tool/manifests/1.2.3")]
    [InlineData("ghcr.io:443/acme/tool", "https://ghcr.io/v2/acme/tool/manifests/1.2.3")]
    public async Task A_public_registry_is_asked_at_its_usual_place(string name, string address)
    {
        var places = new ScriptedPlaces(_ => Found());
        Assert.Equal([Digest], await ThereAsync(places, places.Images(), name));
        var request = Assert.Single(places.Seen);
        Assert.Equal($"HEAD {address}", Assert.Single(places.Requests));
        Assert.Equal(4, request.Headers["Accept"].Split(", ").Length);
        Assert.StartsWith(Index + ", application/vnd.docker.distribution.manifest.list.v2+json", request.Headers["Accept"], StringComparison.Ordinal);
        Assert.StartsWith("bumpbot/", request.Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reg.test:5000", null, "https://reg.test:5000/v2/acme/tool/manifests/1.2.3")]
    [InlineData("REG.test:5000", "http://10.0.0.1:5000", "http://10.0.0.1:5000/v2/acme/tool/manifests/1.2.3")]
    [InlineData("reg.test:5000", "https://mirror.test/api/docker/", "https://mirror.test/api/docker/v2/acme/tool/manifests/1.2.3")]
    public async Task A_configured_registry_is_asked_as_configured(string host, string? url, string address)
    {
        var places = new ScriptedPlaces(_ => Found());
        await ThereAsync(places, places.Images(new RegistrySettings.Images(host, url is null ? null : new Uri(url), null)), "reg.test:5000/acme/tool");
        Assert.Equal([$"HEAD {address}"], places.Requests);
    }

    [Fact]
    public async Task A_mirror_of_docker_hub_is_asked_for_all_its_names()
    {
        var places = new ScriptedPlaces(_ => Found());
        var images = places.Images(new RegistrySettings.Images("docker.io", new Uri("https://mirror.test"), null));
        await ThereAsync(places, images, "alpine");
        await ThereAsync(places, images, "index.docker.io/acme/tool");
        Assert.Equal(["HEAD https://mirror.test/v2/library/alpine/manifests/1.2.3", "HEAD https://mirror.test/v2/acme/tool/manifests/1.2.3"], places.Requests);
    }

    [Theory]
    [InlineData("localhost/acme/tool")]
    [InlineData("localhost:5000/acme/tool")]
    [InlineData("127.0.0.1:5000/acme/tool")]
    [InlineData("169.254.169.254/latest/meta-data")]
    [InlineData("[::1]:5000/tool")]
    [InlineData("reg.test:8080/acme/tool")]
    [InlineData("reg.test:80/acme/tool")]
    public async Task A_target_opens_no_way_into_the_network(string name)
    {
        var places = new ScriptedPlaces(_ => Found());
        var why = await UnknownAsync(places, places.Images(), name);
        Assert.Contains("under registries:", why, StringComparison.Ordinal);
        Assert.Empty(places.Seen);
    }

    [Fact]
    public async Task A_tag_that_no_registry_can_have_is_absent_and_not_asked_for()
    {
        var places = new ScriptedPlaces(_ => Found());
        Assert.IsType<EvidenceAnswer.Absent>(await places.Images().AskAsync(new EvidenceQuestion.ImageTag("acme/tool", "1.0/../../x"), CancellationToken.None));
        Assert.Empty(places.Seen);
    }

    [Fact]
    public async Task What_is_no_name_of_an_image_is_unknown()
    {
        var places = new ScriptedPlaces(_ => Found());
        Assert.Contains("cannot be the name of an image", await UnknownAsync(places, places.Images(), "ghcr.io/Acme/Tool"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("sha512:abc")]
    [InlineData("sha256:ABC")]
    [InlineData("sha256:xyz; rm -rf /")]
    public async Task Without_a_digest_of_the_form_the_manifest_is_hashed(string? header)
    {
        const string Manifest = """{"schemaVersion":2}""";
        var places = new ScriptedPlaces(request => request.Method == "HEAD"
            ? ScriptedPlaces.Answer(200, "", Index, header is null ? [] : [("Docker-Content-Digest", header)])
            : ScriptedPlaces.Answer(200, Manifest, Index));
        var digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Manifest)));
        Assert.Equal([digest], await ThereAsync(places, places.Images()));
        Assert.Equal(["HEAD", "GET"], places.Seen.Select(request => request.Method));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/vnd.docker.distribution.manifest.v1+prettyjws")]
    public async Task What_is_no_manifest_is_not_hashed(string type)
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Answer(200, "<html>", type));
        Assert.Contains("something else than a manifest", await UnknownAsync(places, places.Images()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_manifest_is_not_hashed()
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Answer(200, new string(' ', (4 << 20) + 1), Index));
        Assert.Contains("larger than 4 MB", await UnknownAsync(places, places.Images()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_manifest_is_given_up()
    {
        var places = new ScriptedPlaces(_ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) });
        Assert.Contains("larger than 32 MB", await UnknownAsync(places, places.Images()), StringComparison.Ordinal);
        Assert.Single(places.Seen);
    }

    [Theory]
    [InlineData(404, "", true)]
    [InlineData(400, """{"errors":[{"code":"NAME_UNKNOWN"}]}""", true)]
    [InlineData(405, """{"errors":[{"code":"MANIFEST_UNKNOWN"}]}""", true)]
    [InlineData(400, """{"errors":[{"code":"TOOMANYREQUESTS"}]}""", false)]
    [InlineData(400, """{"errors":[null]}""", false)]
    [InlineData(400, "<html>", false)]
    public async Task Absent_is_what_the_registry_says_is_not_there(int status, string body, bool absent)
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Answer(status, body));
        var answer = await places.RunAsync(Ask(places.Images()));
        Assert.Equal(absent, answer is EvidenceAnswer.Absent);
        Assert.Equal(!absent, answer is EvidenceAnswer.Unknown);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_broken_server_is_asked_three_times_and_then_unknown(int status)
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(status));
        Assert.Contains($"answered {status}", await UnknownAsync(places, places.Images()), StringComparison.Ordinal);
        Assert.Equal([0, 1, 3], places.Seconds);
    }

    [Fact]
    public async Task A_server_that_recovers_answers()
    {
        var tries = 0;
        var places = new ScriptedPlaces(_ => ++tries < 3 ? ScriptedPlaces.Status(502) : Found());
        Assert.Equal([Digest], await ThereAsync(places, places.Images()));
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_unknown()
    {
        var places = new ScriptedPlaces(_ => new HttpResponseMessage { Content = new StreamContent(new SilentStream()) });
        Assert.Contains("took too long", await UnknownAsync(places, places.Images()), StringComparison.Ordinal);
        Assert.Equal(3, places.Seen.Count);
    }

    [Fact]
    public async Task A_short_pause_is_waited_out_to_the_second()
    {
        var tries = 0;
        var places = new ScriptedPlaces(_ => ++tries == 1 ? ScriptedPlaces.Status(429, ("Retry-After", "17")) : Found());
        Assert.Equal([Digest], await ThereAsync(places, places.Images()));
        Assert.Equal([0, 17], places.Seconds);
    }

    [Theory]
    [InlineData(429, "600", "2026-03-01 12:10:00Z")]
    [InlineData(503, "600", "2026-03-01 12:10:00Z")]
    [InlineData(429, null, "2026-03-01 12:01:00Z")]
    [InlineData(429, "2000000000", "2026-03-02 12:00:00Z")]
    public async Task A_long_pause_is_unknown_until_its_end_and_nothing_is_asked_meanwhile(int status, string? after, string until)
    {
        var places = new ScriptedPlaces(request => request.Address.Host == "ghcr.io" ? Found() : ScriptedPlaces.Status(status, after is null ? [] : [("Retry-After", after)]));
        var images = places.Images();
        Assert.Contains(until, await UnknownAsync(places, images), StringComparison.Ordinal);
        Assert.Contains(until, await UnknownAsync(places, images, "acme/other"), StringComparison.Ordinal);
        Assert.Single(places.Seen);
        await ThereAsync(places, images, "ghcr.io/acme/tool");
    }

    [Fact]
    public async Task Pauses_without_end_are_given_up()
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(429, ("Retry-After", "5")));
        await UnknownAsync(places, places.Images());
        Assert.Equal([0, 5, 10], places.Seconds);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refusal_names_the_remedy(int status)
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(status, ("WWW-Authenticate", "Basic realm=\"r\"")));
        var why = await UnknownAsync(places, places.Images(), "ghcr.io/acme/tool");
        Assert.Contains("give the entry for ghcr.io under registries: credentials", why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_followed_without_the_credentials()
    {
        var places = new ScriptedPlaces(request => request.Address.Host switch
        {
            "reg.test" when !request.Headers.ContainsKey("Authorization") => ScriptedPlaces.Status(401, ("WWW-Authenticate", "Basic realm=\"r\"")),
            "reg.test" => ScriptedPlaces.Status(307, ("Location", "https://storage.test/blob?signature=x")),
            _ => Found(),
        });
        Assert.Equal([Digest], await ThereAsync(places, places.Images(Configured(Secret)), "reg.test/acme/tool"));
        Assert.Equal(["reg.test", "reg.test", "storage.test"], places.Seen.Select(request => request.Address.Host));
        Assert.DoesNotContain("Authorization", places.Seen[2].Headers.Keys);
    }

    [Fact]
    public async Task A_host_that_was_redirected_to_gets_no_credentials_by_asking_for_them()
    {
        var places = new ScriptedPlaces(request => request.Address.Host == "reg.test"
            ? ScriptedPlaces.Status(302, ("Location", "https://evil.test/x"))
            : ScriptedPlaces.Status(401, ("WWW-Authenticate", "Basic realm=\"r\", Bearer realm=\"https://evil.test/token\"")));
        await UnknownAsync(places, places.Images(Configured(Secret)), "reg.test/acme/tool");
        Assert.All(places.Seen, request => Assert.DoesNotContain("Authorization", request.Headers.Keys));
    }

    [Theory]
    [InlineData("http://ghcr.io/v2/x")]
    [InlineData("https://127.0.0.1/v2/x")]
    [InlineData("https://ghcr.io:8443/v2/x")]
    [InlineData("https://internal/v2/x")]
    [InlineData("ftp://ghcr.io/x")]
    [InlineData("https://me:pw@ghcr.io/x")]
    public async Task A_public_registry_redirects_to_public_hosts_only(string location)
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(302, ("Location", location)));
        await UnknownAsync(places, places.Images(), "ghcr.io/acme/tool");
        Assert.Single(places.Seen);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(302, ("Location", "/v2/x")));
        await UnknownAsync(places, places.Images());
        Assert.Equal(6, places.Seen.Count);
    }

    [Theory]
    [InlineData("http://auth.ghcr.io/token")]
    [InlineData("https://localhost/token")]
    [InlineData("https://10.0.0.1/token")]
    [InlineData("https://auth.test:8443/token")]
    public async Task A_public_registry_sends_for_tokens_to_public_hosts_only(string realm)
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(401, ("WWW-Authenticate", $"Bearer realm=\"{realm}\"")));
        Assert.Contains("sends bumpbot for a token", await UnknownAsync(places, places.Images(), "ghcr.io/acme/tool"), StringComparison.Ordinal);
        Assert.Single(places.Seen);
    }

    [Fact]
    public async Task Credentials_go_to_no_token_service_over_http_on_another_host()
    {
        var places = new ScriptedPlaces(_ => ScriptedPlaces.Status(401, ("WWW-Authenticate", "Bearer realm=\"http://evil.test/token\"")));
        await UnknownAsync(places, places.Images(Configured(Secret, "http://reg.test")), "reg.test/acme/tool");
        Assert.Single(places.Seen);
    }

    [Theory]
    [InlineData("""{"token":"abc","expires_in":300}""", "Bearer abc")]
    [InlineData("""{"access_token":"abc"}""", "Bearer abc")]
    [InlineData("""{"token":"","access_token":"abc"}""", "Bearer abc")]
    [InlineData("""{"token":"a b"}""", null)]
    [InlineData("""{"token":"a\r\nX: y"}""", null)]
    [InlineData("""{"token":5}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("<html>", null)]
    public async Task A_token_is_what_a_header_can_carry(string answer, string? header)
    {
        var places = new ScriptedPlaces(request => request.Address.AbsolutePath == "/token" ? ScriptedPlaces.Answer(200, answer)
            : request.Headers.ContainsKey("Authorization") ? Found()
            : ScriptedPlaces.Status(401, ("WWW-Authenticate", "Bearer realm=\"https://ghcr.io/token?x=1\",service=\"ghcr.io\",scope=\"repository:acme/tool:pull repository:acme/base:pull\"")));
        var found = await places.RunAsync(Ask(places.Images(), "ghcr.io/acme/tool"));
        Assert.Equal(header is not null, found is EvidenceAnswer.There);
        Assert.Equal("https://ghcr.io/token?x=1&service=ghcr.io&scope=repository%3Aacme%2Ftool%3Apull&scope=repository%3Aacme%2Fbase%3Apull", places.Seen[1].Address.AbsoluteUri);
        Assert.Equal(header, places.Seen.ElementAtOrDefault(2)?.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_token_by_itself_is_sent_as_the_password_of_the_usual_user()
    {
        var places = new ScriptedPlaces(request => request.Headers.ContainsKey("Authorization") ? Found() : ScriptedPlaces.Status(401, ("WWW-Authenticate", "Basic realm=\"r\"")));
        await ThereAsync(places, places.Images(Configured(Secret with { Username = null })), "reg.test/acme/tool");
        Assert.Equal("Basic " + Convert.ToBase64String("__token__:s3cret-Passw0rd"u8), places.Seen[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once()
    {
        var (issued, valid, accepts) = (0, "", true);
        var places = new ScriptedPlaces(request =>
        {
            if (request.Address.AbsolutePath != "/token")
                return request.Headers.GetValueOrDefault("Authorization") == $"Bearer {valid}" ? Found() : ScriptedPlaces.Status(401, ("WWW-Authenticate", "Bearer realm=\"https://ghcr.io/token\""));
            issued++;
            valid = accepts ? $"t{issued}" : valid;
            return ScriptedPlaces.Answer(200, $$"""{"token":"t{{issued}}","expires_in":3600}""");
        });
        var images = places.Images();
        await ThereAsync(places, images, "ghcr.io/acme/tool");
        valid = "revoked";
        await ThereAsync(places, images, "ghcr.io/acme/tool");
        Assert.Equal(2, issued);
        (valid, accepts) = ("revoked", false);
        await UnknownAsync(places, images, "ghcr.io/acme/tool");
        Assert.Equal(3, issued);
    }

    [Fact]
    public async Task Cancelling_is_no_answer()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var places = new ScriptedPlaces(_ => Found());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => places.Images().AskAsync(new EvidenceQuestion.ImageTag("acme/tool", "1.2.3"), cancelled.Token));
    }

    private static RegistrySettings.Images Configured(RegistryCredentials? credentials, string? url = null) => new("reg.test", url is null ? null : new Uri(url), credentials);

    private static HttpResponseMessage Found() => ScriptedPlaces.Answer(200, "", Index, ("Docker-Content-Digest", Digest));

    private static Task<EvidenceAnswer> Ask(ImageRegistry images, string name = "acme/tool") =>
        images.AskAsync(new EvidenceQuestion.ImageTag(name, "1.2.3"), CancellationToken.None);

    private static async Task<IReadOnlyList<string>> ThereAsync(ScriptedPlaces places, ImageRegistry images, string name = "acme/tool") =>
        Assert.IsType<EvidenceAnswer.There>(await places.RunAsync(Ask(images, name))).Values;

    private static async Task<string> UnknownAsync(ScriptedPlaces places, ImageRegistry images, string name = "acme/tool") =>
        Assert.IsType<EvidenceAnswer.Unknown>(await places.RunAsync(Ask(images, name))).Why;
}
