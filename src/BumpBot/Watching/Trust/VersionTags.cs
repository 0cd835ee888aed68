using System.Diagnostics.CodeAnalysis;
using BumpBot.Model;
using Updaters.Versions;

namespace BumpBot.Watching.Trust;

/// <summary>Tells the tags that stand for one version for good from those that are meant to move, such as <c>v4</c>, <c>latest</c> and <c>nightly</c>.</summary>
/// <remarks>Nothing is read before something has changed: most looks find all as it was.</remarks>
internal sealed class VersionTags
{
    private readonly Lazy<TagPattern> _pattern;

    /// <summary>Every final version, cut short: what a moving tag is called.</summary>
    private readonly Lazy<HashSet<string>> _series;

    private VersionTags(Func<TagPattern> pattern, IEnumerable<string> tags)
    {
        _pattern = new(pattern);
        _series = new(() => [.. tags.SelectMany(CutShort)]);
    }

    public static VersionTags Of(WatchEntry entry, Detection detection, Snapshot snapshot, SeenUpstream? seen)
    {
        var tags = snapshot.Releases.Where(release => release.Stage != ReleaseStage.Draft).Select(release => release.Tag);
        return new VersionTags(
            () => (detection as Detection.Found)?.Published.Pattern ?? entry.Upstream.Tag ?? TagPattern.Infer(entry.Id.Repo, tags),
            // What is gone from the look by now still stood beside the others.
            tags.Concat(seen?.Tags.Keys ?? []).Concat(seen?.History.Select(release => release.Tag) ?? []));
    }

    /// <summary>Whether the tag is a version's own: a short one (<c>v4</c>) is not, where a longer one (<c>v4.1.0</c>) stands beside it.</summary>
    public bool TryRead(string tag, [NotNullWhen(true)] out ReleaseVersion? version) =>
        _pattern.Value.TryRead(tag, out version) && !_series.Value.Contains(version.Text);

    private IEnumerable<string> CutShort(string tag)
    {
        if (!_pattern.Value.TryRead(tag, out var version) || version.IsPrerelease)
            yield break;
        var parts = version.Text.Split('.');
        for (var count = 1; count < parts.Length; count++)
            yield return string.Join('.', parts[..count]);
    }
}
