using System.Diagnostics.CodeAnalysis;

namespace Updaters.Versions;

/// <summary>All versions that an upstream has published and the tags that they stand under; proves that a text means one of them.</summary>
public sealed class PublishedVersions
{
    private readonly IReadOnlyList<(string Tag, ReleaseVersion Version)> _all;

    public PublishedVersions(TagPattern pattern, IEnumerable<string> tags)
    {
        Pattern = pattern;
        _all = [.. from tag in tags.Distinct(StringComparer.Ordinal)
                   let version = pattern.TryRead(tag, out var read) ? read : null
                   where version is not null
                   select (tag, version)];
    }

    public TagPattern Pattern { get; }

    public bool HasTag(string tag) => _all.Any(published => published.Tag == tag);

    /// <summary>Whether the version is published, in this or a longer spelling (<c>3.11</c> where <c>3.11.4</c> is).</summary>
    public bool Names(ReleaseVersion version) => _all.Any(published => published.Version == version);
}
