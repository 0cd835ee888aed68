using System.Text;
using BumpBot.Evidence;
using BumpBot.Model;
using BumpBot.Registries;
using BumpBot.Tests.GitHub;

namespace BumpBot.Tests.Registries;

public class SecretsTests
{
    private const string Password = "s3cret-Passw0rd";
    private const string Token = "t0ken-of-the-service";

    private static readonly RegistryCredentials Credentials = new("robot", Password);

    private static readonly string[] Secrets = [Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"robot:{Password}")), Token];

    /// <summary>Everything that a server can do to make the program say what it knows: each of these answers echoes what it was sent.</summary>
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Hostile.Length)];

    private static readonly Func<SeenRequest, HttpResponseMessage>[] Hostile =
    [
        request => Echo(request, 200),
        request => Echo(request, 401, ("WWW-Authenticate", "Basic realm=\"r\"")),
        request => Echo(request, 401, ("WWW-Authenticate", "Bearer realm=\"https://auth.test/token\"")),
        request => Echo(request, 401, ("WWW-Authenticate", "Bearer realm=\"http://evil.test/token\"")),
        request => Echo(request, 403),
        request => Echo(request, 404),
        request => Echo(request, 500),
        request => Echo(request, 429, ("Retry-After", "1000")),
        request => Echo(request, 302, ("Location", "https://evil.test/")),
        request => Echo(request, 302, ("Location", "http://evil.test/?" + Sent(request))),
        request => Echo(request, 302, ("Location", "ftp://" + Sent(request))),
        request => request.Address.AbsolutePath == "/token" ? ScriptedPlaces.Answer(200, $$"""{"token":"{{Token}}"}""")
            : Echo(request, 401, ("WWW-Authenticate", "Bearer realm=\"https://auth.test/token\"")),
        request => request.Address.AbsolutePath == "/token" ? ScriptedPlaces.Answer(200, $$"""{"token":"{{Token}}"}""")
            : Sent(request).Contains(Token, StringComparison.Ordinal) ? Echo(request, 302, ("Location", "https://evil.test/"))
            : Echo(request, 401, ("WWW-Authenticate", "Bearer realm=\"https://auth.test/token\"")),
        request => throw new HttpRequestException("broke after " + Sent(request)),
        _ => new HttpResponseMessage { Content = new StreamContent(new BreakingStream()) },
        _ => new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) },
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Invariant_7_credentials_stand_in_the_authorization_header_and_nowhere_else(int hostile)
    {
        var places = new ScriptedPlaces(Hostile[hostile]);
        foreach (var (source, question) in Sources(places))
        {
            var answer = await places.RunAsync(source.AskAsync(question, CancellationToken.None));
            AssertClean(answer.ToString() + string.Join(" ", (answer as EvidenceAnswer.There)?.Values ?? []));
        }
        AssertClean(string.Join('\n', places.Logged));
        Assert.NotEmpty(places.Seen);
        foreach (var request in places.Seen)
        {
            AssertClean(request.Address.AbsoluteUri + request.Body + string.Join('\n', request.Headers.Where(header => header.Key != "Authorization")));
            if (Sent(request).Length > 0)
                Assert.Contains(request.Address.Host, new[] { "reg.test", "auth.test", "index.test", "feed.test" });
        }
    }

    [Fact]
    public void Invariant_7_credentials_do_not_stand_in_what_their_settings_print()
    {
        AssertClean(new RegistrySettings.Images("reg.test", null, Credentials).ToString());
        AssertClean(new RegistrySettings.Images("reg.test", null, Credentials with { Username = null }).ToString());
    }

    private static IEnumerable<(IEvidenceSource Source, EvidenceQuestion Question)> Sources(ScriptedPlaces places) =>
    [
        (places.Images(new RegistrySettings.Images("reg.test", null, Credentials)), new EvidenceQuestion.ImageTag("reg.test/acme/tool", "1.2.3")),
        (places.Python(new RegistrySettings.Python(new Uri("https://index.test/simple/"), Credentials)), new EvidenceQuestion.PythonPackage("tool", "1.2.3")),
        (places.NuGet(new RegistrySettings.NuGet(new Uri("https://feed.test/v3/index.json"), Credentials)), new EvidenceQuestion.NuGetPackage("tool", "1.2.3")),
    ];

    private static string Sent(SeenRequest request) => request.Headers.GetValueOrDefault("Authorization", "");

    private static HttpResponseMessage Echo(SeenRequest request, int status, params (string Name, string Value)[] headers)
    {
        var response = ScriptedPlaces.Answer(status, $$"""{"errors":[{"code":"{{Sent(request)}}"}],"versions":["{{Sent(request)}}"]}""", headers: headers);
        response.Headers.TryAddWithoutValidation("Docker-Content-Digest", Sent(request));
        response.ReasonPhrase = Sent(request);
        return response;
    }

    private static void AssertClean(string text)
    {
        foreach (var secret in Secrets)
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }
}
