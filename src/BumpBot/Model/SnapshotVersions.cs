using Updaters.Versions;

namespace BumpBot.Model;

/// <summary>Reads the tags of a look as versions.</summary>
public static class SnapshotVersions
{
    /// <summary>All versions, in the form that the entry gives, else in the one that the tags show. A draft is not published.</summary>
    public static PublishedVersions Of(WatchEntry entry, Snapshot snapshot)
    {
        List<string> tags = [.. snapshot.Releases.Where(release => release.Stage != ReleaseStage.Draft).Select(release => release.Tag)];
        return new PublishedVersions(entry.Upstream.Tag ?? TagPattern.Infer(entry.Id.Repo, tags), tags);
    }
}
