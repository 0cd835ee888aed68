using System.Net;
using System.Text.Json.Serialization.Metadata;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using BumpBot.Planning;

namespace BumpBot.GitHub;

/// <summary>Lists all issues and pull requests of one user in a target: newest change first, conditionally, and only as far as something is new.</summary>
internal sealed class ThreadListing(GitHubReader reader, RepositoryFacts target, string login, TimeProvider time)
{
    /// <summary>A deleted issue on a later page moves nothing on the first: all pages are read anew at least this often.</summary>
    private static readonly TimeSpan FullLookEvery = TimeSpan.FromDays(7);

    /// <summary>How often a list that moved while it was read is taken up again.</summary>
    private const int MostMoves = 3;

    private const int LongestTitle = 1024;

    private const int LongestLogin = 100;

    /// <summary>The listing now; <paramref name="last"/> itself where nothing changed.</summary>
    public async Task<StoredListing> LookAsync(StoredListing? last, CancellationToken cancellation)
    {
        var usable = last is not null
            && last.RepositoryId == target.Id
            && last.Login == login
            && (last.Threads.Count < GitHubReader.PageSize || time.GetUtcNow() - last.FullLookAt < FullLookEvery)
                ? last
                : null;
        var path = $"repos/{target.Repo}/issues?creator={Uri.EscapeDataString(login)}&state=all&sort=updated&direction=desc&per_page={GitHubReader.PageSize}";
        var type = GitHubJson.Default.ListIssueJson;
        return await reader.GetAsync(path, type, usable?.ETag, cancellation) switch
        {
            Answer<List<IssueJson>>.NotModified => usable!,
            Answer<List<IssueJson>>.Found first => await SettleAsync(path, await ReadAsync(usable, first, type, page => page.Select(From), cancellation), cancellation),
            Answer<List<IssueJson>>.Refused { Status: HttpStatusCode.Gone } => await PullsOnlyAsync(cancellation),
            Answer<List<IssueJson>>.Refused refused => throw RepositoryFaults.Of(target.Repo, refused.Status, refused.Message),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// What changes while pages are read moves to the front, past the reader. So after more than one page the first is asked for again, and
    /// what is new on it taken in, until it stands still.
    /// </summary>
    private async Task<StoredListing> SettleAsync(string path, ReadPages read, CancellationToken cancellation)
    {
        var type = GitHubJson.Default.ListIssueJson;
        for (var moves = 0; read.Pages > 1 && read.Listing.ETag.Length > 0; moves++)
        {
            var answer = await reader.GetAsync(path, type, read.Listing.ETag, cancellation);
            if (answer is Answer<List<IssueJson>>.NotModified)
                break;
            if (answer is not Answer<List<IssueJson>>.Found moved)
                throw FaultException.Retry($"the issues of {target.Repo} could not be listed to the end");
            if (moves == MostMoves)
                throw FaultException.Retry($"the issues of {target.Repo} changed again and again while they were listed");
            var again = await ReadAsync(read.Listing, moved, type, page => page.Select(From), cancellation);
            read = again with { Pages = read.Pages };
        }
        return read.Listing;
    }

    /// <summary>Where issues are switched off and the server does not list pull requests among them either.</summary>
    private async Task<StoredListing> PullsOnlyAsync(CancellationToken cancellation)
    {
        var path = $"repos/{target.Repo}/pulls?state=all&sort=updated&direction=desc&per_page={GitHubReader.PageSize}";
        var type = GitHubJson.Default.ListPullJson;
        return await reader.GetAsync(path, type, null, cancellation) switch
        {
            Answer<List<PullJson>>.Found first => (await ReadAsync(null, first, type, page => page.Select(From), cancellation)).Listing,
            Answer<List<PullJson>>.Refused refused => throw RepositoryFaults.Of(target.Repo, refused.Status, refused.Message),
            _ => throw FaultException.Retry($"the pull requests of {target.Repo} could not be listed"),
        };
    }

    private async Task<ReadPages> ReadAsync<T>(
        StoredListing? last, Answer<T>.Found first, JsonTypeInfo<T> type, Func<T, IEnumerable<ListedThread?>> threads, CancellationToken cancellation)
    {
        var known = last?.Threads.ToDictionary(thread => thread.Number, thread => thread.UpdatedAt) ?? [];
        var read = new Dictionary<int, ListedThread>();
        var whole = true;
        var pages = 0;
        await foreach (var page in reader.PagesAsync(first, type, cancellation))
        {
            pages++;
            var listed = threads(page.Value).OfType<ListedThread>().ToList();
            foreach (var thread in listed)
                read.TryAdd(thread.Number, thread);
            whole = page.Next is null || listed.Count == 0 || !listed.All(thread => known.TryGetValue(thread.Number, out var at) && at == thread.UpdatedAt);
            if (!whole)
                break;
        }
        // What was not read stood unchanged behind what was; a known entry that should have come by then was deleted.
        var oldest = whole || read.Count == 0 ? DateTimeOffset.MinValue : read.Values.Min(thread => thread.UpdatedAt);
        var rest = whole ? [] : last!.Threads.Where(thread => !read.ContainsKey(thread.Number) && thread.UpdatedAt <= oldest);
        return new ReadPages(pages, new StoredListing(
            target.Id,
            login,
            first.ETag ?? "",
            whole || last is null ? time.GetUtcNow() : last.FullLookAt,
            [.. read.Values, .. rest],
            last?.PullBranches ?? new Dictionary<int, string?>()));
    }

    private ListedThread? From(IssueJson? json) =>
        json is null ? throw Incomplete() : Thread(json.Number, json.PullRequest is not null, json.State, json.PullRequest?.MergedAt, json.UpdatedAt, json.HtmlUrl, json.Title, json.Body, json.User, json.CreatedAt, End(json.ClosedAt, json.ClosedBy), json.Comments);

    private ListedThread? From(PullJson? json) =>
        json is null ? throw Incomplete() : Thread(json.Number, true, json.State, json.MergedAt, json.UpdatedAt, json.HtmlUrl, json.Title, json.Body, json.User, json.CreatedAt, End(json.ClosedAt, null), null);

    /// <returns>Null = another user's: a server that does not know <c>creator</c> lists everybody's.</returns>
    private ListedThread? Thread(
        int number, bool isPull, string? state, DateTimeOffset? mergedAt, DateTimeOffset updatedAt, string? address, string? title, string? body, UserJson? author, DateTimeOffset? openedAt, ThreadEnd? end, int? comments)
    {
        if (!string.Equals(author?.Login, login, StringComparison.OrdinalIgnoreCase))
            return null;
        if (number <= 0 || state is not ("open" or "closed") || ReleaseEntries.Page(address) is not { } page)
            throw Incomplete();
        return new ListedThread(
            number,
            isPull,
            state == "open",
            mergedAt is not null,
            updatedAt,
            page,
            title is { Length: > LongestTitle } ? title[..LongestTitle] : title ?? "",
            Marks.TryRead(body, out _) ? body : null)
        {
            Comments = comments,
            OpenedAt = openedAt,
            End = end,
        };
    }

    private static ThreadEnd? End(DateTimeOffset? closedAt, UserJson? closedBy) =>
        closedAt is { } at ? new ThreadEnd(at, closedBy?.Login is { Length: > 0 and <= LongestLogin } who ? who : null) : null;

    private sealed record ReadPages(int Pages, StoredListing Listing);

    private FaultException Incomplete() => FaultException.Retry($"an issue of {target.Repo} was listed without its number, state or address");
}
