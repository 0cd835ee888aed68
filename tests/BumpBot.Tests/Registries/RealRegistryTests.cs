using System.Net.Http.Headers;
using System.Text;
using BumpBot.Model;
using BumpBot.Registries;
using Microsoft.Extensions.Time.Testing;
using Serilog;

namespace BumpBot.Tests.Registries;

/// <summary>Against the registry that most others are built on.</summary>
public sealed class RealRegistryTests : IDisposable
{
    private static readonly RegistryCredentials Right = new(RegistryServer.User, RegistryServer.Password);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly RegistryHttp _http;

    public RealRegistryTests()
    {
        RegistryServer.SkipWhereMissing();
        _http = new RegistryHttp(_time, new LoggerConfiguration().CreateLogger());
    }

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(RegistryServer.OciManifest)]
    [InlineData(RegistryServer.DockerManifest)]
    public async Task The_digest_of_an_image_of_one_platform_is_that_of_its_manifest(string type)
    {
        await using var registry = await RegistryServer.StartAsync();
        var digest = await registry.PushImageAsync("acme/tool", "1.2.3", type);
        Assert.Equal([digest], await ThereAsync(registry, "acme/tool", "1.2.3"));
    }

    [Theory]
    [InlineData(RegistryServer.OciIndex)]
    [InlineData(RegistryServer.DockerList)]
    public async Task The_digest_of_an_image_of_several_platforms_is_that_of_the_index(string type)
    {
        await using var registry = await RegistryServer.StartAsync();
        var digest = await registry.PushIndexAsync("acme/tool", "1.2.3", type);
        Assert.Equal([digest], await ThereAsync(registry, "acme/tool", "1.2.3"));
        Assert.NotEqual([digest], await ThereAsync(registry, "acme/tool", "1.2.3-arm64"));
    }

    [Fact]
    public async Task What_is_not_there_is_absent()
    {
        await using var registry = await RegistryServer.StartAsync();
        await registry.PushImageAsync("acme/tool", "1.2.3");
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(registry, "acme/tool", "1.2.4"));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(registry, "acme/other", "1.2.3"));
    }

    [Fact]
    public async Task A_password_opens_what_is_closed_without_it()
    {
        await using var registry = await RegistryServer.StartWithPasswordAsync();
        registry.PushAs(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Right.Username}:{Right.Password}"))));
        var digest = await registry.PushIndexAsync("acme/tool", "1.2.3");
        Assert.Equal([digest], await ThereAsync(registry, "acme/tool", "1.2.3", Right));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(registry, "acme/tool", "1.2.4", Right));
        Assert.Contains("without credentials", await UnknownAsync(registry, "acme/tool", null), StringComparison.Ordinal);
        Assert.Contains("check that they are right", await UnknownAsync(registry, "acme/tool", Right with { Password = "wrong-horse-77" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anonymous_token_opens_a_public_image_and_no_other()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await RegistryServer.StartWithTokensAsync(tokens.Realm, tokens.Certificate);
        var digest = await PushAsync(registry, tokens, "public/tool");
        await PushAsync(registry, tokens, "private/tool");
        Assert.Equal([digest], await ThereAsync(registry, "public/tool", "1.2.3"));
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(registry, "public/tool", "1.2.4"));
        Assert.Contains($"give the entry for {registry.Host} under registries: credentials", await UnknownAsync(registry, "private/tool", null), StringComparison.Ordinal);
        Assert.All(tokens.Seen, asked => Assert.Empty(asked.Authorization));
    }

    [Fact]
    public async Task A_token_had_for_credentials_opens_a_private_image()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await RegistryServer.StartWithTokensAsync(tokens.Realm, tokens.Certificate);
        var digest = await PushAsync(registry, tokens, "private/tool");
        Assert.Equal([digest], await ThereAsync(registry, "private/tool", "1.2.3", Right));
        Assert.Contains("check that they are right", await UnknownAsync(registry, "private/tool", Right with { Password = "wrong-horse-77" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_asked_for_once_for_a_repository_until_it_ends()
    {
        await using var tokens = await TokenServer.StartAsync();
        await using var registry = await RegistryServer.StartWithTokensAsync(tokens.Realm, tokens.Certificate);
        await PushAsync(registry, tokens, "public/tool");
        var images = new ImageRegistry(_http, [registry.Settings()], _time);
        var question = new EvidenceQuestion.ImageTag($"{registry.Host}/public/tool", "1.2.3");
        for (var i = 0; i < 3; i++)
            Assert.IsType<EvidenceAnswer.There>(await images.AskAsync(question, CancellationToken.None));
        Assert.Equal("/token?service=registry.test&scope=repository%3Apublic%2Ftool%3Apull", Assert.Single(tokens.Seen).Path);
        _time.Advance(TimeSpan.FromSeconds(291));
        Assert.IsType<EvidenceAnswer.There>(await images.AskAsync(question, CancellationToken.None));
        Assert.Equal(2, tokens.Seen.Count);
    }

    private static async Task<string> PushAsync(RegistryServer registry, TokenServer tokens, string repository)
    {
        registry.PushAs(tokens.PushToken(repository));
        return await registry.PushIndexAsync(repository, "1.2.3");
    }

    private async Task<EvidenceAnswer> AskAsync(RegistryServer registry, string repository, string tag, RegistryCredentials? credentials = null) =>
        await new ImageRegistry(_http, [registry.Settings(credentials)], _time).AskAsync(new EvidenceQuestion.ImageTag($"{registry.Host}/{repository}", tag), CancellationToken.None);

    private async Task<IReadOnlyList<string>> ThereAsync(RegistryServer registry, string repository, string tag, RegistryCredentials? credentials = null) =>
        Assert.IsType<EvidenceAnswer.There>(await AskAsync(registry, repository, tag, credentials)).Values;

    private async Task<string> UnknownAsync(RegistryServer registry, string repository, RegistryCredentials? credentials) =>
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(registry, repository, "1.2.3", credentials)).Why;
}
