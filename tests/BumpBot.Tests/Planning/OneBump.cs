using BumpBot.Model;
using BumpBot.Planning;
using Xunit;

namespace BumpBot.Tests.Planning;

/// <summary>Reads pull requests of one upstream alone, as most are.</summary>
internal static class OneBump
{
    public static Bump Bump(this PlannedPull pull) => Assert.Single(pull.Members).Bump;

    public static Tracking Tracking(this PlannedPull pull) => Assert.Single(pull.Members).Tracking;

    public static string Title(Bump bump) => PullTitle.Of([bump], null, PullSettings.Default);

    public static string Body(Bump bump, int? issue) => PullRequestText.Body(Title(bump), [new PublishedMember(bump, issue)], null);

    public static string CommitMessage(Bump bump) => PullRequestText.CommitMessage([bump], null, PullSettings.Default);
}
