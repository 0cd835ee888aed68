namespace Updaters.Versions;

/// <summary>All versions that an upstream has published and the tags that they stand under; proves that a text means one of them.</summary>
public sealed class PublishedVersions
{
    private readonly HashSet<string> _tags;
    private readonly HashSet<ReleaseVersion> _versions = [];

    /// <summary>The numbers of each version as they are written, and those of every final version cut short.</summary>
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cutShort = new(StringComparer.Ordinal);

    /// <summary>Those that some version, a pre-release too, goes on from.</summary>
    private readonly HashSet<string> _extended = new(StringComparer.Ordinal);

    public PublishedVersions(TagPattern pattern, IEnumerable<string> tags)
    {
        Pattern = pattern;
        _tags = new(tags, StringComparer.Ordinal);
        foreach (var tag in _tags)
        {
            if (pattern.TryRead(tag, out var version))
                Add(version);
        }
    }

    public TagPattern Pattern { get; }

    /// <summary>Each version once, in no order.</summary>
    public IReadOnlyCollection<ReleaseVersion> Versions => _versions;

    /// <summary>The one scheme that the versions follow.</summary>
    public VersionScheme Scheme => SchemeOfVersions.Of(_versions);

    /// <summary>Whether there is exactly this tag, be it a version or not.</summary>
    public bool HasTag(string tag) => _tags.Contains(tag);

    /// <summary>Whether this very version is published, in whatever spelling (<c>1.2</c> for <c>1.2.0</c>).</summary>
    public bool Has(ReleaseVersion version) => _versions.Contains(version);

    /// <summary>Whether the version is published, in this or a longer spelling (<c>3.11</c> where <c>3.11.4</c> is).</summary>
    public bool Names(ReleaseVersion version) => Has(version) || (version.Tail == "" && _cutShort.Contains(Numbers(version, version.PartCount)));

    /// <summary>
    /// Whether the text is all of a version: published with exactly these numbers, and no version adds one to them. Else a text with fewer
    /// numbers than the upstream's versions have means whichever of them is the newest.
    /// </summary>
    internal bool IsWhole(ReleaseVersion version) => Writes(version) && !_extended.Contains(Numbers(version, version.PartCount));

    /// <summary>Whether a version is published with exactly these numbers, no more and no fewer.</summary>
    internal bool Writes(ReleaseVersion version) => _written.Contains(Numbers(version, version.PartCount));

    private void Add(ReleaseVersion version)
    {
        _versions.Add(version);
        _written.Add(Numbers(version, version.PartCount));
        for (var count = 1; count < version.PartCount; count++)
        {
            _extended.Add(Numbers(version, count));
            if (!version.IsPrerelease)
                _cutShort.Add(Numbers(version, count));
        }
    }

    private static string Numbers(ReleaseVersion version, int count) => string.Join('.', Enumerable.Range(0, count).Select(version.Number));
}
