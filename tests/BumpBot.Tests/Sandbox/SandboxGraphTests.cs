using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Sandbox;

namespace BumpBot.Tests.Sandbox;

/// <summary>The sandbox's GraphQL: what GitHub would refuse, it refuses.</summary>
public sealed class SandboxGraphTests : IAsyncLifetime
{
    private GitHubSandbox _github = null!;

    public async ValueTask InitializeAsync() => _github = await GitHubSandbox.StartAsync();

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Theory]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { title } }", "Field 'title' doesn't exist on type 'Repository'")]
    [InlineData("{ repository(owner: \"a\") { databaseId } }", "missing required arguments: name")]
    [InlineData("{ repository(owner: \"a\", name: \"b\", id: 1) { databaseId } }", "doesn't accept argument 'id'")]
    [InlineData("{ repository(owner: \"a\", name: 1) { databaseId } }", "Expected type 'String!'")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") }", "must have selections")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { databaseId { x } } }", "can't have selections")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { releases { nodes { tagName } } } }", "must provide a `first` or `last` value")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { releases(first: 101) { nodes { tagName } } } }", "exceeds the `first` limit of 100")]
    [InlineData("query($x: String!) { repository(owner: \"a\", name: \"b\") { databaseId } }", "Variable $x")]
    [InlineData("{ repository(owner: \"a\", name: \"b\") { ...none } }", "was used, but not defined")]
    [InlineData("{ rateLimit { cost } } fragment f on Repository { databaseId }", "was defined, but not used")]
    [InlineData("{ rateLimit { cost }", "Parse error")]
    [InlineData("", "query attribute")]
    public async Task A_wrong_query_is_refused(string query, string message)
    {
        _github.AddRepository("a/b");
        var answer = await AskAsync(query);
        Assert.Null(answer["data"]);
        Assert.Contains(message, answer["errors"]![0]!["message"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_an_error_of_its_own_field()
    {
        _github.AddRepository("a/b");
        var answer = await AskAsync("{ here: repository(owner: \"a\", name: \"b\") { nameWithOwner } gone: repository(owner: \"a\", name: \"c\") { nameWithOwner } }");
        Assert.Equal("a/b", answer["data"]!["here"]!["nameWithOwner"]!.GetValue<string>());
        Assert.Null(answer["data"]!["gone"]);
        Assert.Equal(("NOT_FOUND", "gone"), (answer["errors"]![0]!["type"]!.GetValue<string>(), answer["errors"]![0]!["path"]![0]!.GetValue<string>()));
    }

    [Fact]
    public async Task Queries_have_a_limit_of_their_own()
    {
        var user = _github.AddUser("ada");
        user.HourlyLimit = 2;
        Assert.NotNull((await AskAsync("{ rateLimit { cost remaining } }"))["data"]);
        Assert.NotNull((await AskAsync("{ rateLimit { cost remaining } }"))["data"]);
        Assert.Equal("RATE_LIMITED", (await AskAsync("{ rateLimit { cost remaining } }"))["errors"]![0]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_a_token_nothing_is_told()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        using var response = await client.PostAsync(new Uri(_github.ServerUrl, "api/graphql"), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)response.StatusCode);
    }

    private async Task<JsonNode> AskAsync(string query)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("test", "1"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _github.AddUser("ada").Token);
        using var content = new StringContent(new JsonObject { ["query"] = query }.ToJsonString());
        using var response = await client.PostAsync(new Uri(_github.ServerUrl, "api/graphql"), content, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
