using BumpBot.Logging;

namespace BumpBot.Tests.Logging;

public class SecretNamesTests
{
    [Theory]
    [InlineData("SLACK_WEBHOOK_URL", true)]
    [InlineData("telegram_token", true)]
    [InlineData("HOOK_SECRET", true)]
    [InlineData("SMTP_PASSWORD", true)]
    [InlineData("BUMPBOT_APP_PRIVATE_KEY", true)]
    [InlineData("GITHUB_REPOSITORY", false)]
    [InlineData("HOME", false)]
    [InlineData("ORG", false)]
    public void A_variable_is_a_secret_by_its_name(string variable, bool isSecret) => Assert.Equal(isSecret, SecretNames.Include(variable));

    [Fact]
    public void A_secret_that_becomes_known_later_is_removed_from_then_on()
    {
        var redactor = new Redactor(["first-secret"]);
        redactor.Add("second-secret");
        redactor.Add("tiny");
        redactor.Add(null);
        Assert.Equal("*** *** tiny", redactor.Redact("first-secret second-secret tiny"));
    }
}
