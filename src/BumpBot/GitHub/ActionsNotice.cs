using Serilog;

namespace BumpBot.GitHub;

/// <summary>Says, once, what does not happen on pull requests that are made with the token of an Actions job.</summary>
/// <remarks>docs.github.com/actions/security-for-github-actions/security-guides/automatic-token-authentication, "Using the GITHUB_TOKEN in a workflow".</remarks>
internal sealed class ActionsNotice(BotIdentity bot, ILogger log)
{
    private int _told;

    /// <summary>For each pull request that was opened.</summary>
    public async Task TellAsync(CancellationToken cancellation)
    {
        if (await bot.LoginAsync(cancellation) != BotIdentity.ActionsLogin || Interlocked.Exchange(ref _told, 1) != 0)
            return;
        log.Warning(
            "workflows do not start by themselves on pull requests that the GITHUB_TOKEN of Actions opens (at best they wait for an approval). "
            + "To have them start, give the bot a GitHub App (BUMPBOT_APP_ID, BUMPBOT_APP_PRIVATE_KEY) or a personal access token (BUMPBOT_TOKEN); for one pull request, close and reopen it");
    }
}
