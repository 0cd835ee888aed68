using System.Net;
using System.Text.Json.Serialization.Metadata;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>One look at one upstream: asks for its lists, conditionally where the last look can be built on.</summary>
/// <param name="address">Where the source is asked.</param>
/// <param name="last">The last look, if it may be used; null = all is asked for anew.</param>
internal sealed class UpstreamLook(
    GitHubReader reader, GitHubConnection connection, UpstreamSource source, UpstreamAddress address, StoredLook? last)
{
    private const string ReleasesStream = "releases";
    private const string TagsStream = "tags";
    private const string CommitsStream = "commits";
    private const string IssuesStream = "issues";

    private RepositoryFacts? _facts;

    /// <summary>The same place, asked without anything of the last look.</summary>
    public UpstreamLook Anew() => new(reader, connection, source, address, null);

    /// <summary>The repository's number, where a redirect told it.</summary>
    public long? RedirectedTo { get; private set; }

    /// <summary>The list of releases: the first page, and further ones until the rest is known from the last look.</summary>
    public async Task<Listed> ReleasesAsync(CancellationToken cancellation)
    {
        var path = $"{address.Path}/releases?per_page={GitHubReader.PageSize}";
        var type = GitHubJson.Default.ListReleaseJson;
        if (await AskAsync(path, type, Validator(ReleasesStream), cancellation) is not Answer<List<ReleaseJson>>.Found first)
            return new Listed.Unchanged();
        // What was known without its notes is read again, once.
        IReadOnlyList<Release> known = last?.Snapshot is { Source: ReleaseSource.Releases } snapshot && !snapshot.Releases.Any(release => release.NotesLeftOut)
            ? snapshot.Releases
            : [];
        var read = new OrderedReleases();
        await foreach (var page in reader.PagesAsync(first, type, cancellation))
        {
            var releases = ReleaseEntries.From(page.Value).ToList();
            read.Add(releases);
            if (page.Next is not null && ReleaseMerge.AllKnown(releases, known) && ReleaseMerge.TryJoin(read.All, known) is { } joined)
                return new Listed.Fresh(joined, Validators(ReleasesStream, first.ETag), AllPagesRead: false);
        }
        return new Listed.Fresh(read.All, Validators(ReleasesStream, first.ETag), AllPagesRead: true);
    }

    /// <summary>
    /// The list of tags. It is ordered by name, so a new tag may stand on any page: each page has a validator of its own, and a change on
    /// any of them reads all anew.
    /// </summary>
    public async Task<Listed> TagsAsync(CancellationToken cancellation)
    {
        var pages = last?.Validators.Keys.Count(key => key.StartsWith(TagsStream, StringComparison.Ordinal)) ?? 0;
        for (var page = 1; page <= pages; page++)
        {
            if (await AskAsync(TagPage(page), GitHubJson.Default.ListTagJson, Validator(TagStream(page)), cancellation) is not Answer<List<TagJson>>.Found changed)
                continue;
            return page == 1 ? await AllTagsAsync(changed, cancellation) : await AllTagsAsync(null, cancellation);
        }
        return pages > 0 ? new Listed.Unchanged() : await AllTagsAsync(null, cancellation);
    }

    /// <summary>The newest commit of the followed branch.</summary>
    /// <returns>Null = as it was.</returns>
    public async Task<HeadAnswer?> HeadAsync(CancellationToken cancellation)
    {
        var path = $"{address.Path}/commits?per_page=1" + (source.Branch is null ? "" : $"&sha={Uri.EscapeDataString(source.Branch)}");
        var answer = await reader.GetAsync(path, GitHubJson.Default.ListCommitJson, Validator(CommitsStream), cancellation);
        switch (answer)
        {
            case Answer<List<CommitJson>>.NotModified:
                return null;
            case Answer<List<CommitJson>>.Refused { Status: HttpStatusCode.Conflict }:
                return new HeadAnswer(null, null);
            case Answer<List<CommitJson>>.Found found:
                Note(found.At);
                return found.Value is [{ } commit, ..]
                    ? new HeadAnswer(ReleaseEntries.Head(commit, source.Branch ?? (await FactsAsync(cancellation)).DefaultBranch), found.ETag)
                    : new HeadAnswer(null, found.ETag);
            case Answer<List<CommitJson>>.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity } when source.Branch is not null:
                throw FaultException.GiveUp($"{source} has no branch {source.Branch} that the token may see: correct branch: in watch:");
            case Answer<List<CommitJson>>.Refused refused:
                throw Fault(refused.Status, refused.Message);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The tag that tells that the upstream goes on without releases; null = none does.</summary>
    public async Task<DatedTag?> TagBeyondAsync(IReadOnlyList<Release> releases, CancellationToken cancellation)
    {
        if (await AskAsync(TagPage(1), GitHubJson.Default.ListTagJson, null, cancellation) is not Answer<List<TagJson>>.Found page)
            return null;
        List<Release> tags = [.. ReleaseEntries.From(page.Value)];
        if (TagsBeyond.Highest(source.Repo, releases, tags.Select(tag => tag.Tag)) is not { } highest
            || tags.Find(tag => tag.Tag == highest)?.Commit is not { } commit)
        {
            return null;
        }
        var path = $"{address.Path}/commits?sha={commit}&per_page=1";
        return await AskAsync(path, GitHubJson.Default.ListCommitJson, null, cancellation) is Answer<List<CommitJson>>.Found { Value: [{ Commit.Committer.Date: { } at }, ..] }
            ? TagsBeyond.Of(source.Repo, releases, [new DatedTag(highest, at)])
            : null;
    }

    /// <summary>The open issues with one of the followed labels.</summary>
    /// <returns>Null = as they were.</returns>
    public async Task<IssuesAnswer?> IssuesAsync(CancellationToken cancellation)
    {
        var issues = new List<UpstreamIssue>();
        var validators = new Dictionary<string, string>();
        var changed = false;
        foreach (var label in source.Labels.Split(','))
        {
            var stream = $"{IssuesStream} {label}";
            var path = new Uri(connection.ApiUrl, $"{address.Path}/issues?labels={Uri.EscapeDataString(label)}&state=open&sort=created&per_page={GitHubReader.PageSize}");
            var answer = await reader.GetAsync(path, GitHubJson.Default.ListIssueJson, Validator(stream), cancellation);
            var (entries, etag) = answer switch
            {
                Answer<List<IssueJson>>.Found first => (await EntriesAsync(first, label, cancellation), first.ETag),
                Answer<List<IssueJson>>.NotModified => (Known(label), Validator(stream)),
                // Switched off.
                Answer<List<IssueJson>>.Refused { Status: HttpStatusCode.Gone } => ([], null),
                Answer<List<IssueJson>>.Refused refused => throw Fault(refused.Status, refused.Message),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
            issues.AddRange(entries);
            changed |= answer is not Answer<List<IssueJson>>.NotModified;
            if (etag is not null)
                validators[stream] = etag;
        }
        return changed ? new IssuesAnswer(issues, validators) : null;
    }

    private List<UpstreamIssue> Known(string label) => [.. last?.Snapshot.Issues?.Where(issue => issue.Label == label) ?? []];

    private async Task<List<UpstreamIssue>> EntriesAsync(Answer<List<IssueJson>>.Found first, string label, CancellationToken cancellation)
    {
        Note(first.At);
        var issues = new List<UpstreamIssue>();
        await foreach (var page in reader.PagesAsync(first, GitHubJson.Default.ListIssueJson, cancellation))
            issues.AddRange(ReleaseEntries.Issues(page.Value, label));
        return issues;
    }

    /// <summary>What the repository says of itself. Asked once.</summary>
    public async Task<RepositoryFacts> FactsAsync(CancellationToken cancellation)
    {
        if (_facts is not null)
            return _facts;
        var path = (RedirectedTo is { } id ? UpstreamAddress.ById(id) : address).Path;
        return await AskAsync(path, GitHubJson.Default.RepositoryJson, null, cancellation) is Answer<RepositoryJson>.Found found
            ? _facts = RepositoryFacts.From(found.Value)
            : throw FaultException.Retry($"{source} could not be read");
    }

    private async Task<Listed> AllTagsAsync(Answer<List<TagJson>>.Found? first, CancellationToken cancellation)
    {
        var type = GitHubJson.Default.ListTagJson;
        var read = new OrderedReleases();
        var validators = new Dictionary<string, string>();
        var page = first ?? (Answer<List<TagJson>>.Found)await AskAsync(TagPage(1), type, null, cancellation);
        for (var number = 1; ; number++)
        {
            read.Add(ReleaseEntries.From(page.Value));
            // A page without a validator is asked for whole each time.
            validators[TagStream(number)] = page.ETag ?? "";
            if (page.Next is null && page.Value.Count < GitHubReader.PageSize)
                return new Listed.Fresh(read.All, validators, AllPagesRead: true);
            if (number == GitHubReader.MostPages)
                throw FaultException.GiveUp($"{source} has more than {GitHubReader.MostPages * GitHubReader.PageSize} tags, more than are read through the API; follow it with git: {connection.GitUrl(source.Repo)}");
            // A page that is full may be the last one yet, and stays as it is when the next one begins: so that one is asked for, too.
            page = (Answer<List<TagJson>>.Found)(page.Next is { } next
                ? await AskAsync(next, type, null, cancellation)
                : await AskAsync(TagPage(number + 1), type, null, cancellation));
        }
    }

    private Task<Answer<T>> AskAsync<T>(string path, JsonTypeInfo<T> type, string? etag, CancellationToken cancellation) =>
        AskAsync(new Uri(connection.ApiUrl, path), type, etag, cancellation);

    /// <returns>Found or not modified; all else is a fault.</returns>
    private async Task<Answer<T>> AskAsync<T>(Uri address, JsonTypeInfo<T> type, string? etag, CancellationToken cancellation)
    {
        var answer = await reader.GetAsync(address, type, etag, cancellation);
        if (answer is Answer<T>.Refused refused)
            throw Fault(refused.Status, refused.Message);
        if (answer is Answer<T>.Found found)
            Note(found.At);
        return answer;
    }

    /// <summary>Only an address by name tells of a rename: pages may be numbered anyway.</summary>
    private void Note(Uri at)
    {
        if (address.Id is null)
            RedirectedTo ??= UpstreamAddress.IdOf(at, connection.ApiUrl);
    }

    private FaultException Fault(HttpStatusCode status, string message) => status switch
    {
        HttpStatusCode.NotFound when address.Id is not null => throw new UpstreamGoneException(),
        HttpStatusCode.NotFound or HttpStatusCode.Gone => FaultException.GiveUp(
            $"{source} not found, or the token may not see it: check the name in watch:, and that the token may read it"),
        HttpStatusCode.UnavailableForLegalReasons => FaultException.GiveUp($"{source} is blocked on GitHub: {message}"),
        HttpStatusCode.UnprocessableEntity => FaultException.GiveUp($"{source} cannot be listed: {message}"),
        _ => FaultException.Retry($"{source} could not be read: {(int)status} {message}"),
    };

    private string? Validator(string stream) => last?.Validators.GetValueOrDefault(stream);

    private string TagPage(int page) => $"{address.Path}/tags?per_page={GitHubReader.PageSize}" + (page == 1 ? "" : $"&page={page}");

    private static string TagStream(int page) => page == 1 ? TagsStream : $"{TagsStream} {page}";

    private static Dictionary<string, string> Validators(string stream, string? etag) => etag is null ? [] : new() { [stream] = etag };
}

/// <param name="Head">Null = the repository is empty.</param>
internal sealed record HeadAnswer(CommitHead? Head, string? ETag);

internal sealed record IssuesAnswer(IReadOnlyList<UpstreamIssue> Issues, IReadOnlyDictionary<string, string> Validators);

/// <summary>A repository that was followed by its number is gone: the watched name may have become another's.</summary>
internal sealed class UpstreamGoneException : Exception;
