using System.Net;
using BumpBot.Evidence;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>Tells the commit that a tag peels to, and the tags of a commit.</summary>
/// <remarks>https://docs.github.com/rest/git/refs#get-a-reference: of an annotated tag it names the tag object, which names the commit.</remarks>
public sealed class TagCommits(GitHubHttp http) : IEvidenceSource
{
    /// <summary>Tags may be tags of tags.</summary>
    private const int MostPeels = 5;

    /// <summary>A commit that stands on none of so many pages of tags is not looked for further.</summary>
    private const int MostPages = 20;

    private readonly GitHubReader _reader = new(http);

    public bool Serves(EvidenceQuestion question) => question is EvidenceQuestion.TagCommit or EvidenceQuestion.CommitTags;

    public async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
    {
        try
        {
            return question switch
            {
                EvidenceQuestion.TagCommit tag => await CommitAsync(tag.Repo, tag.Tag, cancellation),
                EvidenceQuestion.CommitTags commit => await TagsAsync(commit.Repo, commit.Sha, cancellation),
                _ => throw new ArgumentException($"{question} is not served here", nameof(question)),
            };
        }
        catch (FaultException e)
        {
            return new EvidenceAnswer.Unknown(e.Fault.Message);
        }
    }

    private async Task<EvidenceAnswer> CommitAsync(RepoName repo, string tag, CancellationToken cancellation)
    {
        var path = $"repos/{repo}/git/ref/tags/{string.Join('/', tag.Split('/').Select(Uri.EscapeDataString))}";
        var found = await FindAsync(path, cancellation);
        var at = found?.Object;
        for (var peeled = 0; at is { Type: "tag", Sha: { } sha } && peeled < MostPeels; peeled++)
            at = (await FindAsync($"repos/{repo}/git/tags/{Uri.EscapeDataString(sha)}", cancellation))?.Object;
        return at switch
        {
            _ when found is null => new EvidenceAnswer.Absent(),
            { Type: "commit", Sha: { Length: 40 } commit } when commit.All(char.IsAsciiHexDigitLower) => new EvidenceAnswer.There([commit]),
            _ => new EvidenceAnswer.Unknown($"the tag {http.Connection.Clean(tag)} of {repo} is no commit's"),
        };
    }

    private async Task<EvidenceAnswer> TagsAsync(RepoName repo, string sha, CancellationToken cancellation)
    {
        var first = await _reader.GetAsync($"repos/{repo}/tags?per_page={GitHubReader.PageSize}", GitHubJson.Default.ListTagJson, null, cancellation);
        if (first is not Answer<List<TagJson>>.Found page)
            return new EvidenceAnswer.Unknown($"the tags of {repo} could not be listed");
        List<string> tags = [];
        var (pages, wasFound) = (0, false);
        await foreach (var listed in _reader.PagesAsync(page, GitHubJson.Default.ListTagJson, cancellation))
        {
            tags.AddRange(listed.Value.Where(tag => tag.Commit?.Sha == sha && tag.Name is not null).Select(tag => tag.Name!));
            // A moving tag stands beside its version in the list, which is ordered by name: perhaps on the next page.
            if (wasFound)
                return new EvidenceAnswer.There(tags);
            wasFound = tags.Count > 0;
            if (++pages == MostPages && !wasFound)
                return new EvidenceAnswer.Unknown($"{repo} has more tags than are looked through; write the version behind the commit in a comment");
        }
        return tags.Count > 0 ? new EvidenceAnswer.There(tags) : new EvidenceAnswer.Absent();
    }

    /// <returns>Null = not there.</returns>
    private async Task<RefJson?> FindAsync(string path, CancellationToken cancellation) =>
        await _reader.GetAsync(path, GitHubJson.Default.RefJson, null, cancellation) switch
        {
            Answer<RefJson>.Found found => found.Value,
            Answer<RefJson>.Refused { Status: HttpStatusCode.NotFound } => null,
            Answer<RefJson>.Refused refused => throw FaultException.Retry($"{path} answered {(int)refused.Status} {refused.Message}"),
            _ => throw FaultException.Retry($"{path} could not be read"),
        };
}
