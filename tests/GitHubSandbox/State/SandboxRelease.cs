namespace Sandbox;

/// <summary>A file attached to a release.</summary>
public sealed class SandboxAsset
{
    public required string Name { get; init; }

    /// <summary>In bytes; may exceed 2^31.</summary>
    public long Size { get; init; } = 1024;

    /// <summary>What a download gives; null = it cannot be downloaded here.</summary>
    public byte[]? Content { get; init; }

    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>As <c>sha256:…</c>; null = uploaded before GitHub kept digests.</summary>
    public string? Digest { get; init; }

    public long Downloads { get; set; }

    public long Id { get; internal set; }

    public DateTimeOffset CreatedAt { get; internal set; }

    public static implicit operator SandboxAsset(string name) => new() { Name = name };
}

/// <summary>A release, which a test may edit or delete at any time.</summary>
public sealed class SandboxRelease
{
    internal SandboxRelease(SandboxRepository repository, string tag, SandboxUser author) =>
        (Repository, Tag, Author, Id, CreatedAt) = (repository, tag, author, repository.Hub.NextId(), repository.Hub.Now);

    public SandboxRepository Repository { get; }

    public long Id { get; }

    public string Tag { get; }

    public SandboxUser Author { get; }

    public string? Name { get; set; }

    public string? Notes { get; set; }

    public bool IsDraft { get; set; }

    public bool IsPrerelease { get; set; }

    public bool IsImmutable { get; set; }

    public string TargetCommitish { get; internal init; } = "main";

    /// <summary>The date of the tagged commit, as at GitHub; a draft's is its own.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Null = a draft.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public IList<SandboxAsset> Assets { get; } = [];

    public void Delete()
    {
        lock (Repository.Hub.Gate)
        {
            Repository.RemoveRelease(this);
        }
    }
}
