using Updaters.References;
using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>An upstream that stopped making releases and goes on tagging: told, so that nobody waits for a release in vain. Pure.</summary>
public static class TagsBeyond
{
    /// <summary>Time without a release after which its tags are looked at.</summary>
    public static readonly TimeSpan Drought = TimeSpan.FromDays(180);

    /// <summary>Whether the newest release is so old that the tags are worth a look.</summary>
    public static bool MayBe(IReadOnlyList<Release> releases, DateTimeOffset now) => NewestRelease(releases) is { } newest && now - newest >= Drought;

    /// <summary>The tag that is told; null = none.</summary>
    /// <param name="tags">With the dates of their commits.</param>
    public static DatedTag? Of(RepoName repo, IReadOnlyList<Release> releases, IReadOnlyList<DatedTag> tags)
    {
        var newest = NewestRelease(releases);
        List<DatedTag> late = [.. tags.Where(tag => tag.At - newest >= Drought)];
        var highest = Highest(repo, releases, late.Select(tag => tag.Name));
        return late.Find(tag => tag.Name == highest);
    }

    /// <summary>The highest version among the tags, if it is above all that were released; null = none is. Tags that are no versions, and pre-releases, do not count.</summary>
    public static string? Highest(RepoName repo, IReadOnlyList<Release> releases, IEnumerable<string> tags)
    {
        List<string> released = [.. releases.Where(IsPublished).Select(release => release.Tag)];
        var pattern = TagPattern.Infer(repo, released);
        var last = released.Select(Read).Max();
        return last is null ? null : tags
            .Select(tag => (Tag: tag, Version: Read(tag)))
            .Where(read => read.Version is { IsPrerelease: false } version && version > last)
            .OrderByDescending(read => read.Version).Select(read => read.Tag).FirstOrDefault();

        ReleaseVersion? Read(string tag) => pattern.TryRead(tag, out var version) ? version : null;
    }

    /// <summary>Whether the tag still says so: since it was seen, there may have been a release.</summary>
    public static bool IsTold(Snapshot snapshot) => snapshot.TagBeyond is { } tag && tag.At - NewestRelease(snapshot.Releases) >= Drought;

    /// <summary>When the newest release was made; null = no release has a date.</summary>
    public static DateTimeOffset? NewestRelease(IReadOnlyList<Release> releases) => releases.Where(IsPublished).Max(release => release.PublishedAt);

    private static bool IsPublished(Release release) => release.Stage != ReleaseStage.Draft;
}
