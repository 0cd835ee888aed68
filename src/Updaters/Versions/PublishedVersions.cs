using System.Diagnostics.CodeAnalysis;

namespace Updaters.Versions;

/// <summary>All versions that an upstream has published and the tags that they stand under; proves that a text means one of them.</summary>
public sealed class PublishedVersions
{
    /// <summary>Each tag with its version; null = it is none.</summary>
    private readonly Dictionary<string, ReleaseVersion?> _tags = new(StringComparer.Ordinal);
    private readonly HashSet<ReleaseVersion> _versions = [];

    /// <summary>Made when the first reference asks: most upstreams have none that does.</summary>
    private readonly Lazy<Spellings> _spellings;

    public PublishedVersions(TagPattern pattern, IEnumerable<string> tags)
    {
        Pattern = pattern;
        foreach (var tag in tags)
        {
            if (_tags.ContainsKey(tag))
                continue;
            _tags.Add(tag, pattern.TryRead(tag, out var version) ? version : null);
            if (version is not null)
                _versions.Add(version);
        }
        _spellings = new(() => new Spellings(_tags.Values.OfType<ReleaseVersion>()));
    }

    public TagPattern Pattern { get; }

    /// <summary>Each version once, in no order.</summary>
    public IReadOnlyCollection<ReleaseVersion> Versions => _versions;

    /// <summary>The one scheme that the versions follow.</summary>
    public VersionScheme Scheme => SchemeOfVersions.Of(_versions);

    /// <summary>Whether there is exactly this tag, be it a version or not.</summary>
    public bool HasTag(string tag) => _tags.ContainsKey(tag);

    /// <summary>The version that one of the tags stands for; false = it is no version of this upstream, or no tag of its.</summary>
    public bool TryGetVersion(string tag, [NotNullWhen(true)] out ReleaseVersion? version) => _tags.TryGetValue(tag, out version) && version is not null;

    /// <summary>Whether this very version is published, in whatever spelling (<c>1.2</c> for <c>1.2.0</c>).</summary>
    public bool Has(ReleaseVersion version) => _versions.Contains(version);

    /// <summary>Whether the version is published, in this or a longer spelling (<c>3.11</c> where <c>3.11.4</c> is).</summary>
    public bool Names(ReleaseVersion version) => Has(version) || (version.Tail == "" && _spellings.Value.CutShort.Contains(Numbers(version, version.PartCount)));

    /// <summary>
    /// Whether the text is all of a version: published with exactly these numbers, and no version adds one to them. Else a text with fewer
    /// numbers than the upstream's versions have means whichever of them is the newest.
    /// </summary>
    internal bool IsWhole(ReleaseVersion version) => Writes(version) && !_spellings.Value.Extended.Contains(Numbers(version, version.PartCount));

    /// <summary>Whether a version is published with exactly these numbers, no more and no fewer.</summary>
    internal bool Writes(ReleaseVersion version) => _spellings.Value.Written.Contains(Numbers(version, version.PartCount));

    private static string Numbers(ReleaseVersion version, int count) => string.Join('.', Enumerable.Range(0, count).Select(version.Number));

    /// <summary>How the versions' numbers are written.</summary>
    private sealed class Spellings
    {
        /// <param name="versions">Equal ones too: <c>v3</c> and <c>v3.0.0</c> are one version in two spellings.</param>
        public Spellings(IEnumerable<ReleaseVersion> versions)
        {
            foreach (var version in versions)
                Add(version);
        }

        /// <summary>The numbers of each version as they are written, and those of every final version cut short.</summary>
        public HashSet<string> Written { get; } = new(StringComparer.Ordinal);

        public HashSet<string> CutShort { get; } = new(StringComparer.Ordinal);

        /// <summary>Those that some version, a pre-release too, goes on from.</summary>
        public HashSet<string> Extended { get; } = new(StringComparer.Ordinal);

        private void Add(ReleaseVersion version)
        {
            Written.Add(Numbers(version, version.PartCount));
            for (var count = 1; count < version.PartCount; count++)
            {
                Extended.Add(Numbers(version, count));
                if (!version.IsPrerelease)
                    CutShort.Add(Numbers(version, count));
            }
        }
    }
}
