using System.Collections.ObjectModel;
using BumpBot.GitHub.Graph;
using BumpBot.Model;
using BumpBot.Watching;
using Serilog;

namespace BumpBot.GitHub;

/// <summary>Looks at upstreams on GitHub: releases, tags where there are none or where they are asked for, a branch's head, and labelled issues.</summary>
public sealed class GitHubFeed(GitHubHttp http, TimeProvider time, ILogger log) : IUpstreamFeed
{
    /// <summary>
    /// Where a list has several pages, all are read anew at least this often: an old entry may change without moving the first page. As often
    /// each repository is asked for its name, its number and whether it is archived, of which no list tells.
    /// </summary>
    public static readonly TimeSpan FullLookEvery = TimeSpan.FromDays(7);

    private readonly GitHubReader _reader = new(http);

    public bool Serves(UpstreamSource source) => source.Git is null;

    public async Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation)
    {
        var last = Usable(request);
        try
        {
            return await LookAsync(request, UpstreamAddress.Of(request.Source.Repo, request.Last?.Snapshot), last, cancellation);
        }
        catch (UpstreamGoneException)
        {
            return await LookAsync(request, UpstreamAddress.ByName(request.Source.Repo), null, cancellation);
        }
    }

    public async Task<IReadOnlyDictionary<LookRequest, StoredLook>> LookTogetherAsync(IReadOnlyList<LookRequest> requests, CancellationToken cancellation)
    {
        var together = LookRoutes.Together(requests, http.Connection);
        return together.Count == 0
            ? ReadOnlyDictionary<LookRequest, StoredLook>.Empty
            : await new ColdLooks(http, time, log).LookAsync(together, cancellation);
    }

    private async Task<StoredLook> LookAsync(LookRequest request, UpstreamAddress address, StoredLook? last, CancellationToken cancellation)
    {
        var look = new UpstreamLook(_reader, http.Connection, request.Source, address, last);
        var list = await ListAsync(look, request, last, cancellation);
        var head = request.Follow.HasFlag(Follow.Commits) ? await look.HeadAsync(cancellation) : null;
        var issues = request.Follow.HasFlag(Follow.Issues) ? await look.IssuesAsync(cancellation) : null;
        var isDue = last is null || time.GetUtcNow() - last.FullLookAt >= FullLookEvery;
        if (last is not null && list is null && head is null && issues is null && !isDue)
            return last;
        var facts = isDue || look.RedirectedTo is not null || address.Id is not null || LostReleases.Any(last!.Snapshot, list?.Releases)
            ? await look.FactsAsync(cancellation)
            : null;
        // Where no page was read anew, the one page that there is was as it was: a long list that is due is read without the last look.
        var isFull = facts is not null && list?.AllPagesRead != false;
        list ??= Kept(last!);
        var tagBeyond = isFull && list.Source == ReleaseSource.Releases && TagsBeyond.MayBe(list.Releases, time.GetUtcNow())
            ? await look.TagBeyondAsync(list.Releases, cancellation)
            : isFull ? null : last?.Snapshot.TagBeyond;
        var snapshot = new Snapshot(
            facts?.Repo ?? last!.Snapshot.Repo,
            facts?.Id ?? last!.Snapshot.RepositoryId,
            list.Source,
            list.Releases,
            head is null ? last?.Snapshot.Head : head.Head)
        {
            Archived = facts?.Archived ?? last!.Snapshot.Archived,
            TagBeyond = tagBeyond,
            Issues = issues is null ? last?.Snapshot.Issues : issues.Issues,
        };
        var commits = head is null ? last?.Validators.GetValueOrDefault("commits") : head.ETag;
        var validators = Join(list.Validators, issues?.Validators ?? Only(last?.Validators ?? list.Validators, IsIssues));
        return new StoredLook(
            snapshot,
            request.Follow,
            commits is null ? validators : new Dictionary<string, string>(validators) { ["commits"] = commits },
            http.Connection.Identity,
            last is null || isFull ? time.GetUtcNow() : last.FullLookAt);
    }

    /// <returns>Null = as at the last look.</returns>
    private async Task<SourcedList?> ListAsync(UpstreamLook look, LookRequest request, StoredLook? last, CancellationToken cancellation)
    {
        var lists = request.Follow & (Follow.Releases | Follow.Tags);
        return lists switch
        {
            Follow.None => last is null ? new SourcedList(ReleaseSource.None, [], new Dictionary<string, string>(), true) : null,
            Follow.Tags => await look.TagsAsync(cancellation) is Listed.Fresh tags ? new SourcedList(ReleaseSource.Tags, tags) : null,
            Follow.Releases => await ReleasesOrTagsAsync(look, last, cancellation),
            _ => await ReleasesAndTagsAsync(look, cancellation),
        };
    }

    private static async Task<SourcedList?> ReleasesOrTagsAsync(UpstreamLook look, StoredLook? last, CancellationToken cancellation)
    {
        var releases = await look.ReleasesAsync(cancellation) as Listed.Fresh;
        if (releases is null && last?.Snapshot.Source == ReleaseSource.Releases)
            return null;
        if (releases?.Releases.Any(release => release.Stage != ReleaseStage.Draft) == true)
            return new SourcedList(ReleaseSource.Releases, releases);
        var validators = releases?.Validators ?? Only(last!.Validators, key => key == "releases");
        return await look.TagsAsync(cancellation) switch
        {
            Listed.Fresh tags => new SourcedList(ReleaseSource.TagsInsteadOfReleases, tags.Releases, Join(validators, tags.Validators), tags.AllPagesRead),
            _ when releases is null => null,
            _ => new SourcedList(ReleaseSource.TagsInsteadOfReleases, last!.Snapshot.Releases, Join(validators, Only(last.Validators, IsTags)), false),
        };
    }

    /// <summary>Where both are followed: the two cannot be told apart in the last look, so a change in one reads both.</summary>
    private static async Task<SourcedList?> ReleasesAndTagsAsync(UpstreamLook look, CancellationToken cancellation)
    {
        var releases = await look.ReleasesAsync(cancellation);
        var tags = await look.TagsAsync(cancellation);
        if (releases is Listed.Unchanged && tags is Listed.Unchanged)
            return null;
        var anew = look.Anew();
        var allReleases = releases as Listed.Fresh ?? (Listed.Fresh)await anew.ReleasesAsync(cancellation);
        var allTags = tags as Listed.Fresh ?? (Listed.Fresh)await anew.TagsAsync(cancellation);
        return new SourcedList(
            ReleaseSource.Tags,
            ReleasesWithTags.Join(allReleases.Releases, allTags.Releases),
            Join(allReleases.Validators, allTags.Validators),
            AllPagesRead: true);
    }

    /// <summary>The last look, if it is this identity's, followed the same, and is not due to be read anew.</summary>
    private StoredLook? Usable(LookRequest request) =>
        LookRoutes.IsKnown(request, http.Connection.Identity)
        && request.Last is { } last
        && (last.Snapshot.Releases.Count < GitHubReader.PageSize || time.GetUtcNow() - last.FullLookAt < FullLookEvery)
            ? last
            : null;

    private static SourcedList Kept(StoredLook last) => new(
        last.Snapshot.Source, last.Snapshot.Releases, Only(last.Validators, key => key != "commits" && !IsIssues(key)), AllPagesRead: false);

    private static bool IsIssues(string key) => key.StartsWith("issues ", StringComparison.Ordinal);

    private static bool IsTags(string key) => key.StartsWith("tags", StringComparison.Ordinal);

    private static Dictionary<string, string> Only(IReadOnlyDictionary<string, string> validators, Func<string, bool> which) =>
        validators.Where(v => which(v.Key)).ToDictionary();

    private static Dictionary<string, string> Join(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Concat(other).ToDictionary();

    private sealed record SourcedList(ReleaseSource Source, IReadOnlyList<Release> Releases, IReadOnlyDictionary<string, string> Validators, bool AllPagesRead)
    {
        public SourcedList(ReleaseSource source, Listed.Fresh list)
            : this(source, list.Releases, list.Validators, list.AllPagesRead) { }
    }
}
