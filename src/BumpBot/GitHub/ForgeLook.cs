using BumpBot.Model;
using BumpBot.Targets;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>The complete look at what the bot has in one target, helped by what the cache holds of the last one.</summary>
/// <param name="asked">The target as it was asked for, under which the cache keeps it.</param>
internal sealed class ForgeLook(
    GitHubReader reader, BotIdentity bot, TargetCache cache, RepoName asked, RepositoryFacts target, StoredTarget stored, TimeProvider time)
{
    public async Task<ForgeStanding> LookAsync(CancellationToken cancellation)
    {
        var login = await bot.LoginAsync(cancellation);
        var last = stored.Listing;
        var listing = await new ThreadListing(reader, target, login, time).LookAsync(last, cancellation);
        var marked = StandingThreads.MarkedPulls(listing.Threads);
        var branches = await new PullHeads(reader, target).ForAsync(marked, listing.PullBranches, cancellation);
        if (!ReferenceEquals(listing, last) || branches.Count != listing.PullBranches.Count)
            cache.Write(asked, stored with { Listing = listing with { PullBranches = branches } });
        return new ForgeStanding(
            StandingThreads.Pulls(listing.Threads, branches),
            StandingThreads.Issues(listing.Threads),
            target.HasIssues);
    }
}
