using Sandbox.Git;

namespace Sandbox;

public sealed partial class SandboxRepository
{
    private readonly List<SandboxRelease> _releases = [];

    /// <summary>The release that a maintainer marked as the latest; null = GitHub's own choice.</summary>
    public SandboxRelease? MarkedLatest { get; set; }

    /// <summary>In GitHub's order: by date of the tagged commit, newest first.</summary>
    public IReadOnlyList<SandboxRelease> Releases
    {
        get
        {
            lock (Hub.Gate)
            {
                return [.. _releases.OrderByDescending(release => release.CreatedAt).ThenByDescending(release => release.Id)];
            }
        }
    }

    /// <summary>Publishes a release. A tag that is not there yet is made at the head of the default branch, except for a draft.</summary>
    /// <param name="publishedAt">Null = now.</param>
    /// <param name="author">Null = the owner.</param>
    public SandboxRelease AddRelease(
        string tag,
        string? notes = null,
        string? name = null,
        bool prerelease = false,
        bool draft = false,
        DateTimeOffset? publishedAt = null,
        string? author = null,
        params IReadOnlyList<SandboxAsset> assets)
    {
        lock (Hub.Gate)
        {
            if (!draft && CommitOfTag(tag) is null)
                AddTag(tag);
            var published = publishedAt ?? Hub.Now;
            var release = new SandboxRelease(this, tag, Hub.Account(author ?? Owner.Login))
            {
                Name = name ?? tag,
                Notes = notes,
                IsDraft = draft,
                IsPrerelease = prerelease,
                TargetCommitish = DefaultBranch,
                PublishedAt = draft ? null : published,
                UpdatedAt = published,
                CreatedAt = CommitOfTag(tag) is { } commit ? CommitObject.Read(Store, commit).Committer.When : published,
            };
            foreach (var asset in assets)
                Attach(release, asset);
            _releases.Add(release);
            return release;
        }
    }

    public SandboxRelease? Release(string tag) => Releases.FirstOrDefault(release => release.Tag == tag);

    /// <summary>Somebody downloads every asset of every release: nothing is new, but the answers differ.</summary>
    public void BumpDownloads()
    {
        lock (Hub.Gate)
        {
            var assets = _releases.SelectMany(release => release.Assets).ToList();
            if (assets.Count == 0)
                throw new InvalidOperationException($"{FullName} has no release with an asset");
            foreach (var asset in assets)
                asset.Downloads++;
        }
    }

    internal void RemoveRelease(SandboxRelease release) => _releases.Remove(release);

    private void Attach(SandboxRelease release, SandboxAsset asset)
    {
        asset.Id = Hub.NextId();
        asset.CreatedAt = release.UpdatedAt;
        release.Assets.Add(asset);
    }
}
