using BumpBot.GitHub.Auth;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Targets;
using Serilog;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Opens targets that live on GitHub.</summary>
public sealed class GitHubTargets(IGitHubAccess access, BotIdentity bot, IRepositories repositories, TargetCache cache, TimeProvider time, ILogger log) : ITargetHost
{
    private readonly ActionsNotice _notice = new(bot, log);

    public bool Serves(TargetName target) => target is TargetName.OnForge;

    public async Task<OpenedTarget> OpenAsync(TargetName target, CancellationToken cancellation)
    {
        var asked = ((TargetName.OnForge)target).Repo;
        var http = await access.ForTargetAsync(asked, cancellation);
        var reader = new GitHubReader(http);
        var stored = cache.Read(asked, http.Connection.Identity) ?? new StoredTarget(asked.ToString(), http.Connection.Identity, null, null);
        var facts = await FactsAsync(reader, asked, stored.Repository, cancellation);
        if (facts.Repository is not null && facts.Repository != stored.Repository)
            cache.Write(asked, stored = stored with { Repository = facts.Repository });
        Check(asked, facts.Facts);
        var repository = await repositories.FetchAsync(http.Connection.GitUrl(facts.Facts.Repo), facts.Facts.DefaultBranch, http.Connection.Tokens!.TokenAsync, cancellation);
        var look = new ForgeLook(reader, bot, cache, asked, facts.Facts, stored, time, log);
        var commits = new ApiCommits(http, facts.Facts.Repo, time);
        return new OpenedTarget(target, new GitHubRepository(repository, commits, log), new GitHubForge(http, facts.Facts, bot, look, _notice, log));
    }

    private static async Task<(RepositoryFacts Facts, StoredRepository? Repository)> FactsAsync(
        GitHubReader reader, RepoName asked, StoredRepository? last, CancellationToken cancellation)
    {
        var known = last is null ? null : Facts(last);
        switch (await reader.GetAsync($"repos/{asked}", GitHubJson.Default.RepositoryJson, known is null ? null : last!.ETag, cancellation))
        {
            case Answer<RepositoryJson>.NotModified:
                return (known!, last);
            case Answer<RepositoryJson>.Found found:
                var facts = RepositoryFacts.From(found.Value);
                return (facts, found.ETag is { } etag ? Stored(facts, etag) : null);
            case Answer<RepositoryJson>.Refused refused:
                throw RepositoryFaults.Of(asked, refused.Status, refused.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Check(RepoName asked, RepositoryFacts facts)
    {
        if (facts.Archived)
            throw FaultException.GiveUp($"{asked} is archived: nothing can be changed there; take it off the targets");
        if (!facts.MayPush)
            throw FaultException.GiveUp($"the token may not push to {asked}: it needs write access to contents, issues and pull requests");
        if (!facts.Repo.Equals(asked))
            log.Information("{Asked} is called {Repo} now", asked, facts.Repo);
    }

    private static StoredRepository Stored(RepositoryFacts facts, string etag) =>
        new(etag, facts.Id, facts.Repo.ToString(), facts.DefaultBranch, facts.Archived, facts.HasIssues, facts.MayPush) { AllowsAutoMerge = facts.AllowsAutoMerge, MergeMethod = facts.MergeMethod };

    private static RepositoryFacts? Facts(StoredRepository stored) => RepoName.TryParse(stored.FullName, out var repo)
        ? new RepositoryFacts(stored.Id, repo, stored.DefaultBranch, stored.Archived, stored.HasIssues, stored.MayPush) { AllowsAutoMerge = stored.AllowsAutoMerge, MergeMethod = stored.MergeMethod }
        : null;
}
