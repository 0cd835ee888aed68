using BumpBot.GitHub.Http;

namespace BumpBot.Tests.GitHub;

public class ApiRouteTests
{
    [Theory]
    [InlineData("https://api.github.com/", "https://api.github.com/repos/a/b/releases?per_page=100", "repos/releases")]
    [InlineData("https://api.github.com/", "https://api.github.com/repositories/12/releases?page=2", "repos/releases")]
    [InlineData("https://api.github.com/", "https://api.github.com/repos/a/b", "repos")]
    [InlineData("https://api.github.com/", "https://api.github.com/repos/a/b/made-up", "other")]
    [InlineData("https://api.github.com/", "https://api.github.com/graphql", "graphql")]
    [InlineData("https://api.github.com/", "https://api.github.com/user", "user")]
    [InlineData("https://api.github.com/", "https://api.github.com/app/installations/3/access_tokens", "app")]
    [InlineData("https://ghe.example.org/api/v3/", "https://ghe.example.org/api/v3/repos/a/b/git/refs", "repos/git")]
    [InlineData("https://ghe.example.org/api/v3/", "https://ghe.example.org/api/graphql", "graphql")]
    [InlineData("https://ghe.example.org/api/v3/", "https://ghe.example.org/else", "other")]
    public void A_request_is_of_one_of_a_closed_set_of_routes(string api, string address, string route) =>
        Assert.Equal(route, ApiRoute.Of(new Uri(api), new Uri(address)));
}
