using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BumpBot.Model;
using BumpBot.Watching;
using LibGit2Sharp;

namespace BumpBot.Git;

/// <summary>Looks at an upstream by git's own ref listing: its tags and the head of its default branch. No API and no token.</summary>
/// <remarks>A listing is always whole, so each look is a full one; what did not change is told by a hash over what counts of it.</remarks>
public sealed partial class GitRefFeed(TimeProvider time, int concurrency = GitRepositories.DefaultConcurrency, CostMeter? meter = null) : IUpstreamFeed, IDisposable
{
    private const string Stream = "refs";
    private const string Anonymous = "anonymous";
    private const string Tags = "refs/tags/";
    private const string Heads = "refs/heads/";
    private const string Peeled = "^{}";

    /// <summary>More refs than this is no project's list of releases.</summary>
    private const int MaxRefs = 500_000;

    private readonly GitWork _work = new(concurrency);

    public bool Serves(UpstreamSource source) => source.Git is not null;

    public async Task<StoredLook> LookAsync(LookRequest request, CancellationToken cancellation)
    {
        var address = request.Source.Git ?? throw new ArgumentException("The source has no git address.", nameof(request));
        // A folder's own listing costs nobody anything.
        if (Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Host.Length > 0)
            meter?.Listed(url.Host);
        var listing = await _work.RunAsync(() => List(address), cancellation);
        var snapshot = Read(request, listing);
        var validator = Validator(snapshot);
        var unchanged = request.Last is { } last
            && last.Follow == request.Follow
            && last.Identity == Anonymous
            && last.Validators.GetValueOrDefault(Stream) == validator;
        return new StoredLook(
            unchanged ? request.Last!.Snapshot : snapshot,
            request.Follow,
            new Dictionary<string, string> { [Stream] = validator },
            Anonymous,
            time.GetUtcNow());
    }

    public void Dispose() => _work.Dispose();

    internal static List<ListedRef> List(string address)
    {
        var place = GitFaults.Place(address);
        if (!IsServed(address))
            throw FaultException.GiveUp($"{place}: tags are listed over https, http, git or from a path only. Write the https address.");
        try
        {
            var refs = Interruptions.Resume(() => Repository.ListRemoteReferences(address))
                .Select(reference => new ListedRef(reference.CanonicalName, reference.TargetIdentifier, reference is SymbolicReference))
                .Take(MaxRefs + 1)
                .ToList();
            return refs.Count <= MaxRefs ? refs : throw FaultException.GiveUp($"{place}: it lists more than {MaxRefs} refs.");
        }
        catch (LibGit2SharpException cause)
        {
            throw new FaultException(OfListing(place, cause), cause);
        }
    }

    /// <summary>No token is ever sent here, so none is asked for.</summary>
    private static Fault OfListing(string place, LibGit2SharpException cause) => GitFaults.StatusOf(cause) switch
    {
        401 or 403 or 404 => new Fault.GiveUp($"{place}: there is no such repository that may be read without a login. Check the address."),
        _ => GitFaults.OfRemote(place, cause, withToken: false),
    };

    private static Snapshot Read(LookRequest request, List<ListedRef> refs)
    {
        var releases = request.Follow.HasFlag(Follow.Releases) || request.Follow.HasFlag(Follow.Tags);
        return new Snapshot(
            request.Source.Repo,
            RepositoryId: null,
            releases ? ReleaseSource.GitRefs : ReleaseSource.None,
            releases ? ReleasesIn(refs) : [],
            !request.Follow.HasFlag(Follow.Commits) ? null
                : request.Source.Branch is { } branch ? HeadOf(branch, request.Source, refs)
                : HeadIn(refs));
    }

    private static List<Release> ReleasesIn(List<ListedRef> refs) =>
        [.. TagsIn(refs).Select(tag => new Release(tag.Key, null, tag.Value, null, null, null, null, ReleaseStage.Published))];

    /// <returns>Tag -> the commit that it leads to, peeled.</returns>
    internal static SortedDictionary<string, string> TagsIn(List<ListedRef> refs)
    {
        var commits = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var listed in refs.Where(listed => listed.Name.StartsWith(Tags, StringComparison.Ordinal) && !listed.IsSymbolic))
        {
            var peeled = listed.Name.EndsWith(Peeled, StringComparison.Ordinal);
            var name = peeled ? listed.Name[..^Peeled.Length] : listed.Name;
            var tag = name[Tags.Length..];
            if (Reference.IsValidName(name) && !tag.Contains((char)Rune.ReplacementChar.Value) && (peeled || !commits.ContainsKey(tag)))
                commits[tag] = listed.Target;
        }
        return commits;
    }

    private static CommitHead HeadOf(string branch, UpstreamSource source, List<ListedRef> refs) =>
        refs.Find(listed => listed.Name == Heads + branch) is { } head
            ? new CommitHead(branch, head.Target, null, null)
            : throw FaultException.GiveUp($"{GitFaults.Place(source.Git!)}: it has no branch {branch}. Correct branch: in watch:.");

    /// <summary>The default branch is what HEAD names; servers that do not say it have it told by its commit.</summary>
    private static CommitHead? HeadIn(List<ListedRef> refs)
    {
        if (refs.Find(listed => listed.Name == "HEAD") is not { } head)
            return null;
        var branch = refs.Where(listed => listed.Name.StartsWith(Heads, StringComparison.Ordinal))
            .Where(listed => head.IsSymbolic ? listed.Name == head.Target : listed.Target == head.Target)
            .OrderByDescending(listed => listed.Name is Heads + "main" or Heads + "master")
            .FirstOrDefault();
        return branch is null
            ? head.IsSymbolic ? null : new CommitHead("HEAD", head.Target, null, null)
            : new CommitHead(branch.Name[Heads.Length..], branch.Target, null, null);
    }

    private static string Validator(Snapshot snapshot)
    {
        var lines = snapshot.Releases.Select(release => $"{release.Commit} {release.Tag}")
            .Append($"{snapshot.Head?.Sha} {snapshot.Head?.Branch}")
            .Append($"{snapshot.Repo} {snapshot.Source}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    /// <summary>What has a colon and is neither URL nor full path goes out over SSH, with the user's keys.</summary>
    private static bool IsServed(string address) =>
        Scheme().Match(address) is { Success: true } match
            ? match.Groups["scheme"].Value.ToLowerInvariant() is "https" or "http" or "git" or "file"
            : Path.IsPathFullyQualified(address) || !address.Contains(':', StringComparison.Ordinal);

    [GeneratedRegex(@"\A(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")]
    private static partial Regex Scheme();

    internal sealed record ListedRef(string Name, string Target, bool IsSymbolic);
}
