using BumpBot.Model;

namespace BumpBot.GitHub;

/// <summary>Where both are followed, a tag that has a release is told by its release.</summary>
internal static class ReleasesWithTags
{
    public static IReadOnlyList<Release> Join(IReadOnlyList<Release> releases, IReadOnlyList<Release> tags)
    {
        var released = releases.Where(release => release.Stage != ReleaseStage.Draft).Select(release => release.Tag).ToHashSet();
        return [.. releases, .. tags.Where(tag => !released.Contains(tag.Tag))];
    }
}
