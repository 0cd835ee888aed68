using BumpBot.Config;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Tests.Config;

public class BotEnvironmentTests
{
    [Fact]
    public void Without_variables_it_is_github_itself_and_nobody()
    {
        var environment = Read();
        Assert.Equal(new Credentials.None(), environment.Credentials);
        Assert.Equal("https://api.github.com/", environment.ApiUrl.AbsoluteUri);
        Assert.Equal("https://github.com/", environment.ServerUrl.AbsoluteUri);
    }

    [Fact]
    public void The_bots_own_token_wins_over_the_jobs() =>
        Assert.Equal(new Credentials.Token("mine", "BUMPBOT_TOKEN"), Read(("GITHUB_TOKEN", "jobs"), ("BUMPBOT_TOKEN", "mine")).Credentials);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void A_blank_token_is_none(string blank)
    {
        Assert.Equal(new Credentials.Token("jobs", "GITHUB_TOKEN"), Read(("GITHUB_TOKEN", " jobs\n"), ("BUMPBOT_TOKEN", blank)).Credentials);
        Assert.Equal(new Credentials.None(), Read(("GITHUB_TOKEN", blank)).Credentials);
    }

    [Fact]
    public void On_actions_the_jobs_variables_are_all_it_needs()
    {
        var environment = Read(("GITHUB_API_URL", "https://ghe.test/api/v3"), ("GITHUB_SERVER_URL", "https://ghe.test"), ("GITHUB_ACTIONS", "true"));
        Assert.Equal(("https://ghe.test/api/v3/", "https://ghe.test/"), (environment.ApiUrl.AbsoluteUri, environment.ServerUrl.AbsoluteUri));
        Assert.True(environment.OnActions);
        Assert.False(Read().OnActions);
    }

    [Fact]
    public void A_secret_may_come_from_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "from-file\n");
            Assert.Equal(new Credentials.Token("from-file", "GITHUB_TOKEN"), Read(("GITHUB_TOKEN_FILE", file)).Credentials);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_secret_file_that_is_missing_is_said_by_the_variables_name()
    {
        var fault = Assert.Throws<FaultException>(() => Read(("GITHUB_TOKEN_FILE", "/no/such/file")));
        Assert.Contains("GITHUB_TOKEN_FILE", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:80/api/v3", "http://127.0.0.1/api/v3/")]
    [InlineData("https://ghe.example.org/api/v3/", "https://ghe.example.org/api/v3/")]
    public void Addresses_end_with_a_slash(string given, string address) =>
        Assert.Equal(address, Read(("GITHUB_API_URL", given)).ApiUrl.AbsoluteUri);

    [Theory]
    [InlineData("GITHUB_API_URL", "not an address")]
    [InlineData("GITHUB_API_URL", "ftp://x/")]
    [InlineData("GITHUB_SERVER_URL", "https://user:secret@x/")]
    [InlineData("GITHUB_REPOSITORY", "no-slash")]
    public void A_variable_that_cannot_mean_anything_is_refused_without_showing_credentials(string name, string value)
    {
        var fault = Assert.Throws<FaultException>(() => Read((name, value)));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void On_actions_the_repository_is_known()
    {
        var environment = Read(("GITHUB_ACTIONS", "true"), ("GITHUB_REPOSITORY", "acme/app"));
        Assert.True(environment.OnActions);
        Assert.Equal(RepoName.Parse("acme/app"), environment.Repository);
    }

    [Fact]
    public void A_signing_key_comes_as_text()
    {
        Assert.Equal("a\nkey", Read(("BUMPBOT_SIGNING_KEY", "a\nkey\n")).SigningKey);
        Assert.Null(Read().SigningKey);
    }

    private static BotEnvironment Read(params (string Name, string Value)[] variables) =>
        BotEnvironment.Read(name => variables.FirstOrDefault(v => v.Name == name).Value);
}
