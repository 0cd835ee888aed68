using BumpBot.Model;
using BumpBot.Registries;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Serilog;

namespace BumpBot.Tests.Registries;

/// <summary>Against a feed on loopback.</summary>
public sealed class NuGetFeedTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RegistryHttp _http = new(new EagerTime(), new LoggerConfiguration().CreateLogger());

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.0")]
    [InlineData("1.2.3+build")]
    [InlineData("2.0.0-RC.1")]
    public async Task A_version_is_there_however_it_is_spelled(string version)
    {
        await using var feed = await FeedAsync();
        Assert.Empty(Assert.IsType<EvidenceAnswer.There>(await AskAsync(Source(feed), "Acme.Tool", version)).Values);
        Assert.Equal(["GET /v3/index.json", "GET /flat/acme.tool/index.json"], feed.Requests);
    }

    [Theory]
    [InlineData("Acme.Tool", "1.2.4")]
    [InlineData("Acme.Tool", "2.0.0")]
    [InlineData("Acme.Tool", "no version")]
    [InlineData("Acme.Other", "1.2.3")]
    public async Task What_is_not_there_is_absent(string name, string version)
    {
        await using var feed = await FeedAsync();
        Assert.IsType<EvidenceAnswer.Absent>(await AskAsync(Source(feed), name, version));
    }

    [Fact]
    public async Task The_feeds_addresses_are_asked_for_once_an_hour()
    {
        await using var feed = await FeedAsync();
        var source = Source(feed);
        await AskAsync(source, "Acme.Tool", "1.2.3");
        await AskAsync(source, "Acme.Tool", "1.2.4");
        Assert.Equal(1, feed.Requests.Count(request => request == "GET /v3/index.json"));
        _time.Advance(TimeSpan.FromHours(1));
        await AskAsync(source, "Acme.Tool", "1.2.4");
        Assert.Equal(2, feed.Requests.Count(request => request == "GET /v3/index.json"));
    }

    [Theory]
    [InlineData("{}", "no usable address")]
    [InlineData("""{"resources":[null,{"@id":"/relative","@type":"PackageBaseAddress/3.0.0"}]}""", "no usable address")]
    [InlineData("""{"resources":[{"@id":"http://elsewhere.test/","@type":"PackageBaseAddress/3.0.0"}]}""", "no usable address")]
    [InlineData("<feed/>", "documented JSON")]
    public async Task A_feed_that_cannot_be_read_is_unknown(string index, string why)
    {
        await using var feed = await LoopbackServer.StartAsync(context => context.Response.WriteAsync(index));
        Assert.Contains(why, Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Source(feed), "Acme.Tool", "1.2.3")).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "index.json")]
    [InlineData(401, "credentials")]
    [InlineData(503, "answered 503")]
    public async Task A_feed_that_refuses_is_unknown(int status, string why)
    {
        await using var feed = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        Assert.Contains(why, Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Source(feed), "Acme.Tool", "1.2.3")).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_go_to_the_feeds_own_host_alone()
    {
        var places = new ScriptedPlaces(request => request.Address.Host == "feed.test"
            ? ScriptedPlaces.Answer(200, """{"resources":[{"@id":"https://cdn.test/flat","@type":["PackageBaseAddress/3.0.0"]}]}""")
            : ScriptedPlaces.Answer(200, """{"versions":["1.2.3",null,"x"]}"""));
        var source = places.NuGet(new RegistrySettings.NuGet(new Uri("https://feed.test/v3/index.json"), new RegistryCredentials(null, "s3cret-Passw0rd")));
        Assert.IsType<EvidenceAnswer.There>(await AskAsync(source, "Acme.Tool", "1.2.3"));
        Assert.Equal(["https://feed.test/v3/index.json", "https://cdn.test/flat/acme.tool/index.json"], places.Seen.Select(request => request.Address.AbsoluteUri));
        Assert.Equal("Basic " + Convert.ToBase64String("__token__:s3cret-Passw0rd"u8), places.Seen[0].Headers["Authorization"]);
        Assert.DoesNotContain("Authorization", places.Seen[1].Headers.Keys);
    }

    [Fact]
    public async Task What_is_no_name_of_a_package_is_unknown()
    {
        await using var feed = await FeedAsync();
        Assert.IsType<EvidenceAnswer.Unknown>(await AskAsync(Source(feed), "../x", "1.2.3"));
        Assert.Empty(feed.Seen);
    }

    [Fact]
    public void Without_a_configured_feed_nothing_is_served() =>
        Assert.False(new NuGetFeed(_http, [], _time).Serves(new EvidenceQuestion.NuGetPackage("Acme.Tool", "1.2.3")));

    private static Task<LoopbackServer> FeedAsync() => LoopbackServer.StartAsync(context => context.Request.Path.Value switch
    {
        "/v3/index.json" => context.Response.WriteAsync(
            $$"""{"version":"3.0.0","resources":[{"@id":"http://{{context.Request.Host}}/search","@type":"SearchQueryService"},{"@id":"http://{{context.Request.Host}}/flat/","@type":"PackageBaseAddress/3.0.0"}]}"""),
        "/flat/acme.tool/index.json" => context.Response.WriteAsync("""{"versions":["1.2.3","2.0.0-rc.1"]}"""),
        _ => NotFound(context),
    });

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    private NuGetFeed Source(LoopbackServer feed) => new(_http, [new RegistrySettings.NuGet(new Uri(feed.Url, "v3/index.json"), null)], _time);

    private static Task<EvidenceAnswer> AskAsync(NuGetFeed source, string name, string version) =>
        source.AskAsync(new EvidenceQuestion.NuGetPackage(name, version), CancellationToken.None);
}
