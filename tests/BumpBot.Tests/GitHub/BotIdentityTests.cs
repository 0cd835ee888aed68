using BumpBot.GitHub;
using BumpBot.Model;
using Xunit;

namespace BumpBot.Tests.GitHub;

public class BotIdentityTests
{
    [Fact]
    public async Task The_question_is_asked_once()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Json("""{"login":"bump"}"""));
        using var bot = new BotIdentity(github.Http);
        Assert.Equal(["bump", "bump"], await Task.WhenAll(bot.LoginAsync(CancellationToken.None), bot.LoginAsync(CancellationToken.None)));
        Assert.Equal(["GET /user"], github.Paths);
    }

    [Fact]
    public async Task The_token_of_an_actions_job_is_the_actions_bots()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(403, "Resource not accessible by integration"), onActions: true);
        using var bot = new BotIdentity(github.Http);
        Assert.Equal("github-actions[bot]", await bot.LoginAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Elsewhere_a_token_that_may_not_ask_stops_the_run()
    {
        var github = new ScriptedGitHub(_ => ScriptedGitHub.Status(403, "Resource not accessible by integration"));
        using var bot = new BotIdentity(github.Http);
        Assert.IsType<Fault.StopRun>(await github.FaultOfAsync(bot.LoginAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_failed_question_is_asked_again()
    {
        var asked = 0;
        var github = new ScriptedGitHub(_ => ++asked == 1 ? ScriptedGitHub.Json("{}") : ScriptedGitHub.Json("""{"login":"bump"}"""));
        using var bot = new BotIdentity(github.Http);
        Assert.IsType<Fault.Retry>(await github.FaultOfAsync(bot.LoginAsync(CancellationToken.None)));
        Assert.Equal("bump", await bot.LoginAsync(CancellationToken.None));
    }
}
