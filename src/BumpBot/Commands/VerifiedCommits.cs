using BumpBot.Config;
using BumpBot.Model;

namespace BumpBot.Commands;

/// <summary>Says where a config asks GitHub to make the commits, and will not get what that is for: commits that are shown as verified.</summary>
/// <remarks>Source: docs.github.com, "About commit signature verification", section "Signature verification for bots".</remarks>
internal static class VerifiedCommits
{
    /// <summary>How the tokens of Actions jobs and of Apps' installations begin.</summary>
    private const string BotToken = "ghs_";

    public static IEnumerable<string> Doubts(CommitSettings commits, BotEnvironment environment)
    {
        if (commits.Via != CommitWay.Api)
            yield break;
        if (commits.NamedCommitter is not null)
            yield return "commits: api will not give verified commits: GitHub signs none that name an author or a committer; take both away, or write commits: push";
        else if (environment.Credentials is Credentials.Token { Value: var token } && !token.StartsWith(BotToken, StringComparison.Ordinal))
            yield return "commits: api will not give verified commits with this token: GitHub signs only those of GitHub Apps and of Actions jobs";
        if (environment.SigningKey is not null)
            yield return "BUMPBOT_SIGNING_KEY signs what is pushed; with commits: api it is not used";
    }
}
