using BumpBot.Model;
using BumpBot.Targets;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>The complete look at what the bot has in one target, helped by what the cache holds of the last one.</summary>
/// <param name="name">The target as it was asked for, under which the cache keeps it.</param>
internal sealed class ForgeLook(
    GitHubReader reader, BotIdentity bot, TargetCache cache, RepoName name, RepositoryFacts target, StoredTarget stored, TimeProvider time, ILogger log)
{
    private StoredTarget _stored = stored;

    public async Task<ForgeStanding> LookAsync(CancellationToken cancellation)
    {
        var login = await bot.LoginAsync(cancellation);
        var last = _stored.Listing;
        var listing = await new ThreadListing(reader, target, login, time).LookAsync(last, cancellation);
        var marked = StandingThreads.MarkedPulls(listing.Threads);
        var branches = await new PullHeads(reader, target).ForAsync(marked, listing.PullBranches, cancellation);
        if (!ReferenceEquals(listing, last) || branches.Count != listing.PullBranches.Count)
            Keep(listing with { PullBranches = branches });
        var (pulls, issues) = (StandingThreads.Pulls(listing.Threads, branches), StandingThreads.Issues(listing.Threads));
        HashSet<int> own = [.. pulls.Select(pull => pull.Number), .. issues.Select(issue => issue.Number)];
        var (asked, found) = await new CommandLook(reader, target, login, time, log)
            .LookAsync([.. listing.Threads.Where(thread => own.Contains(thread.Number))], _stored.Comments, cancellation);
        if (!ReferenceEquals(found, _stored.Comments))
            cache.Write(name, _stored = _stored with { Comments = found });
        return new ForgeStanding(pulls, issues, target.HasIssues)
        {
            Asked = asked,
            // The token of an Actions job can never be given the permission for workflow files.
            WorkflowsForbidden = login == BotIdentity.ActionsLogin || reader.Connection.Tokens?.MayChangeWorkflows == false,
        };
    }

    /// <summary>Keeps where the head of a pull request lies that was opened just now, so that the next look need not ask.</summary>
    public void Remember(int number, string branch)
    {
        if (_stored.Listing is { } listing)
            Keep(listing with { PullBranches = new Dictionary<int, string?>(listing.PullBranches) { [number] = branch } });
    }

    private void Keep(StoredListing listing) => cache.Write(name, _stored = _stored with { Listing = listing });
}
