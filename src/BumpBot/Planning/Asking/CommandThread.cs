using BumpBot.Model;
using Updaters.References;

namespace BumpBot.Planning.Asking;

/// <summary>The pull request or issue under which a command stands.</summary>
internal sealed record CommandThread(StandingPull? Pull, StandingIssue? Issue)
{
    public int Number => Pull?.Number ?? Issue!.Number;

    public Mark Mark => Pull?.Mark ?? Issue!.Mark;

    public IReadOnlyList<UpstreamId> Upstreams => [.. Mark.Members.Select(member => member.Upstream)];

    /// <returns>Null = it is no thread of the bot's any more.</returns>
    public static CommandThread? Of(AskedCommand asked, Standing standing)
    {
        var pull = standing.Pulls.FirstOrDefault(pull => pull.Number == asked.Thread);
        var issue = standing.Issues.FirstOrDefault(issue => issue.Number == asked.Thread);
        return pull is null && issue is null ? null : new CommandThread(pull, issue);
    }

    /// <summary>The pull request that is meant: the thread itself, or the only open one of the upstream that the issue is about.</summary>
    public StandingPull? PullIn(Standing standing)
    {
        if (Pull is not null || Upstreams is not [var upstream])
            return Pull;
        var open = UpstreamStanding.Of(standing, upstream).OpenPulls.ToList();
        return open is [var only] ? only : null;
    }
}
