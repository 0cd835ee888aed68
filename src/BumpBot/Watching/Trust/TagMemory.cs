using BumpBot.Model;

namespace BumpBot.Watching.Trust;

/// <summary>Where each version's tag led when it was first told.</summary>
internal static class TagMemory
{
    private const int TagsKept = 500;

    /// <summary>
    /// The memory with the tags that it did not know. Nothing that it knows changes here: a tag that moved is an alarm until a person has
    /// accepted it. Kept are the tags of what the look lists, the newest versions of too many.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Grown(
        IReadOnlyDictionary<string, string> known, Snapshot snapshot, IReadOnlyDictionary<string, string> told, VersionTags versions)
    {
        if (snapshot.Releases.All(release => known.ContainsKey(release.Tag)) || (told.Count == 0 && known.Count > 0))
            return known;
        var kept =
            from release in snapshot.Releases
            where release.Stage != ReleaseStage.Draft
            group release by release.Tag into same
            let commit = known.GetValueOrDefault(same.Key) ?? told.GetValueOrDefault(same.Key) ?? same.First().Commit
            where commit is not null
            let version = versions.TryRead(same.Key, out var read) ? read : null
            where version is not null
            orderby version descending
            select (Tag: same.Key, Commit: commit);
        var memory = kept.Take(TagsKept).ToDictionary(tag => tag.Tag, tag => tag.Commit, StringComparer.Ordinal);
        // What is not listed at the moment may come back elsewhere.
        foreach (var (tag, commit) in known.Where(tag => !memory.ContainsKey(tag.Key)).Take(TagsKept - memory.Count))
            memory[tag] = commit;
        return memory;
    }
}
