using System.Net;
using BumpBot.Evidence;
using BumpBot.GitHub.Json;
using BumpBot.Model;
using Updaters.References;

namespace BumpBot.GitHub;

/// <summary>What lies between two tags: the commits, the notes of releases, and what the repository's list of changes says.</summary>
/// <remarks>https://docs.github.com/rest/commits/commits#compare-two-commits, https://docs.github.com/rest/releases/releases#get-a-release-by-tag-name and https://docs.github.com/rest/repos/contents#get-repository-content.</remarks>
public sealed class TagHistory(GitHubHttp http) : IEvidenceSource
{
    /// <summary>Of commits between two tags: the answer says how many there are, read or not.</summary>
    public const int MostPages = 10;

    /// <summary>The newest entries stand at the top. In characters.</summary>
    private const int LongestChangelog = 500_000;

    /// <summary>The longest message that is kept, in characters: its subject and footers, or its beginning.</summary>
    private const int LongestMessage = 2000;

    /// <summary>By rank, in lower case.</summary>
    private static readonly string[] ChangelogNames =
    [
        "changelog.md", "changes.md", "history.md", "news.md", "releases.md", "release_notes.md", "release-notes.md",
        "changelog.rst", "changes.rst", "history.rst", "news.rst", "changelog.txt", "changes.txt", "changelog", "changes", "history", "news",
    ];

    private readonly GitHubReader _reader = new(http);

    public bool Serves(EvidenceQuestion question) => question is EvidenceQuestion.CommitsBetween or EvidenceQuestion.ReleaseNotes or EvidenceQuestion.Changelog;

    public async Task<EvidenceAnswer> AskAsync(EvidenceQuestion question, CancellationToken cancellation)
    {
        try
        {
            return question switch
            {
                EvidenceQuestion.CommitsBetween between => await CommitsAsync(between, cancellation),
                EvidenceQuestion.ReleaseNotes notes => await NotesAsync(notes.Repo, notes.Tag, cancellation),
                EvidenceQuestion.Changelog changelog => await ChangelogAsync(changelog.Repo, changelog.Tag, cancellation),
                _ => throw new ArgumentException($"{question} is not served here", nameof(question)),
            };
        }
        catch (FaultException e)
        {
            return new EvidenceAnswer.Unknown(e.Fault.Message);
        }
    }

    private async Task<EvidenceAnswer> CommitsAsync(EvidenceQuestion.CommitsBetween between, CancellationToken cancellation)
    {
        var path = $"repos/{between.Repo}/compare/{Escaped(between.From)}...{Escaped(between.To)}?per_page={GitHubReader.PageSize}";
        var answer = await _reader.GetAsync(path, GitHubJson.Default.CompareJson, null, cancellation);
        if (answer is not Answer<CompareJson>.Found first)
            return Failed(answer, between.ToString());
        var (messages, pages) = (new List<CommitMessage>(), 0);
        await foreach (var page in _reader.PagesAsync(first, GitHubJson.Default.CompareJson, cancellation))
        {
            messages.AddRange((page.Value.Commits ?? []).Where(commit => IsSha(commit.Sha)).Select(commit => new CommitMessage(commit.Sha!, Shortened(commit.Commit?.Message ?? ""))));
            if (++pages == MostPages)
                break;
        }
        return new EvidenceAnswer.Commits(messages, Math.Max(first.Value.TotalCommits, messages.Count));
    }

    private async Task<EvidenceAnswer> NotesAsync(RepoName repo, string tag, CancellationToken cancellation)
    {
        var answer = await _reader.GetAsync($"repos/{repo}/releases/tags/{Escaped(tag)}", GitHubJson.Default.ReleaseJson, null, cancellation);
        return answer is not Answer<ReleaseJson>.Found found ? Failed(answer, $"the release {http.Connection.Clean(tag)} of {repo}")
            : ReleaseEntries.NotesOf(found.Value) is { Length: > 0 } notes ? new EvidenceAnswer.Document(tag, notes)
            : new EvidenceAnswer.There([]);
    }

    private async Task<EvidenceAnswer> ChangelogAsync(RepoName repo, string tag, CancellationToken cancellation)
    {
        var at = $"?ref={Uri.EscapeDataString(tag)}";
        var answer = await _reader.GetAsync($"repos/{repo}/contents{at}", GitHubJson.Default.ListContentJson, null, cancellation);
        if (answer is not Answer<List<ContentJson>>.Found root)
            return Failed(answer, $"the files of {repo} at {http.Connection.Clean(tag)}");
        var name = root.Value
            .Where(file => file is { Type: "file", Name: not null })
            .Select(file => (file.Name, Rank: Array.IndexOf(ChangelogNames, file.Name!.ToLowerInvariant())))
            .Where(file => file.Rank >= 0)
            .OrderBy(file => file.Rank)
            .FirstOrDefault().Name;
        if (name is null)
            return new EvidenceAnswer.There([]);
        var content = await _reader.GetFileAsync($"repos/{repo}/contents/{Uri.EscapeDataString(name)}{at}", cancellation);
        return content is Answer<string>.Found file
            ? new EvidenceAnswer.Document(name, file.Value.Length <= LongestChangelog ? file.Value : file.Value[..LongestChangelog])
            : Failed(content, $"{http.Connection.Clean(name)} of {repo}");
    }

    private static EvidenceAnswer.Unknown Failed<T>(Answer<T> answer, string what) => new(answer switch
    {
        Answer<T>.Refused { Status: HttpStatusCode.NotFound } => $"GitHub does not have {what}",
        Answer<T>.Refused refused => $"{what} could not be read: {(int)refused.Status} {refused.Message}",
        _ => $"{what} could not be read",
    });

    /// <summary>Footers stand at the end.</summary>
    private static string Shortened(string message) =>
        message.Length <= LongestMessage ? message : $"{message[..(LongestMessage / 2)]}\n{message[^(LongestMessage / 2)..]}";

    private static bool IsSha(string? text) => text is { Length: 40 } && text.All(char.IsAsciiHexDigitLower);

    private static string Escaped(string tag) => string.Join('/', tag.Split('/').Select(Uri.EscapeDataString));
}
