using BumpBot.Model;
using BumpBot.Watching;
using Updaters.References;

namespace BumpBot.GitHub.Graph;

/// <summary>A look at one upstream by queries that ask of many: keeps what was told, and says what is to be asked next.</summary>
internal sealed class ColdLook
{
    private readonly OrderedReleases _releases = new();
    private readonly OrderedReleases _tags = new();
    private readonly DateTimeOffset _now;
    private string? _releasesAfter;
    private string? _tagsAfter;
    private bool _tagsBegun;
    private bool _youngestAsked;
    private IReadOnlyList<DatedTag> _youngest = [];
    private RepoName? _repo;
    private RepositoryNode? _first;
    private CommitHead? _head;

    public ColdLook(LookRequest request, DateTimeOffset now)
    {
        (Request, _now) = (request, now);
        Next = new RepositoryQuestion(
            request.Source.Repo,
            (Follows(Follow.Commits) ? Asked.Head : 0) | (Follows(Follow.Releases) ? Asked.Releases : 0) | (Follows(Follow.Tags) ? Asked.Tags : 0),
            Branch: request.Source.Branch);
    }

    public LookRequest Request { get; }

    /// <summary>Null = there is nothing more to ask.</summary>
    public RepositoryQuestion? Next { get; private set; }

    /// <summary>Whether something could not be told whole; then this is no look at all.</summary>
    public bool HasFailed { get; private set; }

    private bool Follows(Follow follow) => Request.Follow.HasFlag(follow);

    private bool HasPublished => _releases.All.Any(release => release.Stage != ReleaseStage.Draft);

    /// <summary>Takes the answer to <see cref="Next"/>.</summary>
    /// <param name="node">Null = it was not told, or not whole.</param>
    public void Take(RepositoryNode? node)
    {
        try
        {
            HasFailed = node is null || !Add(Next!.Asked, node);
        }
        catch (FaultException)
        {
            HasFailed = true;
        }
        Next = HasFailed ? null : Following();
    }

    public void Fail() => (HasFailed, Next) = (true, null);

    /// <param name="fullLookAt">From when on the time to the next full look is counted.</param>
    public StoredLook Result(string identity, DateTimeOffset fullLookAt) => new(
        new Snapshot(_repo!, _first!.DatabaseId, Source, Listed, _head)
        {
            Archived = _first.IsArchived,
            TagBeyond = TagsBeyond.Of(Request.Source.Repo, _releases.All, _youngest),
        },
        Request.Follow,
        new Dictionary<string, string>(),
        identity,
        fullLookAt);

    private ReleaseSource Source => (Follows(Follow.Releases), Follows(Follow.Tags)) switch
    {
        (_, true) => ReleaseSource.Tags,
        (true, _) => HasPublished ? ReleaseSource.Releases : ReleaseSource.TagsInsteadOfReleases,
        _ => ReleaseSource.None,
    };

    private IReadOnlyList<Release> Listed => Source switch
    {
        ReleaseSource.Releases => _releases.All,
        ReleaseSource.None => [],
        ReleaseSource.TagsInsteadOfReleases => _tags.All,
        _ => ReleasesWithTags.Join(_releases.All, _tags.All),
    };

    private bool Add(Asked asked, RepositoryNode node)
    {
        if (_first is null)
        {
            if (node.DatabaseId is null or <= 0 || !RepoName.TryParse(node.NameWithOwner, out var repo))
                return false;
            (_first, _repo) = (node with { Releases = null, Refs = null, Youngest = null }, repo);
            _head = asked.HasFlag(Asked.Head) ? GraphEntries.Head(node.Head) : null;
            // REST says what is wrong with a branch that is not there.
            if (_head is null && Request.Source.Branch is not null)
                return false;
        }
        // Between two pages another may have taken its place.
        if (node.DatabaseId != _first.DatabaseId)
            return false;
        if (asked.HasFlag(Asked.YoungestTags))
            _youngest = [.. GraphEntries.DatedTags(node.Youngest?.Nodes ?? [])];
        return (!(asked.HasFlag(Asked.Releases) || asked.HasFlag(Asked.OlderReleases)) || AddReleases(node.Releases, asked.HasFlag(Asked.Releases)))
            && (!asked.HasFlag(Asked.Tags) || AddTags(node.Refs));
    }

    private bool AddReleases(ConnectionNode<ReleaseNode>? page, bool withNotes)
    {
        if (page is not { Nodes: { } nodes, PageInfo: { } info })
            return false;
        _releases.Add(GraphEntries.Releases(nodes, withNotes));
        _releasesAfter = info.HasNextPage ? info.EndCursor : null;
        return !info.HasNextPage || info.EndCursor is not null;
    }

    private bool AddTags(ConnectionNode<RefNode>? page)
    {
        if (page is not { Nodes: { } nodes, PageInfo: { } info })
            return false;
        _tagsBegun = true;
        _tags.Add(GraphEntries.Tags(nodes));
        _tagsAfter = info.HasNextPage ? info.EndCursor : null;
        return !info.HasNextPage || info.EndCursor is not null;
    }

    private RepositoryQuestion? Following()
    {
        var asked = Asked.Facts;
        if (_releasesAfter is not null)
            asked |= Asked.OlderReleases;
        var standIn = Follows(Follow.Releases) && _releasesAfter is null && !HasPublished;
        if (_tagsAfter is not null || (standIn && !_tagsBegun))
            asked |= Asked.Tags;
        if (!_youngestAsked && Source == ReleaseSource.Releases && TagsBeyond.MayBe(_releases.All, _now))
            (asked, _youngestAsked) = (asked | Asked.YoungestTags, true);
        return asked == Asked.Facts ? null : new RepositoryQuestion(Request.Source.Repo, asked, _releasesAfter, _tagsAfter);
    }
}
