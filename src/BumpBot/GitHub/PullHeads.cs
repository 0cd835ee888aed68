using System.Globalization;
using BumpBot.GitHub.Json;
using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Tells where the heads of pull requests lie, which the listing of issues does not. A head never changes, so each is asked for once.</summary>
internal sealed class PullHeads(GitHubReader reader, RepositoryFacts target)
{
    /// <summary>From here on the list is looked through first, for no more pages than there are heads to find.</summary>
    private const int ManyUnknown = 10;

    /// <returns>Number -> the branch in the target itself; null = the head lies elsewhere. Holds all of <paramref name="numbers"/>.</returns>
    public async Task<IReadOnlyDictionary<int, string?>> ForAsync(
        IReadOnlyCollection<int> numbers, IReadOnlyDictionary<int, string?> known, CancellationToken cancellation)
    {
        var heads = new Dictionary<int, string?>(known);
        var unknown = numbers.Where(number => !heads.ContainsKey(number)).ToList();
        if (unknown.Count > ManyUnknown)
            await ReadListAsync(unknown, heads, cancellation);
        foreach (var number in unknown.Where(number => !heads.ContainsKey(number)))
            heads[number] = BranchOf(await ReadOneAsync(number, cancellation));
        return heads;
    }

    private async Task ReadListAsync(IReadOnlyCollection<int> unknown, Dictionary<int, string?> heads, CancellationToken cancellation)
    {
        var type = GitHubJson.Default.ListPullJson;
        var path = $"repos/{target.Repo}/pulls?state=all&sort=created&direction=desc&per_page={GitHubReader.PageSize}";
        if (await reader.GetAsync(path, type, null, cancellation) is not Answer<List<PullJson>>.Found first)
            throw FaultException.Retry($"the pull requests of {target.Repo} could not be listed");
        var oldest = unknown.Min();
        var left = Math.Min(unknown.Count, GitHubReader.MostPages);
        await foreach (var page in reader.PagesAsync(first, type, cancellation))
        {
            foreach (var pull in page.Value)
                heads.TryAdd(pull.Number, BranchOf(pull));
            if (--left == 0 || page.Value.Any(pull => pull.Number <= oldest))
                return;
        }
    }

    private async Task<PullJson> ReadOneAsync(int number, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"repos/{target.Repo}/pulls/{number}");
        return await reader.GetAsync(path, GitHubJson.Default.PullJson, null, cancellation) switch
        {
            Answer<PullJson>.Found found => found.Value,
            Answer<PullJson>.Refused refused => throw FaultException.Retry($"pull request #{number} of {target.Repo} could not be read: {(int)refused.Status} {refused.Message}"),
            _ => throw FaultException.Retry($"pull request #{number} of {target.Repo} could not be read"),
        };
    }

    private string? BranchOf(PullJson pull) => pull.Head is { Ref: { Length: > 0 } branch, Repo.Id: var id } && id == target.Id ? branch : null;
}
